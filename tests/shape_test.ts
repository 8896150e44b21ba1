/** The checks at the door, with the whole of each message. */

import assert from "node:assert/strict";
import { checkFinite, checkLength, formatShape } from "../lib/shape.ts";

Deno.test("formatShape() writes a single number as []", () => {
  assert.equal(formatShape([]), "[]");
});

Deno.test("checkLength() says how many it takes and how many it got", () => {
  assert.throws(() => checkLength("apply AND", "inputs", [1, 0, 1], 2), {
    name: "ShapeError",
    message: "Cannot apply AND: it takes 2 inputs, but 3 were given",
  });
  assert.throws(() => checkLength("apply NOT", "inputs", [], 1), {
    message: "Cannot apply NOT: it takes 1 input, but 0 were given",
  });
  checkLength("apply AND", "inputs", [1, 0], 2);
});

Deno.test("checkFinite() names the first that is not a finite number", () => {
  assert.throws(() => checkFinite("build a unit", "weights", [0, Infinity]), {
    name: "ValueError",
    message:
      "Cannot build a unit: weights must be finite numbers, but weight 2 is Infinity",
  });
  assert.throws(() => checkFinite("build a unit", "entries", ["1"]), {
    message:
      'Cannot build a unit: entries must be finite numbers, but entry 1 is "1"',
  });
  checkFinite("build a unit", "weights", [0, -1.5]);
});
