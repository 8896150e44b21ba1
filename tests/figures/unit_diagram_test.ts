import assert from "node:assert/strict";
import fc from "fast-check";
import { unitDiagram } from "nets/figures";
import { mcCullochPitts } from "../../lib/logic/mcculloch_pitts.ts";
import { thresholdUnit } from "../../lib/logic/threshold_unit.ts";

const alt = (...given: Parameters<typeof unitDiagram>) =>
  unitDiagram(...given).getAttribute("aria-label")!;
const bit = fc.constantFrom(0 as const, 1 as const);
const small = fc.integer({ min: -3, max: 3 });

Deno.test("unitDiagram() says of every unit what the library's unit does", () => {
  fc.assert(
    fc.property(
      small,
      small,
      small,
      bit,
      bit,
      fc.constantFrom("fire" as const, "rest" as const),
      (a, b, threshold, x1, x2, tie) => {
        const fires =
          thresholdUnit({ weights: [a, b], threshold, tie })([x1, x2]) === 1;
        assert.match(
          alt({ weights: [a, b], threshold, tie, values: [x1, x2] }),
          fires ? /: it fires\.$/ : /: it rests\.$/,
        );
      },
    ),
  );
});

Deno.test("unitDiagram() knows absolute inhibition as the library does", () => {
  fc.assert(
    fc.property(
      bit,
      bit,
      bit,
      fc.integer({ min: 0, max: 3 }),
      (a1, a2, b, threshold) => {
        const fires =
          mcCullochPitts({ excitatory: 2, inhibitory: 1, threshold })(
            [a1, a2],
            [b],
          ) === 1;
        const text = alt({
          excitatory: 2,
          inhibitory: 1,
          threshold,
          values: [a1, a2, b],
        });
        assert.match(text, fires ? /: it fires\.$/ : /: it rests\.$/);
        assert.equal(/inhibited/.test(text), b === 1);
      },
    ),
  );
});

Deno.test("unitDiagram() draws a negative weight dashed and inhibition with a ring instead of an arrow", () => {
  const dashes = (source: string) =>
    [...source.matchAll(/stroke-dasharray/g)].length;
  assert.equal(
    dashes(unitDiagram({ weights: [1, -1], threshold: 0 }).outerHTML),
    1,
  );
  const pitts =
    unitDiagram({ excitatory: 1, inhibitory: 2, threshold: 1 }).outerHTML;
  assert.equal(dashes(pitts), 2);
  assert.equal([...pitts.matchAll(/<circle[^>]*r="7"/g)].length, 2);
});

Deno.test("unitDiagram() makes a line twice as wide for twice the weight", () => {
  const source = unitDiagram({ weights: [1, 2], threshold: 1 }).outerHTML;
  const widths = [
    ...source.matchAll(
      /<path[^>]*stroke-width="([\d.]+)"[^>]*stroke="#0072B2"/g,
    ),
  ].map((m) => Number(m[1]));
  assert.equal(widths[1], 2 * widths[0]);
});

Deno.test("unitDiagram() of a neuron says its bias and does not say that it fires", () => {
  assert.equal(
    alt({
      weights: [0.5, 0.9],
      bias: 0,
      activation: "\\sigma",
      values: [0.5, 0.3],
    }),
    "A unit with the inputs x₁ (weight 0.5) and x₂ (weight 0.9) and the bias 0; its activation is σ. " +
      "With x₁ = 0.5 and x₂ = 0.3 the sum is 0.52.",
  );
});

Deno.test("unitDiagram() says what it cannot draw", () => {
  assert.throws(() => unitDiagram({ weights: [1] }), {
    name: "ValueError",
    message:
      "Cannot draw a unit: it must have a threshold or a bias, but it has neither",
  });
  assert.throws(() => unitDiagram({ threshold: 1 }), {
    name: "ShapeError",
    message:
      "Cannot draw a unit: there must be an input at least, but there is none",
  });
  assert.throws(
    () => unitDiagram({ weights: [1, 1], threshold: 1, values: [1] }),
    {
      message: "Cannot draw a unit: it takes 2 values, but 1 was given",
    },
  );
});

Deno.test("unitDiagram() ends an input that has a veto in a ring, and leaves it out of the sum", () => {
  const unit = { weights: [2, -5], vetoes: [2], threshold: 1 };
  assert.match(
    unitDiagram(unit).outerHTML,
    /<circle[^>]*r="7"/,
  );
  assert.equal(
    alt({ ...unit, values: [1, 0] }),
    "A unit with the inputs x₁ (weight 2) and x₂ (veto); it fires when their weighted sum is at least 1 and x₂ is 0. " +
      "With x₁ = 1 and x₂ = 0 the sum is 2: it fires.",
  );
  assert.equal(
    alt({ ...unit, weights: [2, 5], values: [1, 1] }).slice(-43),
    "With x₁ = 1 and x₂ = 1 it is inhibited: it rests.".slice(-43),
  );
});
