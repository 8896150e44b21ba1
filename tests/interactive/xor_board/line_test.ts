/** The line under a hand: handles lie on it, and it goes where they go. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { fires } from "../../../lib/figures/half_plane.ts";
import {
  BOX,
  exactUnit,
  flipped,
  handlesOf,
  moved,
  pictured,
  sameUnit,
  unitThrough,
} from "../../../lib/interactive/xor_board/line.ts";
import { answerFor } from "../../../lib/interactive/xor_board/proof.ts";
import type { UnitNumbers } from "../../../lib/interactive/xor_board/state.ts";
import { ALL_TWO_INPUT, XOR } from "../../../lib/logic/gates.ts";

const number = fc.integer({ min: -40, max: 40 }).map((n) => n / 8);
const unit = fc.record({
  weights: fc.tuple(number, number),
  threshold: number,
});
const place = fc.tuple(
  fc.double({ min: -3, max: 4, noNaN: true }),
  fc.double({ min: -3, max: 4, noNaN: true }),
);

const distance = (
  { weights: [a, b], threshold }: UnitNumbers,
  p: readonly number[],
) => Math.abs(a * p[0] + b * p[1] - threshold) / Math.hypot(a, b);

Deno.test("handlesOf() puts both handles on the line and into the picture", () =>
  fc.assert(
    fc.property(unit, (unit) => {
      const handles = handlesOf(unit);
      if (handles === undefined) return;
      for (const at of handles) {
        assert.ok(distance(unit, at) < 1e-3, `${at}`);
        for (const c of at) {
          assert.ok(c >= BOX.left - 0.1 && c <= BOX.right + 0.1);
        }
      }
    }),
  ));

Deno.test("handlesOf() has nothing to hold where there is no line, or hardly any of it is seen", () => {
  assert.equal(handlesOf({ weights: [0, 0], threshold: 0 }), undefined);
  assert.equal(handlesOf({ weights: [1, 1], threshold: 40 }), undefined);
  assert.equal(handlesOf({ weights: [1, 1], threshold: 2.88 }), undefined); // it cuts a corner off
});

Deno.test("unitThrough() of its handles is the same line, firing on the same side", () =>
  fc.assert(
    fc.property(unit, (unit) => {
      const handles = handlesOf(unit);
      if (handles === undefined) return;
      const again = unitThrough(handles);
      const [p, q] = handles;
      const middle = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
      const length = Math.hypot(...unit.weights);
      for (const by of [-0.05, 0.05]) {
        const beside = middle.map((c, i) => c + by * unit.weights[i] / length);
        const at = [beside[0], beside[1]] as const;
        assert.equal(fires(pictured(again), at), fires(pictured(unit), at));
      }
    }),
  ));

Deno.test("moved() keeps handles on a grid of twentieths, inside, apart, and the other in its place", () =>
  fc.assert(
    fc.property(
      unit,
      place,
      fc.constantFrom(0 as const, 1 as const),
      (unit, to, which) => {
        const handles = handlesOf(unit);
        if (handles === undefined) return;
        const next = moved(handles, which, to);
        assert.equal(next[1 - which], handles[1 - which]);
        if (next === handles) return;
        const [x, y] = next[which];
        assert.ok(
          Math.hypot(x - next[1 - which][0], y - next[1 - which][1]) >= 0.15,
        );
        for (const c of [x, y]) {
          assert.ok(c >= BOX.left && c <= BOX.right);
          assert.equal(c, Number((Math.round(c * 20) / 20).toFixed(2)));
        }
        assert.ok(distance(unitThrough(next), [x, y]) < 1e-3);
      },
    ),
  ));

Deno.test("flipped() fires where the unit rested", () => {
  const unit = { weights: [1, 1], threshold: 0.5 };
  assert.equal(String(exactUnit(unit).table()), "0111");
  assert.equal(String(exactUnit(flipped(unit)).table()), "1000");
  assert.ok(sameUnit(flipped(flipped(unit)), unit));
});

Deno.test("handles reach all four rows of each gate that has a line, and never those of XOR", () => {
  const places = [-0.4, -0.2, 0.2, 0.5, 0.8, 1.2, 1.4];
  const rim = places.flatMap((p) =>
    [[p, -0.4], [p, 1.4], [-0.4, p], [1.4, p]] as const
  );
  const reached = new Set(
    rim.flatMap((p) =>
      rim.filter((q) => Math.hypot(p[0] - q[0], p[1] - q[1]) > 0.2)
        .map((q) =>
          String(exactUnit(unitThrough([p, q])).table().outputs.join(""))
        )
    ),
  );
  const wanted = ALL_TWO_INPUT.filter((gate) => answerFor(gate).possible)
    .map(({ outputs }) => outputs.join("")).sort();
  assert.deepEqual([...reached].sort(), wanted);
  assert.ok(!reached.has(XOR.outputs.join("")));
});
