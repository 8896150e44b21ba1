/** A network that has learned, asked: what it says, and how good that is. */

import { whatIs } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkCount, checkNames, checkOptions, formatShape } from "../shape.ts";
import type { Backend, Floats } from "../tensor/backend.ts";
import { defaultBackend } from "../tensor/default_backend.ts";
import { nested } from "../tensor/nested_numbers.ts";
import { step } from "../tensor/step.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { release, variable } from "../tensor/variables.ts";
import type { Layer } from "./layer.ts";
import { MeanLoss } from "./mean_loss.ts";
import {
  checkMetrics,
  classesOf,
  type Metric,
  type PlainRows,
} from "./metric.ts";
import { namedParameters } from "./parameters.ts";
import { usualThreshold } from "./threshold.ts";
import {
  type Data,
  dataOf,
  type Examples,
  held,
  letGo,
  type Rows,
  rowsOn,
} from "./training_data.ts";

/** What is asked of a network. */
export type Questions<Net extends Layer = Layer> = {
  readonly loss?:
    | ((output: Tensor, target: Tensor, net: Net) => Tensor)
    | undefined;
  readonly metrics?: { readonly [name: string]: Metric } | undefined;
  /** How many examples are looked at together: it changes the memory that is used, and nothing else. */
  readonly batchSize?: number | undefined;
};

/** The answers. */
export type Answers = {
  /** The mean over all examples; if it was asked for. */
  readonly loss?: number;
  readonly metrics: { readonly [name: string]: number };
};

/**
 * How good a network is on examples. It is run as it is used, not as in training: nothing drops out.
 *
 * @param net the network
 * @param options the examples `x` and `y`; `loss` and `metrics` as in training; `batchSize`, 1024 if not said
 * @returns the loss, if asked for, and the metrics
 * @throws {ShapeError} if there is not one target for each example, or they do not fit the network
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * import { accuracy } from "./accuracy.ts";
 * import { linear } from "./linear.ts";
 * import { halfSquare } from "./squared_error.ts";
 * const sum = linear(2, 1, { seed: 1 }).with({ weight: tensor([[1, 1]]), bias: tensor([0]) });
 * const { loss } = await evaluate(sum, { x: [[1, 2], [3, 4]], y: [[3], [6]], loss: halfSquare });
 * assert.equal(loss, 0.25);
 * ```
 */
export async function evaluate<Net extends Layer>(
  net: Net,
  options: Examples & Questions<Net>,
): Promise<Answers> {
  const action = "evaluate a network";
  checkNet(action, net);
  checkOptions(
    action,
    options,
    "evaluate(net, { x, y, metrics: { accuracy } })",
  );
  checkNames(action, ["x", "y", "loss", "metrics", "batchSize"], options);
  checkMetrics(action, options.metrics);
  const given = await dataOf(action, options, backendOf(net));
  const targets = options.metrics && await targetsOf(given);
  const data = held(given), mean = new MeanLoss();
  try {
    return await answers(net, { data, targets, mean }, options);
  } finally {
    letGo(data);
    mean.release();
  }
}

/** What questions are asked about. */
export type Asked = {
  /** On the backend already. */
  readonly data: Data;
  /** y in plain numbers, if there are metrics. */
  readonly targets: PlainRows | undefined;
  /** Where losses are summed. */
  readonly mean: MeanLoss;
};

/** The same as {@linkcode evaluate}, for examples that are asked about after each epoch. */
export async function answers<Net extends Layer>(
  net: Net,
  { data, targets, mean }: Asked,
  { loss, metrics = {}, batchSize = 1024 }: Questions<Net>,
): Promise<Answers> {
  const rows: (readonly number[] | number)[] = [];
  const wanted = Object.keys(metrics).length > 0;
  if (!wanted && loss === undefined) return { metrics: {} };
  for await (
    const floats of inParts(net, data.x, batchSize, (output, start, count) => {
      const y = data.y.slice(start, start + count);
      if (loss !== undefined) mean.add(loss(output, y, net), count);
      return wanted;
    })
  ) rows.push(...floats);
  const threshold = usualThreshold(net);
  const measured = Object.entries(metrics).map(([name, metric]) => [
    name,
    metric(rows as PlainRows, targets ?? [], { threshold }),
  ]);
  const total = loss && (await mean.read()).mean;
  return {
    ...(total !== undefined && { loss: total }),
    metrics: Object.fromEntries(measured),
  };
}

/** The targets in plain numbers. */
export async function targetsOf({ y }: Data): Promise<PlainRows> {
  return rowsOf("read targets", await y.read(), y.shape) as PlainRows;
}

/**
 * What a network says of examples, in plain numbers.
 *
 * @param net the network
 * @param x `[examples, …]`
 * @returns `[examples, outputs]`: a row for each example
 * @throws {ShapeError} if `x` does not fit, or what comes out is no row for each example
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * import { linear } from "./linear.ts";
 * const sum = linear(2, 1, { seed: 1 }).with({ weight: tensor([[1, 1]]), bias: tensor([0]) });
 * assert.deepEqual(await predict(sum, [[1, 2], [3, 4]]), [[3], [7]]);
 * ```
 */
export async function predict(net: Layer, x: Rows): Promise<number[][]> {
  const action = "predict";
  checkNet(action, net);
  const inputs = variable(await rowsOn(action, "x", x, backendOf(net)));
  const rows: (number | number[])[] = [];
  try {
    for await (const part of inParts(net, inputs, 1024, () => true)) {
      rows.push(...part);
    }
  } finally {
    release(inputs);
  }
  return rows.map((row) => typeof row === "number" ? [row] : row);
}

/**
 * The class that a network names for each example: with several outputs that of the largest, with one
 * output whether it is `threshold` or more.
 *
 * @param net the network
 * @param x `[examples, …]`
 * @param options `threshold`: if not said, ½ for a network that ends in a sigmoid, and else 0, as for logits
 * @returns `[examples]`: class numbers from 0
 * @throws {ShapeError} if `x` does not fit
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * import { linear } from "./linear.ts";
 * const or = linear(2, 1, { seed: 1 }).with({ weight: tensor([[1, 1]]), bias: tensor([-0.5]) });
 * assert.deepEqual(await predictClasses(or, [[0, 0], [0, 1], [1, 0], [1, 1]]), [0, 1, 1, 1]);
 * ```
 */
export async function predictClasses(
  net: Layer,
  x: Rows,
  options: { readonly threshold?: number } = {},
): Promise<number[]> {
  const rows = await predict(net, x);
  return classesOf(rows, { threshold: usualThreshold(net), ...options });
}

/** The outputs for `size` examples after `size` others, as rows, if `look` asks for them. */
async function* inParts(
  net: Layer,
  x: Tensor,
  size: number,
  look: (output: Tensor, start: number, count: number) => boolean,
): AsyncGenerator<(number | number[])[]> {
  checkCount("run a network", "the batch size", size, 1);
  const { backend } = x, n = x.shape[0];
  for (let start = 0; start < n; start += size) {
    const count = Math.min(size, n - start);
    const { floats, kept, shape } = step(() => {
      const output = net.output(
        count === n ? x : x.slice(start, start + count),
      );
      if (!look(output, start, count)) return { shape: output.shape };
      const floats = backend.peek(output.numbers);
      return floats === undefined
        ? { kept: output, shape: output.shape }
        : { floats, shape: output.shape };
    }, { backend }) as Part;
    const numbers = floats ?? await kept?.read();
    if (numbers !== undefined) yield rowsOf("run a network", numbers, shape);
  }
}

type Part = {
  readonly floats?: Floats;
  readonly kept?: Tensor;
  readonly shape: readonly number[];
};

function rowsOf(
  action: string,
  floats: Floats,
  shape: readonly number[],
): (number | number[])[] {
  if (shape.length === 1 || shape.length === 2) {
    return nested(floats, shape) as (number | number[])[];
  }
  throw new ShapeError(
    action,
    `its plain numbers must be a number or a row for each example, but they are ${
      formatShape(shape)
    }; read net.output(x) as a Tensor`,
  );
}

/** Where the parameters live; the default backend if there are none. */
export function backendOf(net: Layer): Backend {
  return namedParameters(net)[0]?.[1].backend ?? defaultBackend();
}

function checkNet(action: string, net: unknown): void {
  if (isLayer(net)) return;
  const trained = isLayer((net as { readonly net?: unknown } | undefined)?.net);
  throw new ValueError(
    action,
    `the network must be a layer, but it is ${whatIs(net)}${
      trained ? "; take its .net" : ""
    }`,
  );
}

function isLayer(net: unknown): net is Layer {
  return typeof (net as Layer | undefined)?.output === "function";
}
