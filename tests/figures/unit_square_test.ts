import assert from "node:assert/strict";
import { unitSquare } from "nets/figures";
import { separability } from "../../lib/logic/separability.ts";
import { ALL_TWO_INPUT, AND, OR } from "../../lib/logic/gates.ts";
import { thresholdUnit } from "../../lib/logic/threshold_unit.ts";

const alt = (...options: Parameters<typeof unitSquare>) =>
  unitSquare(...options).getAttribute("aria-label")!;
const POINTS = ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"];

Deno.test("unitSquare() says of every separable function which points fire, as its table has them", () => {
  for (const table of ALL_TWO_INPUT) {
    const verdict = separability(table);
    if (!verdict.separable) continue;
    const { weights, threshold } = verdict;
    const firing = POINTS.filter((_, i) => table.outputs[i] === 1);
    const text = alt({ unit: thresholdUnit({ weights, threshold }) });
    if (weights.every((w) => w === 0)) {
      assert.match(
        text,
        /there is no line, and the unit (fires|rests) everywhere/,
      );
    } else {
      const [said] = /leaves (.*) on the side that fires/.exec(text)!.slice(1);
      assert.deepEqual(
        said === "no point" ? [] : said.split(/, (?=\()| and /),
        firing,
        table.name,
      );
    }
  }
});

Deno.test("unitSquare() takes the library's units and tables as they are", () => {
  const text = alt({
    unit: thresholdUnit({ weights: [1, 1], threshold: 2 }),
    table: AND,
  });
  assert.doesNotMatch(text, /Wrong/);
  assert.match(
    alt({ unit: thresholdUnit({ weights: [1, 1], threshold: 2 }), table: OR }),
    /Wrong: \(0, 1\) and \(1, 0\)\.$/,
  );
});

Deno.test("unitSquare() marks each mistake with one black ring", () => {
  const rings = (table: (0 | 1)[]) =>
    [
      ...unitSquare({ unit: { weights: [1, 1], threshold: 1.5 }, table })
        .outerHTML.matchAll(/<circle[^>]*fill="none"/g),
    ].length;
  assert.deepEqual([
    rings([0, 0, 0, 1]),
    rings([0, 1, 1, 0]),
    rings([1, 1, 1, 0]),
  ], [0, 3, 4]);
});

Deno.test("unitSquare() joins points that fall together, with all their names", () => {
  const source = unitSquare({
    points: [{ x: [0.1, 0.1], y: 0, name: "01" }, {
      x: [0.1, 0.1],
      y: 0,
      name: "10",
    }, { x: [1, 0], y: 1, name: "11" }],
  }).outerHTML;
  assert.match(source, />01, 10</);
});

Deno.test("unitSquare() shades where all units fire", () => {
  const units = [{ weights: [1, 1], threshold: 0.5 }, {
    weights: [-1, -1],
    threshold: -1.5,
  }];
  assert.match(
    alt({ units, shade: "and" }),
    /Shaded is where all units fire\.$/,
  );
});

Deno.test("unitSquare() says what it cannot draw", () => {
  assert.throws(() => unitSquare({}), {
    name: "ValueError",
    message:
      "Cannot draw a unit square: it must be given a unit, a table or points, but there is none of them",
  });
  assert.throws(() => unitSquare({ table: [0, 1, 1] }), {
    name: "ShapeError",
    message:
      "Cannot draw a unit square: the table must have 4 rows (two inputs), but it has 3",
  });
  assert.throws(() => unitSquare({ points: [{ x: [0, NaN], y: 1 }] }), {
    name: "ValueError",
    message:
      "Cannot draw a unit square: coordinates must be finite numbers, but coordinate 2 is NaN",
  });
});

Deno.test("unitSquare() claims no class where none is given", () => {
  const units = [{ weights: [1, 1], threshold: 0.5 }, {
    weights: [1, 1],
    threshold: 1.5,
  }];
  const source = unitSquare({ units }).outerHTML;
  assert.equal(
    [...source.matchAll(/<circle[^>]*r="5" fill="#8C8C8C"/g)].length,
    4,
  );
  assert.doesNotMatch(source, /fill="#0072B2"|stroke="#D55E00"/);
});

Deno.test("unitSquare() leaves out the names of the sides where they would lie on the line", () => {
  const small =
    unitSquare({ unit: { weights: [1, 1], threshold: 1 }, width: 170 })
      .outerHTML;
  assert.doesNotMatch(small, />(fires|rests)</);
});
