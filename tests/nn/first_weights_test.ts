import assert from "node:assert/strict";
import {
  conv2d,
  embedding,
  type FirstWeights,
  linear,
  lstm,
  positions,
  recurrent,
  selfAttention,
} from "nets/nn";
import { Random } from "../../lib/random.ts";

Deno.test("a layer's first weights need chance or a seed, and not both", () => {
  const says = (options: FirstWeights, reason: string) =>
    assert.throws(() => linear(2, 3, options), {
      message: `Cannot build linear 2 → 3: ${reason}`,
    });
  says(
    {},
    "it must have chance for its first weights, but it has none; add { seed: 1 }",
  );
  says(
    { seed: 1, chance: new Random(1) },
    "it must have chance or a seed, but it has both; leave one out",
  );
  says(
    { chance: 7 as never },
    "chance must be a Random, but it is the number 7; write new Random(1)",
  );
});

Deno.test("a layer with weights takes no option that nobody reads", () => {
  const names = "its options must be among chance, seed, initial, backend";
  const slip = { seed: 1, activaton: "relu" };
  const cases: [() => unknown, string][] = [
    [() => linear(2, 3, slip), "linear 2 → 3: " + names + ", activation, bias"],
    [
      () => conv2d(1, 8, 3, slip),
      `conv2d 1 → 8: ${names}, stride, padding, activation, bias`,
    ],
    [() => lstm(2, 3, slip), `lstm 2 → 3: ${names}`],
    [() => recurrent(2, 3, slip), `recurrent 2 → 3: ${names}`],
    [() => embedding(2, 3, slip), `embedding 2 → 3: ${names}`],
    [() => positions(2, 3, slip), `positions 2 × 3: ${names}`],
    [() => selfAttention(4, slip), `self-attention 4: ${names}, heads, causal`],
  ];
  for (const [build, told] of cases) {
    assert.throws(build, {
      name: "ValueError",
      message: `Cannot build ${told}, but one is activaton`,
    });
  }
});

Deno.test("a layer's first weights live on the backend that is named, in 64 bits if it has them", async () => {
  const { DOUBLE } = await import("../support/gradient_check.ts");
  const { weight, bias } =
    linear(2, 3, { seed: 1, backend: DOUBLE }).parameters;
  assert.equal(weight.backend, DOUBLE);
  assert.equal(bias?.backend, DOUBLE);
  const numbers = await weight.read();
  assert.ok(numbers.some((w) => w !== Math.fround(w)));
});
