/** Making activations, and what is none. */

import assert from "node:assert/strict";
import { type Activation, activation } from "../../lib/scalar/activation.ts";

Deno.test("activation() wants a function and its slope", () => {
  const make = activation as (g: unknown, about?: unknown) => Activation;
  const g = (z: number) => z * z;
  assert.throws(() => make(g), {
    name: "ShapeError",
    message:
      "Cannot make an activation: the options must be a record, as in activation((z) => z * z, { slope: (z) => 2 * z, … }), but there are none",
  });
  assert.throws(() => make(g, {}), {
    name: "ValueError",
    message:
      "Cannot make an activation: its slope must be a function, but it is nothing",
  });
  assert.throws(() => make("z^2", { slope: (z: number) => 2 * z }), {
    name: "ValueError",
    message:
      'Cannot make an activation: it must be a function, but it is the text "z^2"',
  });
});
