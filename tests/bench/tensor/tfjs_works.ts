/** TensorFlow.js: `minimize` of its optimisers on its own losses and layers' operations, on each of its backends. */

import {
  fetchTfjs,
  tfjs as moons,
  type TfjsBackend,
} from "../scalar/tfjs_contender.ts";
import { dispatchWorks, SMALL } from "../gpu/dispatch_works.ts";
import { checksum } from "./checksum.ts";
import { trainingWork } from "./training_work.ts";
import {
  BATCH,
  batchesOf,
  CONV,
  examples,
  floats,
  networkWorks,
  oneHot,
  planOf,
  RATES,
  SHAPES,
  SIZES,
  STEPS,
} from "./problem_data.ts";
import { moonsWork } from "./moons_work.ts";
import type { Work, Works } from "./work.ts";

/** As much of a tensor as is used here. */
type Tensor = {
  add(b: Tensor): Tensor;
  relu(): Tensor;
  transpose(order?: readonly number[]): Tensor;
  reshape(shape: readonly number[]): Tensor;
  maxPool(size: number, strides: number, padding: "valid"): Tensor;
  matMul(b: Tensor): Tensor;
  data(): Promise<Float32Array>;
  dispose(): void;
};

type Optimizer = { minimize(f: () => Tensor, returnCost: true): Tensor };

/** As much of the package as is used here. */
type Tfjs = {
  getBackend(): string;
  /** Of the webgpu backend: some operations are kept back before they are submitted together. */
  backend(): {
    readonly device: GPUDevice;
    /** Nothing if none is kept back. */
    readonly commandEncoder: GPUCommandEncoder | null;
    endComputePassEncoder(): void;
    submitQueue(): void;
  };
  tensor(numbers: Float32Array, shape: readonly number[]): Tensor;
  variable(x: Tensor): Tensor;
  tidy<T>(f: () => T): T;
  conv2d(
    x: Tensor,
    filters: Tensor,
    strides: number,
    padding: "valid",
  ): Tensor;
  customGrad(
    f: (
      ...inputs: Tensor[]
    ) => { value: Tensor; gradFunc: (g: Tensor) => Tensor[] },
  ): (...inputs: Tensor[]) => Tensor;
  fused: {
    matMul(options: {
      a: Tensor;
      b: Tensor;
      bias: Tensor;
      activation: "linear" | "relu";
    }): Tensor;
  };
  losses: { softmaxCrossEntropy(labels: Tensor, logits: Tensor): Tensor };
  train: {
    sgd(rate: number): Optimizer;
    adam(
      rate: number,
      beta1: number,
      beta2: number,
      epsilon: number,
    ): Optimizer;
  };
};

/** A problem on one of the backends. */
export async function tfjsWorks(
  backend: TfjsBackend,
  problem: string,
  folder: string,
): Promise<Works> {
  if (problem === "moons") return { moons: moonsWork(await moons(backend)) };
  const tf = await fetchTfjs<Tfjs>(backend);
  switch (problem) {
    case "dispatch":
      return dispatches(tf);
    case "mlp":
      return Object.fromEntries(
        await Promise.all(
          networkWorks(await planOf(folder)).map(async (asked) =>
            [asked.name, await mlp(tf, folder, asked)] as const
          ),
        ),
      );
    case "conv":
      return { conv: await conv(tf, folder) };
    default:
      return products(tf, folder);
  }
}

async function mlp(
  tf: Tfjs,
  folder: string,
  { rule, batch, steps }: ReturnType<typeof networkWorks>[number],
): Promise<Work> {
  const { images, targets } = await batches(tf, folder, [SIZES[0]], batch);
  const start = await Promise.all(
    SIZES.slice(1).map(async (_, l) => ({
      weight: (await tensorOf(tf, folder, `weight${l}`)).transpose(),
      bias: await tensorOf(tf, folder, `bias${l}`),
    })),
  );
  return trainingWork(
    () => {
      const layers = start.map(({ weight, bias }) => ({
        b: tf.variable(weight),
        bias: tf.variable(bias),
      }));
      const optimizer = optimizerOf(tf, rule);
      return (k, read) => {
        const loss = optimizer.minimize(() => {
          const logits = layers.reduce((a, layer, l) => {
            const activation = l < layers.length - 1 ? "relu" : "linear";
            return tf.fused.matMul({ a, ...layer, activation });
          }, images[k]);
          return tf.losses.softmaxCrossEntropy(targets[k], logits);
        }, true);
        return readLoss(loss, read);
      };
    },
    steps,
    batchesOf(batch),
  );
}

async function conv(tf: Tfjs, folder: string): Promise<Work> {
  const { filters: f, side, pooled } = CONV;
  const { images, targets } = await batches(tf, folder, [side, side, 1]);
  const start = {
    filters: (await tensorOf(tf, folder, "filters")).transpose([2, 3, 1, 0]),
    filterBias: await tensorOf(tf, folder, "filterBias"),
    readout: (await tensorOf(tf, folder, "readout"))
      .reshape([10, f, pooled, pooled])
      .transpose([2, 3, 1, 0])
      .reshape([f * pooled ** 2, 10]),
    readoutBias: await tensorOf(tf, folder, "readoutBias"),
  };
  const convolved = convolution(tf);
  return trainingWork(() => {
    const optimizer = optimizerOf(tf, "sgd");
    const [filters, filterBias, b, bias] = [
      start.filters,
      start.filterBias,
      start.readout,
      start.readoutBias,
    ].map((x) => tf.variable(x));
    return (k, read) => {
      const loss = optimizer.minimize(() => {
        const z = convolved(images[k], filters).add(filterBias);
        const a = z.relu().maxPool(2, 2, "valid").reshape([BATCH, -1]);
        const logits = tf.fused.matMul({ a, b, bias, activation: "linear" });
        return tf.losses.softmaxCrossEntropy(targets[k], logits);
      }, true);
      return readLoss(loss, read);
    };
  }, STEPS.conv);
}

/**
 * The wasm backend has no kernel for a filter's gradient; it is a convolution, too, of the pictures with
 * the slopes, examples in the place of channels. With it tfjs can take part.
 */
function convolution(tf: Tfjs): (...inputs: Tensor[]) => Tensor {
  if (tf.getBackend() !== "wasm") {
    return (x, filters) => tf.conv2d(x, filters, 1, "valid");
  }
  return tf.customGrad((x, filters) => ({
    value: tf.conv2d(x, filters, 1, "valid"),
    gradFunc: (g) => [
      x, // the pictures' own slope: nobody asks for it
      tf.conv2d(
        x.transpose([3, 1, 2, 0]),
        g.transpose([1, 2, 0, 3]),
        1,
        "valid",
      ).transpose([1, 2, 0, 3]),
    ],
  }));
}

async function products(tf: Tfjs, folder: string): Promise<Works> {
  const works: Record<string, Work> = {};
  for (const side of (await planOf(folder)).sides) {
    const a = tf.tensor(await floats(folder, `a${side}`), [side, side]);
    const b = tf.tensor(await floats(folder, `b${side}`), [side, side]);
    works[side] = {
      async run(times) {
        for (let i = 0; i < times; i++) a.matMul(b).dispose();
        await finished(tf);
      },
      check: async () => checksum(await a.matMul(b).data(), side),
    };
  }
  return works;
}

/** Sums of two rows of numbers, one after the other. */
function dispatches(tf: Tfjs): Works {
  const [start, one] = [0, 1].map((x) =>
    tf.tensor(new Float32Array(SMALL).fill(x), [SMALL])
  );
  return dispatchWorks({
    start,
    add: (x) => x.add(one),
    drop: (x) => x.dispose(),
    async read(x) {
      const [number] = await x.data();
      return number;
    },
    finished: () => finished(tf),
  });
}

/** On a GPU, waits for what was asked for. */
async function finished(tf: Tfjs): Promise<void> {
  if (tf.getBackend() !== "webgpu") return;
  const backend = tf.backend();
  if (backend.commandEncoder) {
    backend.endComputePassEncoder();
    backend.submitQueue();
  }
  await backend.device.queue.onSubmittedWorkDone();
}

function optimizerOf(tf: Tfjs, rule: "sgd" | "adam"): Optimizer {
  return rule === "sgd"
    ? tf.train.sgd(RATES.sgd)
    : tf.train.adam(RATES.adam, 0.9, 0.999, 1e-8);
}

function readLoss(loss: Tensor, read: boolean): undefined | Promise<number> {
  if (!read) return void loss.dispose();
  return loss.data().then(([number]) => {
    loss.dispose();
    return number;
  });
}

async function tensorOf(
  tf: Tfjs,
  folder: string,
  name: string,
): Promise<Tensor> {
  return tf.tensor(await floats(folder, name), SHAPES[name]);
}

async function batches(
  tf: Tfjs,
  folder: string,
  shape: readonly number[],
  batch = BATCH,
): Promise<{ images: Tensor[]; targets: Tensor[] }> {
  const { images, labels } = await examples(folder, batch);
  const cut = (numbers: Float32Array, shape: readonly number[]) => {
    const size = batch * shape.reduce((a, b) => a * b, 1);
    return Array.from(
      { length: batchesOf(batch) },
      (_, k) =>
        tf.tensor(numbers.slice(k * size, (k + 1) * size), [batch, ...shape]),
    );
  };
  return { images: cut(images, shape), targets: cut(oneHot(labels), [10]) };
}
