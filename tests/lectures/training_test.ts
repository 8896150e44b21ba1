/** Batches, epochs, stopping, one-hot targets: rows T2-18, T3-32 to T3-35, T3-37. */

import { Random } from "nets";
import { batches, moons, oneHot, split } from "nets/datasets";
import {
  binaryCrossEntropy,
  evaluate,
  halfSquare,
  linear,
  sequential,
  sgd,
  train,
} from "nets/nn";
import { gradients, loops, tensor } from "nets/tensor";
import { claim, erratum } from "./ledger.ts";

claim("L2-028", () => oneHot(["Cat", "Dog", "Bird"], ["Cat", "Dog", "Bird"]));
claim("L3-073", () => oneHot([1, 2, 3].map((k) => k - 1), 3));
claim("L3-068", () => [1, 50, 1000].map((K) => batches(1000, K).length));
claim("L3-069", () => {
  const all = batches(1000, 64);
  return { batches: all.length, last: all.at(-1)!.length };
});
claim(
  "L3-067",
  "the batches of an epoch hold every example once, and none is larger than the batch size",
  () => {
    const all = batches(1000, 64, { random: new Random(7) });
    return new Set(all.flat()).size === 1000 && all.flat().length === 1000 &&
      all.every((batch) => batch.length <= 64);
  },
);
claim(
  "L3-070",
  "K = 1 makes m updates an epoch, K = m one, and what lies between lies between",
  () =>
    batches(1000, 1).length === 1000 && batches(1000, 1000).length === 1 &&
    [2, 50, 500].every((K) =>
      1 < batches(1000, K).length && batches(1000, K).length < 1000
    ),
);

/** A line through four points, on the backend that rounds least. */
const backend = loops({ precision: "double" });
const x = [[0], [1], [2], [3]], y = [[1], [3], [5], [7]];
const start = linear(1, 1, { seed: 1, backend });
const one = await train(start, {
  ...{ x, y, loss: halfSquare, seed: 1, epochs: 1, batchSize: 4 },
  optimiser: sgd({ rate: 0.05 }),
});
const output = start.output(tensor(x, { backend }));
const slopes = gradients(
  halfSquare(output, tensor(y, { backend })),
  start.parameters,
);
const steps = await Promise.all(
  (["weight", "bias"] as const).map(async (name) => ({
    before: (await start.parameters[name]!.read())[0],
    after: (await one.net.parameters[name]!.read())[0],
    slope: (await slopes[name]!.read())[0],
  })),
);
const line = await train(start, {
  ...{ x, y, loss: halfSquare, seed: 1, epochs: 300, batchSize: 3 },
  optimiser: sgd({ rate: 0.05 }),
});
claim(
  "L3-066",
  "with all examples in a batch the weights move by −η times the slope of J, batch after batch J falls, " +
    "and 300 epochs of 4 examples in batches of 3 are 600 steps",
  () =>
    steps.every(({ before, after, slope }) =>
      Math.abs(after - (before - 0.05 * slope)) < 1e-15
    ) && line.history.at(-1)!.loss < 1e-6 &&
    line.history.at(-1)!.updates === 600,
);

/** Few and noisy examples for many units: the loss on others falls, and then it rises. */
const { train: known, validation, test } = split(
  moons({ examples: 120, noise: 0.35, seed: 3 }),
  { test: 0.25, validation: 0.25, seed: 3 },
);
const columns = ({ x, y }: typeof known) => ({ x, y: y.map((k) => [k]) });
const PATIENCE = 20;
const stopped = await train(
  sequential(
    linear(2, 64, { seed: 1, activation: "tanh", backend }),
    linear(64, 1, { seed: 2, backend }),
  ),
  {
    ...columns(known),
    ...{ loss: binaryCrossEntropy, epochs: 2000, batchSize: 10, seed: 1 },
    ...{ optimiser: sgd({ rate: 0.5 }), patience: PATIENCE },
    validation: columns(validation),
  },
);
const losses = stopped.history.map(({ validationLoss }) => validationLoss!);
const least = losses.indexOf(Math.min(...losses));
const { loss: returned } = await evaluate(stopped.net, {
  ...columns(validation),
  loss: binaryCrossEntropy,
});
const stopsWell = () =>
  stopped.stoppedBy === "patience" && losses.length === least + 1 + PATIENCE &&
  losses.at(-1)! > losses[least] && Math.abs(returned! - losses[least]) < 1e-12;
const parts = [known, validation, test].flatMap((part) => part.x);
const sharesNothing = () => parts.length === 120 && new Set(parts).size === 120;

claim(
  "L3-071",
  "the validation loss falls and rises again; training stops after 20 epochs without a new least, " +
    "and gives the weights that had it",
  stopsWell,
);
claim(
  "L3-065",
  "the three parts share no example, so the test part can be kept for the end",
  sharesNothing,
);
erratum("E3-28", { ours: () => stopsWell() && sharesNothing() });
