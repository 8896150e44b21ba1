/** A network asked about a rectangle: at the corners of the grid as it says, between them interpolated. */

import assert from "node:assert/strict";
import { decisionRegions } from "nets/figures";
import { Activation, linear, onPlane, predict, sequential } from "nets/nn";
import { tensor } from "nets/tensor";

const SQUARE = { x: [0, 1], y: [-1, 2] } as const;
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

const LINE = linear(2, 1, { seed: 1 })
  .with({ weight: tensor([[2, -4]]), bias: tensor([1]) });

Deno.test("onPlane is exact where sums are linear, whatever the last layer", async () => {
  const twice = linear(2, 2, { seed: 1 })
    .with({ weight: tensor([[1, 1], [3, -3]]), bias: tensor([0, 1]) });
  const sure = linear(2, 1, { seed: 1, activation: "sigmoid" })
    .with(LINE.parameters);
  for (const net of [LINE, twice, sequential(sure)]) {
    const chance = await onPlane(net, { ...SQUARE, strips: 7 });
    for (const [x, y] of [[0, -1], [1, 2], [0.31, 0.77], [0.5, 0.5]] as const) {
      const wanted = sigmoid(2 * x - 4 * y + 1);
      assert.ok(Math.abs(chance([x, y]) - wanted) < 1e-5, `${net} ${x} ${y}`);
    }
  }
});

Deno.test("onPlane says at the corners of its grid what the network says", async () => {
  const net = sequential(
    linear(2, 4, { seed: 3, activation: "tanh" }),
    linear(4, 1, { seed: 4 }),
  );
  const chance = await onPlane(net, { ...SQUARE, strips: 4 });
  for (const i of [0, 1, 2, 3, 4]) {
    for (const j of [0, 1, 2, 3, 4]) {
      const point = [i / 4, -1 + 3 * j / 4] as const;
      const [[sum]] = await predict(net, [[...point]]);
      assert.ok(Math.abs(chance(point) - sigmoid(sum)) < 1e-6);
    }
  }
});

Deno.test("onPlane gives what decisionRegions draws", async () => {
  const picture = decisionRegions(await onPlane(LINE, SQUARE), SQUARE);
  // Of the square, 2x − 4y + 1 ≥ 0 holds below the line from (0, ¼) to (1, ¾): half of it.
  assert.match(
    picture.getAttribute("aria-label")!,
    /Class 1 is predicted in 50 % of it, in 1 region/,
  );
});

Deno.test("onPlane says what cannot be asked", async () => {
  const says = (error: Promise<unknown>, reason: string) =>
    assert.rejects(error, {
      message: `Cannot ask a network about a plane: ${reason}`,
    });
  await says(
    onPlane(LINE, { x: [1, 1], y: [0, 1] }),
    "x must be a range from a lower to a higher number, as in [-1, 2], but it is [1, 1]",
  );
  await says(
    onPlane(LINE, { x: [0, 1] } as never),
    "y must be a range from a lower to a higher number, as in [-1, 2], but it is undefined",
  );
  await says(
    onPlane(linear(2, 3, { seed: 1 }), SQUARE),
    "it must have one output, or two, but it has 3",
  );
  await assert.rejects(onPlane(linear(3, 1, { seed: 1 }), SQUARE), {
    message: /its last axis must hold 3 inputs, but it holds 2$/,
  });
  const chance = await onPlane(LINE, SQUARE);
  assert.throws(() => chance([1.1, 0]), {
    name: "ValueError",
    message:
      "Cannot ask a network about a plane: x must be from 0 to 1, as it was asked about, but it is 1.1",
  });
});

Deno.test("onPlane asks once, not point by point", async () => {
  let asked = 0;
  const counting = new Activation("counting", (x) => {
    asked += x.shape[0];
    return x;
  });
  const chance = await onPlane(sequential(LINE, counting), {
    ...SQUARE,
    strips: 10,
  });
  assert.equal(asked, 121);
  chance([0.5, 0.5]);
  assert.equal(asked, 121);
});
