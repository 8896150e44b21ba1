/** TensorFlow.js on the same problem, all points in one tensor: 32-bit floats, a kernel for each operation. */

import {
  type Contender,
  DECAY,
  MOONS,
  rateAt,
  startBiases,
  startWeights,
} from "./moons.ts";

const VERSION = "4.22.0";

/** As much of a tensor as is used here. */
type Tensor = {
  matMul(b: Tensor): Tensor;
  add(b: Tensor | number): Tensor;
  sub(b: Tensor): Tensor;
  mul(b: Tensor | number): Tensor;
  relu(): Tensor;
  square(): Tensor;
  sum(): Tensor;
  mean(): Tensor;
  data(): Promise<Float32Array>;
  dispose(): void;
};

type Variable = Tensor & { assign(x: Tensor): void };

/** As much of the package as is used here. */
type Tfjs = {
  tensor2d(x: readonly (readonly number[])[]): Tensor;
  variable(x: Tensor): Variable;
  variableGrads(
    f: () => Tensor,
  ): { value: Tensor; grads: Record<string, Tensor> };
  tidy<T>(f: () => T): T;
};

/** Its backends that are measured. */
export type TfjsBackend = "wasm" | "cpu" | "webgpu";

/** Loads tfjs and one of its backends. */
export async function tfjs(backend: TfjsBackend): Promise<Contender> {
  const tf = await fetchTfjs<Tfjs>(backend);
  const x = tf.tensor2d(MOONS.map(({ x }) => x));
  const minusY = tf.tensor2d(MOONS.map(({ y }) => [-y]));
  return {
    start() {
      const biases = startBiases();
      const parameters = startWeights().flatMap((w, l) => [
        tf.variable(tf.tensor2d(transposed(w))),
        tf.variable(tf.tensor2d([biases[l]])),
      ]) as (Variable & { name: string })[];
      const lossNow = () => {
        let a = x;
        for (let l = 0; l < parameters.length; l += 2) {
          a = a.matMul(parameters[l]).add(parameters[l + 1]);
          if (l < parameters.length - 2) a = a.relu();
        }
        const squares = parameters.map((p) => p.square().sum())
          .reduce((a, b) => a.add(b));
        return a.mul(minusY).add(1).relu().mean().add(squares.mul(DECAY));
      };
      return async (step) => {
        const loss = tf.tidy(() => {
          const { value, grads } = tf.variableGrads(lossNow);
          for (const p of parameters) {
            p.assign(p.sub(grads[p.name].mul(rateAt(step))));
          }
          return value;
        });
        const [data] = await loss.data();
        loss.dispose();
        return data;
      };
    },
  };
}

/**
 * The package with one of its backends chosen. The names are put together here so that nothing but a
 * bench ever asks for the packages.
 */
export async function fetchTfjs<As>(backend: TfjsBackend): Promise<As> {
  const fetched = async (name: string) => {
    const specifier = `npm:@tensorflow/${name}@${VERSION}`;
    const module = await import(specifier).catch((cause) => {
      throw new Error(`${specifier} cannot be fetched here`, { cause });
    });
    return module.default ?? module;
  };
  const tf = await fetched("tfjs");
  if (backend !== "cpu") await fetched(`tfjs-backend-${backend}`);
  if (!await tf.setBackend(backend)) {
    throw new Error(`tfjs has no backend ${backend} here`);
  }
  return tf;
}

function transposed(rows: readonly (readonly number[])[]): number[][] {
  return rows[0].map((_, j) => rows.map((row) => row[j]));
}
