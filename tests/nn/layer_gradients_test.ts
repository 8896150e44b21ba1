/** Every layer: its slopes are what small steps measure, its shapes are foretold, its parameters are counted. */

import assert from "node:assert/strict";
import {
  conv2d,
  countParameters,
  flatten,
  layerNorm,
  linear,
  lstm,
  recurrent,
  selfAttention,
  sequential,
} from "nets/nn";
import type { Tensor } from "nets/tensor";
import { BACKENDS } from "../support/backends.ts";
import {
  assertGradient,
  assertSecondGradient,
  DOUBLE,
  inputsOf,
} from "../support/gradient_check.ts";
import {
  assertSameThere,
  computed,
  given,
  LAYERS,
  training,
} from "./every_layer.ts";

const from = (seed: number) => ({ seed, backend: DOUBLE });

for (const [name, tried] of Object.entries(LAYERS)) {
  Deno.test(`${name} has the slopes that small steps measure, for its input and its parameters`, async () => {
    const { x, parameters } = given(tried);
    await assertGradient(
      (...inputs) => computed(tried, training())(...inputs),
      [...x, ...parameters],
    );
  });

  Deno.test(`${name} says the same on every backend, and has the same slopes`, async () => {
    for (const contender of BACKENDS) await assertSameThere(tried, contender);
  });

  Deno.test(`${name} foretells its shape and counts its parameters`, () => {
    const { layer, x } = tried;
    const input = Array.isArray(x) ? inputsOf([x], 2)[0] : x as Tensor;
    const { shape } = layer.output(input);
    assert.deepEqual(shape, layer.shapeAfter(input.shape));
    // What is known of the shape beforehand must be true.
    for (const open of [["…"], ["…", input.shape.at(-1)!]]) {
      const after = layer.shapeAfter(open);
      const known = after[0] === "…" ? after.slice(1) : after;
      assert.ok(after[0] === "…" || after.length === shape.length);
      known.forEach((size, i) =>
        assert.ok(
          typeof size !== "number" ||
            size === shape[shape.length - known.length + i],
        )
      );
    }
    assert.equal(countParameters(layer), tried.count);
  });
}

Deno.test("a network for images has second derivatives", async () => {
  const layer = sequential(
    conv2d(1, 2, [1, 2], { ...from(1), activation: "tanh" }),
    flatten,
    linear(4, 2, from(2)),
    layerNorm(2, { backend: DOUBLE }),
  );
  const tried = { layer, x: [2, 1, 1, 3], count: 0 };
  const { x, parameters } = given(tried);
  await assertSecondGradient(computed(tried), [...x, ...parameters]);
});

Deno.test("a network for sequences has second derivatives", async () => {
  const layer = sequential(
    selfAttention(2, { ...from(1), causal: true }),
    lstm(2, 2, from(2)),
    recurrent(2, 1, from(3)),
  );
  const tried = { layer, x: [1, 3, 2], count: 0 };
  const { x, parameters } = given(tried);
  await assertSecondGradient(computed(tried), [...x, ...parameters]);
});
