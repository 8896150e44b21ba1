import assert from "node:assert/strict";
import { conv2d, type Conv2dOptions } from "nets/nn";
import { drawn, tensor } from "nets/tensor";
import { Random } from "../../lib/random.ts";
import { DOUBLE } from "../support/gradient_check.ts";

Deno.test("conv2d is the sum of its formula at every place", async () => {
  const chance = new Random(4), stride = 2, padding = 1;
  const draw = (...shape: number[]) =>
    drawn(shape, () => chance.integer(9) - 4, { backend: DOUBLE });
  const x = draw(2, 3, 5, 4), weight = draw(2, 3, 3, 2), bias = draw(2);
  const layer = conv2d(3, 2, [3, 2], {
    seed: 1,
    backend: DOUBLE,
    stride,
    padding,
  }).with({ weight, bias });
  const [images, filters, biases, found] = await Promise.all(
    [x, weight, bias, layer.output(x)].map((t) => t.nested()),
  ) as [number[][][][], number[][][][], number[], number[][][][]];
  const pixel = (n: number, c: number, i: number, j: number) =>
    images[n][c][i]?.[j] ?? 0;
  assert.deepEqual(layer.output(x).shape, [2, 2, 3, 3]);
  found.forEach((image, n) =>
    image.forEach((channel, f) =>
      channel.forEach((row, i) =>
        row.forEach((y, j) => {
          let sum = biases[f];
          filters[f].forEach((rows, c) =>
            rows.forEach((weights, a) =>
              weights.forEach((w, b) => {
                const up = stride * i + a - padding;
                sum += w * pixel(n, c, up, stride * j + b - padding);
              })
            )
          );
          assert.equal(y, sum);
        })
      )
    )
  );
});

Deno.test("conv2d finds the same thing wherever it stands: a shifted image gives a shifted result", async () => {
  const chance = new Random(9);
  const layer = conv2d(1, 2, 3, {
    seed: 1,
    activation: "tanh",
    backend: DOUBLE,
  });
  const x = drawn([1, 1, 6, 6], () => chance.normal(), { backend: DOUBLE });
  const shifted = x.pad(0, 2, 2).slice(2, undefined, 2); // two rows up
  const here = layer.output(x).slice(2, 4, 2);
  const there = layer.output(shifted).slice(0, 2, 2);
  assert.deepEqual(await there.nested(), await here.nested());
});

Deno.test("conv2d says what it is", () => {
  const shown = (options: Conv2dOptions) => conv2d(1, 8, 3, options).describe();
  assert.equal(shown({ seed: 1 }), "conv2d 1 → 8, 3 × 3");
  assert.equal(
    shown({ seed: 1, stride: 2, padding: 1, bias: false, activation: "relu" }),
    "conv2d 1 → 8, 3 × 3, stride 2, padding 1, no bias, relu",
  );
});

Deno.test("conv2d counts what one sum has for inputs, and how many sums hear an input", async () => {
  const assertVariance = async (options: Conv2dOptions, expected: number) => {
    const layer = conv2d(8, 64, [3, 5], { ...options, backend: DOUBLE });
    const { weight } = layer.parameters;
    const found = await weight.square().mean().item();
    // Five standard errors of a mean square of normal numbers; uniform ones have less.
    const off = Math.abs(found / expected - 1);
    assert.ok(off < 5 * Math.sqrt(2 / weight.size), `${found}`);
  };
  await assertVariance({ seed: 2, activation: "relu" }, 2 / (8 * 15)); // He
  await assertVariance({ seed: 2 }, 2 / (8 * 15 + 64 * 15)); // Glorot
});

Deno.test("conv2d says what does not fit", () => {
  const layer = conv2d(3, 8, [3, 5], { seed: 1 });
  const says = (f: () => unknown, message: string) =>
    assert.throws(f, { message });
  says(
    () => conv2d(1, 8, { size: 3 } as unknown as number, { seed: 1 }),
    "Cannot build conv2d 1 → 8: the height of a filter must be a whole number, 1 or more, but it is an object",
  );
  says(
    () => layer.output(tensor([[1, 2]])),
    "Cannot apply conv2d 3 → 8, 3 × 5 to [1, 2]: it must be [examples, channels, height, width], but it is [1, 2]",
  );
  says(
    () => layer.shapeAfter([32, 1, 28, 28]),
    "Cannot apply conv2d 3 → 8, 3 × 5 to [32, 1, 28, 28]: images must have the 3 channels of its filters, but they have 1",
  );
  says(
    () => layer.shapeAfter(["…", 4]),
    "Cannot apply conv2d 3 → 8, 3 × 5 to […, 4]: a window must fit into an image, but its width is 5, and that of the image 4",
  );
  says(
    () => conv2d(1, 8, 0, { seed: 1 }),
    "Cannot build conv2d 1 → 8: the height of a filter must be a whole number, 1 or more, but it is 0",
  );
  says(
    () => conv2d(1, 8, 3, { seed: 1, padding: -1 }),
    "Cannot build conv2d 1 → 8: the padding must be a whole number, 0 or more, but it is -1",
  );
  says(
    () => conv2d(1, 8, 3, {}),
    "Cannot build conv2d 1 → 8: it must have chance for its first weights, but it has none; add { seed: 1 }",
  );
});
