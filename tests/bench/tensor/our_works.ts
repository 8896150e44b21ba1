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
import { dispatchWorks, SMALL } from "../gpu/dispatch_works.ts";
import { onGpu, ourBackend } from "./our_backends.ts";
import { epochWork, type Recipe, trainingLoop } from "./our_training.ts";
import {
  BATCH,
  CONV,
  examples,
  floats,
  networkWorks,
  planOf,
  RATES,
  SHAPES,
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
  const backend = await ourBackend(variant.replace(DECAY, ""));
  switch (problem) {
    case "mlp":
    case "conv":
      return Object.fromEntries(
        (await recipes(problem, folder, backend)).map((
          { name, recipe, steps },
        ) => [name, waited(trainingLoop(recipe, steps), backend)]),
      );
    case "dispatch":
      return dispatches(backend);
    case "moons":
      return { moons: moonsWork(backend, decay) };
    default:
      return await products(folder, backend);
  }
}

/** A work whose every go ends when a GPU has done it. */
function waited(work: Work, backend: Backend): Work {
  const gpu = onGpu(backend);
  if (gpu === undefined) return work;
  return {
    ...work,
    async run(times) {
      await work.run(times);
      await gpu.finished();
    },
  };
}

/** Networks with the weights that all begin with, and how they are trained. */
export async function recipes(
  problem: "mlp" | "conv",
  folder: string,
  backend: Backend,
): Promise<
  {
    readonly name: string;
    readonly recipe: Recipe;
    /** Until losses are compared. */
    readonly steps: number;
  }[]
> {
  const net = problem === "mlp" ? await mlp(folder) : await convNet(folder);
  const common = { net, loss: crossEntropy, backend };
  const data = async (batch: number) => {
    const { count, images, labels } = await examples(folder, batch);
    const { side } = CONV;
    const shape = problem === "mlp"
      ? [count, SIZES[0]]
      : [count, 1, side, side];
    const x = tensor(images, { shape, backend });
    return { x, y: tensor(labels, { backend }), batchSize: batch };
  };
  const descent = sgd({ rate: RATES.sgd });
  if (problem === "conv") {
    const recipe = { ...common, ...await data(BATCH), optimiser: descent };
    return [{ name: "conv", recipe, steps: STEPS.conv }];
  }
  const works = networkWorks(await planOf(folder));
  return await Promise.all(works.map(async ({ name, rule, batch, steps }) => {
    const optimiser = rule === "sgd" ? descent : adam({ rate: RATES.adam });
    const recipe = { ...common, ...await data(batch), optimiser };
    return { name, steps, recipe };
  }));
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
  for (const side of (await planOf(folder)).sides) {
    const [a, b] = await Promise.all(["a", "b"].map(async (name) => {
      const numbers = await floats(folder, `${name}${side}`);
      // On the device, as the other contenders' are.
      return variable(tensor(numbers, { shape: [side, side], backend }));
    }));
    works[side] = waited({
      run(times) {
        for (let i = 0; i < times; i++) {
          step(() => void a.matmul(b), { backend });
        }
      },
      check: async () => checksum(await a.matmul(b).read(), side),
    }, backend);
  }
  return works;
}

/** Sums of two rows of numbers, one after the other. */
function dispatches(backend: Backend): Works {
  const gpu = onGpu(backend);
  const [start, one] = [0, 1].map((x) =>
    variable(tensor(new Float32Array(SMALL).fill(x), { backend }))
  );
  return dispatchWorks({
    start,
    add: (x) => x.add(one),
    drop: () => {}, // the step's end gives back what it does not return
    read: async (x) => (await x.read())[0],
    finished: async () => await gpu?.finished(),
    step: (f) => step(f, { backend }),
  });
}

async function given(folder: string, name: string): Promise<Tensor> {
  return tensor(await floats(folder, name), { shape: SHAPES[name] });
}
