import assert from "node:assert/strict";
import {
  conv2d,
  dropout,
  flatten,
  layerNorm,
  linear,
  maxPool,
  relu,
  residual,
  selfAttention,
  sequential,
  summary,
} from "nets/nn";

const seed = 1;
const images = sequential({
  conv: conv2d(1, 8, 3, { seed, activation: "relu" }),
  pool: maxPool(2),
  drop: dropout(0.2),
  flatten,
  out: linear(1352, 10, { seed }),
});

Deno.test("summary shows each layer, what comes out of it and what is learned, as far as it is known", () =>
  assert.equal(
    summary(images),
    `
name     layer                      gives                         parameters                     numbers
conv     conv2d 1 → 8, 3 × 3, relu  [examples, 8, height, width]  weight [8, 1, 3, 3], bias [8]       80
pool     max pool 2 × 2             [examples, 8, height, width]
drop     dropout 0.2                [examples, 8, height, width]
flatten  flatten                    [examples, features]
out      linear 1352 → 10           [examples, 10]                weight [10, 1352], bias [10]    13 530
                                                                                                  13 610`
      .trim(),
  ));

Deno.test("summary knows all shapes if it knows that of the input", () => {
  const lines = summary(images, ["examples", 1, 28, 28]).split("\n");
  const shapes = lines.map((line) => /\[examples, [^\]]*\]/.exec(line)?.[0]);
  assert.deepEqual(shapes, [
    undefined,
    "[examples, 8, 26, 26]",
    "[examples, 8, 13, 13]",
    "[examples, 8, 13, 13]",
    "[examples, 1352]",
    "[examples, 10]",
    undefined,
  ]);
  assert.throws(() => summary(images, ["examples", 1, 30, 30]), {
    message:
      'Cannot apply layer "out" (linear 1352 → 10) to [examples, 1568]: its last axis must hold 1352 inputs, but it holds 1568',
  });
});

Deno.test("summary shows networks in networks, with full names", () => {
  const block = sequential({
    attend: residual(sequential(
      layerNorm(4),
      selfAttention(4, { seed, heads: 2 }),
    )),
    think: residual(linear(4, 4, { seed })),
  });
  assert.equal(
    String(block),
    `
name            layer                               gives                parameters               numbers
attend          residual of a sequence of 2 layers  [examples, time, 4]
attend.0        layer norm 4                        […, 4]               scale [4], shift [4]           8
attend.1        self-attention 4, 2 heads           [examples, time, 4]
attend.1.query  linear 4 → 4                        […, 4]               weight [4, 4], bias [4]       20
attend.1.key    linear 4 → 4                        […, 4]               weight [4, 4], bias [4]       20
attend.1.value  linear 4 → 4                        […, 4]               weight [4, 4], bias [4]       20
attend.1.out    linear 4 → 4                        […, 4]               weight [4, 4], bias [4]       20
think           residual of linear 4 → 4            [examples, time, 4]  weight [4, 4], bias [4]       20
                                                                                                      108`
      .trim(),
  );
});

Deno.test("a network prints itself as its summary, a layer in one line", () => {
  assert.equal(Deno.inspect(images), summary(images));
  assert.equal(Deno.inspect(relu), "relu");
  assert.equal(
    Deno.inspect(linear(2, 3, { seed })),
    "linear 2 → 3 with weight [3, 2], bias [3]",
  );
  assert.equal(
    summary(linear(2, 3, { seed })),
    "layer         gives   parameters               numbers\n" +
      "linear 2 → 3  […, 3]  weight [3, 2], bias [3]        9",
  );
  assert.equal(Deno.inspect([relu]), "[ relu ]");
});
