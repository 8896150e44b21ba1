/** A network that has learned, asked: what it says, and how good that is. */

import { whatIs } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkCount, checkNames, checkOptions, formatShape } from "../shape.ts";
import type { Backend, Floats } from "../tensor/backend.ts";
import { defaultBackend } from "../tensor/default_backend.ts";
import { nested } from "../tensor/nested_numbers.ts";
import { step } from "../tensor/step.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { release } from "../tensor/variables.ts";
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
  dataOn,
  type Examples,
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
  const data = await dataOn(action, options, backendOf(net));
  const mean = new MeanLoss();
  try {
    const targets = options.metrics && await targetsOf(data);
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
  const wanted = Object.keys(metrics).length > 0;
  if (!wanted && loss === undefined) return { metrics: {} };
  const parts = await inParts(
    net,
    data.x,
    batchSize,
    (output, start, count) => {
      const y = data.y.slice(start, start + count);
      if (loss !== undefined) mean.add(loss(output, y, net), count);
      return wanted;
    },
  );
  const [total, rows] = await Promise.all([
    loss && mean.read(),
    Promise.all(parts),
  ]);
  const threshold = usualThreshold(net);
  const measured = Object.entries(metrics).map(([name, metric]) => [
    name,
    metric(rows.flat() as PlainRows, targets ?? [], { threshold }),
  ]);
  return {
    ...(total !== undefined && { loss: total.mean }),
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
  const inputs = await rowsOn(action, "x", x, backendOf(net));
  try {
    const parts = await Promise.all(
      await inParts(net, inputs, 1024, () => true),
    );
    return parts.flat().map((row) => typeof row === "number" ? [row] : row);
  } finally {
    release(inputs);
  }
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

/**
 * The outputs for `size` examples after `size` others, as rows, if `look` asks for them: readings that
 * were asked for, of which none has been waited for, so that they wait together.
 */
async function inParts(
  net: Layer,
  x: Tensor,
  size: number,
  look: (output: Tensor, start: number, count: number) => boolean,
): Promise<Promise<(number | number[])[]>[]> {
  checkCount("run a network", "the batch size", size, 1);
  const { backend } = x, n = x.shape[0];
  const parts: Promise<(number | number[])[]>[] = [];
  for (let start = 0; start < n; start += size) {
    const behind = backend.keepUp?.();
    if (behind !== undefined) await behind;
    const count = Math.min(size, n - start);
    const part = step(() => {
      const output = net.output(
        count === n ? x : x.slice(start, start + count),
      );
      return look(output, start, count) ? [asRows(output)] : [];
    }, { backend });
    // Who waits for it is told of an error, but perhaps only after it has happened.
    for (const rows of part) rows.catch(() => {});
    parts.push(...part);
  }
  return parts;
}

/** A tensor's numbers, as they are now. */
async function asRows(output: Tensor): Promise<(number | number[])[]> {
  return rowsOf("run a network", await output.read(), output.shape);
}

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
