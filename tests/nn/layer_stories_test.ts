/** Stories: layers that learn what they are there for. */

import assert from "node:assert/strict";
import {
  accuracy,
  adam,
  conv2d,
  crossEntropy,
  embedding,
  evaluate,
  flatten,
  lastStep,
  type Layer,
  layerNorm,
  linear,
  lstm,
  maxPool,
  positions,
  residual,
  selfAttention,
  sequential,
  train,
} from "nets/nn";
import { type Tensor, tensor } from "nets/tensor";
import { Random } from "../../lib/random.ts";

/** A bar of five pixels across or upright, somewhere in an image of 8 × 8, and some noise. */
function bars(count: number, chance: Random) {
  const y = Array.from({ length: count }, () => chance.integer(2));
  const images = y.map((upright) => {
    const image = Array.from({ length: 64 }, () => chance.normal(0, 0.2));
    const line = chance.integer(8), start = chance.integer(4);
    for (let i = start; i < start + 5; i++) {
      image[upright ? 8 * i + line : 8 * line + i] += 1;
    }
    return image;
  });
  return { x: tensor(images).reshape([count, 1, 8, 8]), y: tensor(y) };
}

Deno.test("a small convolutional network tells bars across from bars upright, wherever they stand", async () => {
  const chance = new Random(1);
  const { net } = await train(
    sequential(
      conv2d(1, 4, 3, { chance, padding: 1, activation: "relu" }),
      maxPool(4),
      flatten,
      linear(16, 2, { chance }),
    ),
    {
      ...bars(100, chance),
      loss: crossEntropy,
      optimiser: adam({ rate: 0.03 }),
      epochs: 12,
      batchSize: 10,
      seed: 1,
    },
  );
  assert.ok(await share(net, bars(100, chance)) > 0.97); // others, at other places
});

/** What was said first, and then noise: was it yes or no? */
function memories(count: number, chance: Random) {
  const y = Array.from({ length: count }, () => chance.integer(2));
  const x = y.map((yes) =>
    Array.from(
      { length: 12 },
      (_, t) => [t === 0 ? 2 * yes - 1 : chance.normal(0, 0.5)],
    )
  );
  return { x: tensor(x), y: tensor(y) };
}

Deno.test("an LSTM remembers what was said first through eleven steps of noise", async () => {
  const chance = new Random(2);
  const { net } = await train(
    sequential(lstm(1, 6, { chance }), lastStep, linear(6, 2, { chance })),
    {
      ...memories(120, chance),
      loss: crossEntropy,
      optimiser: adam({ rate: 0.03 }),
      epochs: 25,
      batchSize: 20,
      seed: 1,
    },
  );
  assert.ok(await share(net, memories(100, chance)) > 0.97);
});

/** Two letters in turn, and at each place the letter that comes next. */
function turns(count: number, chance: Random) {
  const words = Array.from({ length: count }, () => {
    const pair = chance.shuffle([0, 1, 2, 3, 4]);
    return Array.from({ length: 8 }, (_, t) => pair[t % 2]);
  });
  const all = tensor(words);
  return { x: all.slice(0, 7, 1), y: all.slice(1, 8, 1) };
}

Deno.test("a transformer of one block learns that the letter before last comes again, for all pairs of letters", async () => {
  const chance = new Random(3), width = 12;
  const { net } = await train(
    sequential({
      letters: embedding(5, width, { chance }),
      places: positions(7, width, { chance }),
      attend: residual(sequential(
        layerNorm(width),
        selfAttention(width, { chance, causal: true }),
      )),
      think: residual(sequential(
        layerNorm(width),
        linear(width, 2 * width, { chance, activation: "relu" }),
        linear(2 * width, width, { chance }),
      )),
      out: linear(width, 5, { chance }),
    }),
    {
      ...turns(100, chance),
      loss: crossEntropy,
      optimiser: adam({ rate: 0.02 }),
      epochs: 12,
      batchSize: 20,
      seed: 1,
    },
  );
  const { x, y } = turns(100, chance);
  // What follows the very first letter nobody can know.
  const said = net.output(x).argMax().slice(1, 7, 1);
  const right = await said.equal(y.slice(1, 7, 1)).mean().item();
  assert.ok(right > 0.97, `${right}`);
});

/** How many of the classes it says are right. */
async function share(
  net: Layer,
  { x, y }: { readonly x: Tensor; readonly y: Tensor },
): Promise<number> {
  const { metrics } = await evaluate(net, { x, y, metrics: { accuracy } });
  return metrics.accuracy;
}
