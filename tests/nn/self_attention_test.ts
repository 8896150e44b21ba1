import assert from "node:assert/strict";
import {
  attention,
  namedParameters,
  positions,
  selfAttention,
  sequential,
} from "nets/nn";
import { concat, type Tensor, tensor } from "nets/tensor";
import { DOUBLE, inputsOf } from "../support/gradient_check.ts";

const from = (seed: number) => ({ seed, backend: DOUBLE });
const [x] = inputsOf([[2, 3, 4]], 8);

async function assertSame(a: Tensor, b: Tensor, bound = 1e-14): Promise<void> {
  assert.deepEqual(a.shape, b.shape);
  const [p, q] = [await a.read(), await b.read()];
  p.forEach((y, i) => assert.ok(Math.abs(y - q[i]) <= bound));
}

Deno.test("selfAttention with one head is attention of three linear layers", async () => {
  const layer = selfAttention(4, from(1));
  const { query, key, value } = layer.parts;
  const { output, weights } = attention(
    query.output(x),
    key.output(x),
    value.output(x),
  );
  await assertSame(layer.output(x), output);
  await assertSame(layer.attend(x).weights, weights.reshape([2, 1, 3, 3]));
});

Deno.test("selfAttention with two heads attends with each half of the features, and mixes what they found", async () => {
  const layer = selfAttention(4, { ...from(1), heads: 2, causal: true });
  const { query, key, value, out } = layer.parts;
  const half = (y: Tensor, h: number) => y.slice(2 * h, 2 * h + 2, 2);
  const heads = [0, 1].map((h) =>
    attention(
      half(query.output(x), h),
      half(key.output(x), h),
      half(value.output(x), h),
      { causal: true },
    )
  );
  const joined = concat(heads.map(({ output }) => output), 2);
  await assertSame(layer.output(x), out!.output(joined));
  const { weights } = layer.attend(x);
  await assertSame(weights.at(1, 1), heads[1].weights);
});

Deno.test("selfAttention that is causal: a later place changes nothing before it", async () => {
  const net = sequential(
    selfAttention(4, { ...from(1), heads: 2, causal: true }),
    selfAttention(4, { ...from(2), causal: true }),
  );
  const [other] = inputsOf([[2, 1, 4]], 99);
  const changed = concat([x.slice(0, 2, 1), other], 1);
  const here = net.output(x), there = net.output(changed);
  assert.deepEqual(
    await here.slice(0, 2, 1).nested(),
    await there.slice(0, 2, 1).nested(),
  );
  assert.notDeepEqual(
    await here.at(2, 1).nested(),
    await there.at(2, 1).nested(),
  );
});

Deno.test("selfAttention does not know places apart, and with positions it does", async () => {
  const layer = selfAttention(4, from(1));
  const turned = (y: Tensor) =>
    concat([y.slice(2, 3, 1), y.slice(1, 2, 1), y.slice(0, 1, 1)], 1);
  await assertSame(layer.output(turned(x)), turned(layer.output(x)));
  const placed = sequential(positions(3, 4, from(2)), layer);
  assert.notDeepEqual(
    await placed.output(turned(x)).nested(),
    await turned(placed.output(x)).nested(),
  );
});

Deno.test("selfAttention names its parameters, and mixes only several heads", () => {
  const names = (heads: number) =>
    namedParameters(selfAttention(4, { ...from(1), heads })).map(([n]) => n);
  const three = ["query", "key", "value"]
    .flatMap((part) => [`${part}.weight`, `${part}.bias`]);
  assert.deepEqual(names(1), three);
  assert.deepEqual(names(2), [...three, "out.weight", "out.bias"]);
});

Deno.test("selfAttention.with replaces every part", async () => {
  const one = selfAttention(4, { ...from(1), heads: 2 });
  const other = selfAttention(4, { ...from(2), heads: 2 });
  await assertSame(one.with(other.parameters).output(x), other.output(x), 0);
});

Deno.test("selfAttention says what it is, and what does not fit", () => {
  assert.equal(
    selfAttention(4, { seed: 1, heads: 2, causal: true }).describe(),
    "self-attention 4, 2 heads, causal",
  );
  assert.throws(() => selfAttention(4, { seed: 1, heads: 3 }), {
    message:
      "Cannot build self-attention 4: its features must be a multiple of the heads, but 4 is none of 3",
  });
  assert.throws(
    () => selfAttention(4, from(1)).output(tensor([[1, 2, 3, 4]])),
    {
      message:
        "Cannot apply self-attention 4 to [1, 4]: it must be [examples, time, features], but it is [1, 4]",
    },
  );
});
