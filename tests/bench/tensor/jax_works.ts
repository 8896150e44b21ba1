/** jax-js on its wasm and webgpu devices: value, slopes and update of a step in one function that it compiles. */

import { dispatchWorks, SMALL } from "../gpu/dispatch_works.ts";
import { checksum } from "./checksum.ts";
import {
  batchesOf,
  examples,
  floats,
  networkWorks,
  oneHot,
  planOf,
  RATES,
  SHAPES,
  SIZES,
} from "./problem_data.ts";
import { type Step, trainingWork } from "./training_work.ts";
import type { Work, Works } from "./work.ts";

const VERSION = "0.1.25";

/** As much of an array as is used here. What takes one takes it away; `ref` is one more of it. */
type Array_ = {
  readonly ref: Array_;
  add(b: Array_ | number): Array_;
  sub(b: Array_): Array_;
  mul(b: Array_ | number): Array_;
  div(b: Array_): Array_;
  sum(): Array_;
  reshape(shape: readonly number[]): Array_;
  transpose(): Array_;
  data(): Promise<Float32Array>;
  blockUntilReady(): Promise<Array_>;
  /** Of the webgpu device: what was only noted down is submitted. */
  gpuBufferSync(): unknown;
  dispose(): void;
};

/** As much of the package as is used here. */
type Jax = {
  init(device: string): Promise<string[]>;
  defaultDevice(device: string): string;
  jit<F>(f: F): F;
  valueAndGrad<P>(
    f: (p: P, x: Array_, y: Array_) => Array_,
  ): (p: P, x: Array_, y: Array_) => [Array_, P];
  numpy: {
    array(numbers: Float32Array | number): Array_;
    matmul(a: Array_, b: Array_): Array_;
    sqrt(a: Array_): Array_;
  };
  nn: {
    relu(a: Array_): Array_;
    logSoftmax(a: Array_): Array_;
  };
};

/** Weights and biases in turns, and what an optimiser remembers of each. */
type State = {
  readonly parameters: Array_[];
  readonly memory: readonly { m: Array_; v: Array_ }[];
};

type Update = (
  state: State,
  x: Array_,
  y: Array_,
  corrections: readonly Array_[],
) => { loss: Array_; state: State };

/** A problem on one of its devices, wasm if not said. */
export async function jaxWorks(
  device: string,
  problem: string,
  folder: string,
): Promise<Works> {
  const jax = await load(device || "wasm");
  switch (problem) {
    case "dispatch":
      return dispatches(jax);
    case "matmul":
      return await products(jax, folder, device);
  }
  const works: Record<string, Work> = {};
  for (const asked of networkWorks(await planOf(folder))) {
    works[asked.name] = await mlp(jax, folder, asked);
  }
  return works;
}

async function mlp(
  jax: Jax,
  folder: string,
  { rule, batch, steps }: ReturnType<typeof networkWorks>[number],
): Promise<Work> {
  const { numpy: np } = jax;
  const { images, labels } = await examples(folder, batch);
  const x = cut(np, images, [batch, SIZES[0]]);
  const y = cut(np, oneHot(labels), [batch, 10]);
  const update = jax.jit((rule === "sgd" ? sgd : adam)(jax, batch));
  return trainingWork(
    async (): Promise<Step> => {
      let state = await startState(np, folder, rule), t = 0;
      return async (k, read) => {
        t++;
        const corrections = rule === "sgd" ? [] : [0.9, 0.999]
          .map((beta) => np.array(1 / (1 - beta ** t)));
        const step = update(state, x[k].ref, y[k].ref, corrections);
        state = step.state;
        if (read) return (await step.loss.data())[0];
        step.loss.dispose();
      };
    },
    steps,
    batchesOf(batch),
  );
}

/** Cross-entropy of the batch's mean, and its slopes. */
function slopes(jax: Jax, batch: number) {
  return jax.valueAndGrad((p: Array_[], x: Array_, y: Array_) => {
    let a = x;
    for (let l = 0; l < p.length; l += 2) {
      a = jax.numpy.matmul(a, p[l]).add(p[l + 1]);
      if (l < p.length - 2) a = jax.nn.relu(a);
    }
    return jax.nn.logSoftmax(a).mul(y).sum().mul(-1 / batch);
  });
}

function sgd(jax: Jax, batch: number): Update {
  const lossAndSlopes = slopes(jax, batch);
  return ({ parameters, memory }, x, y) => {
    const [loss, g] = lossAndSlopes(parameters.map((p) => p.ref), x, y);
    const next = parameters.map((p, i) => p.sub(g[i].mul(RATES.sgd)));
    return { loss, state: { parameters: next, memory } };
  };
}

function adam(jax: Jax, batch: number): Update {
  const lossAndSlopes = slopes(jax, batch);
  return ({ parameters, memory }, x, y, [first, second]) => {
    const [loss, g] = lossAndSlopes(parameters.map((p) => p.ref), x, y);
    const next = memory.map(({ m, v }, i) => ({
      m: m.mul(0.9).add(g[i].ref.mul(0.1)),
      v: v.mul(0.999).add(g[i].ref.mul(g[i]).mul(0.001)),
    }));
    const moved = parameters.map((p, i) => {
      const { m, v } = next[i];
      const root = jax.numpy.sqrt(v.ref.mul(second.ref)).add(1e-8);
      return p.sub(m.ref.mul(first.ref).div(root).mul(RATES.adam));
    });
    first.dispose();
    second.dispose();
    return { loss, state: { parameters: moved, memory: next } };
  };
}

async function startState(
  np: Jax["numpy"],
  folder: string,
  rule: "sgd" | "adam",
): Promise<State> {
  const names = SIZES.slice(1).flatMap((_, l) => [`weight${l}`, `bias${l}`]);
  const parameters = await Promise.all(names.map(async (name) => {
    const array = np.array(await floats(folder, name));
    return name.startsWith("bias")
      ? array
      : array.reshape(SHAPES[name]).transpose();
  }));
  const memory = rule === "sgd" ? [] : parameters.map((p) => ({
    m: p.ref.mul(0),
    v: p.ref.mul(0),
  }));
  return { parameters, memory };
}

async function products(
  jax: Jax,
  folder: string,
  device: string,
): Promise<Works> {
  const { numpy: np } = jax;
  const works: Record<string, Work> = {};
  for (const side of (await planOf(folder)).sides) {
    const shape = [side, side];
    const a = np.array(await floats(folder, `a${side}`)).reshape(shape);
    const b = np.array(await floats(folder, `b${side}`)).reshape(shape);
    const product = jax.jit((a: Array_, b: Array_) => np.matmul(a, b));
    works[side] = {
      async run(times) {
        for (let i = 1; i <= times; i++) {
          const c = product(a.ref, b.ref);
          // A GPU is asked for all of them before it is waited for.
          if (device === "webgpu" && i < times) c.gpuBufferSync();
          else {
            await c.blockUntilReady();
            c.dispose();
          }
        }
      },
      check: async () => checksum(await product(a.ref, b.ref).data(), side),
    };
  }
  return works;
}

/** Sums of two rows of numbers, one after the other. */
function dispatches(jax: Jax): Works {
  const [start, one] = [0, 1].map((x) =>
    jax.numpy.array(new Float32Array(SMALL).fill(x))
  );
  return dispatchWorks({
    start,
    add: (x) => x.ref.add(one.ref),
    drop: (x) => x.gpuBufferSync(),
    read: async (x) => (await x.ref.data())[0],
    finished: async () => {
      const x = await start.ref.add(one.ref).blockUntilReady();
      x.dispose();
    },
  });
}

/** Numbers in batches. */
function cut(
  np: Jax["numpy"],
  numbers: Float32Array,
  [batch, width]: readonly [number, number],
): Array_[] {
  const size = batch * width;
  return Array.from(
    { length: numbers.length / size },
    (_, k) =>
      np.array(numbers.slice(k * size, (k + 1) * size))
        .reshape([batch, width]),
  );
}

/** The name is put together here so that nothing but this bench ever asks for the package. */
async function load(device: string): Promise<Jax> {
  const specifier = `npm:@jax-js/jax@${VERSION}`;
  const jax: Jax = await import(specifier).catch((cause) => {
    throw new Error(`${specifier} cannot be fetched here`, { cause });
  });
  if (!(await jax.init(device)).includes(device)) {
    throw new Error(`jax-js has no device ${device} here`);
  }
  jax.defaultDevice(device);
  return jax;
}
