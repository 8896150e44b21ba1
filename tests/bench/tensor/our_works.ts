/** Ours, as it is used: networks from layers, `training` with its batches, losses and optimisers. */

import {
  adam,
  conv2d,
  crossEntropy,
  evaluate,
  flatten,
  hinge,
  l2Penalty,
  type Layer,
  linear,
  maxPool,
  sequential,
  sgd,
  train,
  type TrainingOptions,
} from "../../../lib/nn/mod.ts";
import {
  type Backend,
  step,
  type Tensor,
  tensor,
  variable,
} from "../../../lib/tensor/mod.ts";
import * as moons from "../scalar/moons.ts";
import { checksum } from "./checksum.ts";
import { ourBackend } from "./our_backends.ts";
import { epochWork, type Recipe, trainingLoop } from "./our_training.ts";
import {
  BATCH,
  CONV,
  floats,
  labels,
  RATES,
  SHAPES,
  SIDES,
  SIZES,
  STEPS,
} from "./problem_data.ts";
import type { Work, Works } from "./work.ts";

/** What follows a backend's name where weights are kept small by the optimiser: the same steps, no price in the loss. */
const DECAY = " decay";

/** A problem on one of our backends. */
export async function ourWorks(
  variant: string,
  problem: string,
  folder: string,
): Promise<Works> {
  const decay = variant.endsWith(DECAY);
  const backend = ourBackend(variant.replace(DECAY, ""));
  switch (problem) {
    case "mlp":
    case "conv":
      return Object.fromEntries(
        (await recipes(problem, folder, backend)).map(({ name, recipe }) => [
          name,
          trainingLoop(recipe, STEPS[problem]),
        ]),
      );
    case "moons":
      return { moons: moonsWork(backend, decay) };
    default:
      return await products(folder, backend);
  }
}

/** Networks with the weights that all begin with, and how they are trained. */
export async function recipes(
  problem: "mlp" | "conv",
  folder: string,
  backend: Backend,
): Promise<{ readonly name: string; readonly recipe: Recipe }[]> {
  const images = await floats(folder, "images");
  const y = tensor(await labels(folder), { backend });
  const [count, pixels] = SHAPES.images;
  const { side } = CONV;
  const shape = problem === "mlp" ? [count, pixels] : [count, 1, side, side];
  const common = {
    net: problem === "mlp" ? await mlp(folder) : await convNet(folder),
    x: tensor(images, { shape, backend }),
    y,
    loss: crossEntropy,
    batchSize: BATCH,
    backend,
  };
  const descent = { ...common, optimiser: sgd({ rate: RATES.sgd }) };
  if (problem === "conv") return [{ name: "conv", recipe: descent }];
  const rule = adam({ rate: RATES.adam });
  return [
    { name: "sgd", recipe: descent },
    { name: "adam", recipe: { ...common, optimiser: rule } },
  ];
}

async function mlp(folder: string): Promise<Layer> {
  const parameters = await Promise.all(
    SIZES.slice(1).map(async (_, l) => ({
      weight: await given(folder, `weight${l}`),
      bias: await given(folder, `bias${l}`),
    })),
  );
  return sequential(
    linear(SIZES[0], SIZES[1], { seed: 1, activation: "relu" }),
    linear(SIZES[1], SIZES[2], { seed: 1, activation: "relu" }),
    linear(SIZES[2], SIZES[3], { seed: 1 }),
  ).with(Object.fromEntries(parameters.entries()));
}

async function convNet(folder: string): Promise<Layer> {
  const { filters, kernel, pooled } = CONV;
  return sequential({
    filters: conv2d(1, filters, kernel, { seed: 1, activation: "relu" }),
    pool: maxPool(2),
    flatten,
    readout: linear(filters * pooled ** 2, 10, { seed: 1 }),
  }).with({
    filters: {
      weight: await given(folder, "filters"),
      bias: await given(folder, "filterBias"),
    },
    readout: {
      weight: await given(folder, "readout"),
      bias: await given(folder, "readoutBias"),
    },
  });
}

const priced: TrainingOptions["loss"] = (output, y, net) =>
  hinge(output, y).add(l2Penalty(net.parameters, 2 * moons.DECAY));

function moonsWork(backend: Backend, decay: boolean): Work {
  const recipe = moonsRecipe(backend);
  if (!decay) return epochWork(recipe);
  const optimiser = sgd({ rate: moons.rateAt, decay: 2 * moons.DECAY });
  const unpriced = { ...recipe, loss: hinge, optimiser };
  return {
    ...epochWork(unpriced),
    async check() {
      const { net, ...options } = unpriced;
      const common = { epochs: moons.STEPS - 1, seed: 1, shuffle: false };
      const trained = await train(net, { ...options, ...common });
      const { x, y } = recipe;
      return (await evaluate(trained.net, { x, y, loss: priced })).loss!;
    },
  };
}

/** All points at once, so that an epoch is a step. */
export function moonsRecipe(backend: Backend): Recipe {
  const weights = moons.startWeights(), biases = moons.startBiases();
  const net = sequential(...weights.map((rows, l) => {
    const activation = l < weights.length - 1 ? "relu" : "identity";
    return linear(rows[0].length, rows.length, { seed: 1, activation }).with({
      weight: tensor(rows),
      bias: tensor(biases[l]),
    });
  }));
  return {
    net,
    x: tensor(moons.MOONS.map(({ x }) => x), { backend }),
    y: tensor(moons.MOONS.map(({ y }) => [y]), { backend }),
    loss: priced,
    optimiser: sgd({ rate: moons.rateAt }),
    batchSize: moons.MOONS.length,
    backend,
  };
}

async function products(folder: string, backend: Backend): Promise<Works> {
  const works: Record<string, Work> = {};
  for (const side of SIDES) {
    const [a, b] = await Promise.all(["a", "b"].map(async (name) => {
      const numbers = await floats(folder, `${name}${side}`);
      // On the device, as the other contenders' are.
      return variable(tensor(numbers, { shape: [side, side], backend }));
    }));
    works[side] = {
      run(times) {
        for (let i = 0; i < times; i++) {
          step(() => void a.matmul(b), { backend });
        }
      },
      check: async () => checksum(await a.matmul(b).read(), side),
    };
  }
  return works;
}

async function given(folder: string, name: string): Promise<Tensor> {
  return tensor(await floats(folder, name), { shape: SHAPES[name] });
}
