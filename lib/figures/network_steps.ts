/**
 * The frames of one forward and backward pass: the same drawing again and again, each
 * with a few numbers more.
 *
 * @module
 */

import {
  checkNetwork,
  type NetworkData,
  type NetworkDiagramOptions,
} from "./network_data.ts";

/** The numbers that a step adds: which part, and in which layer's list. */
type Step = {
  readonly title: string;
  readonly direction: "forward" | "backward";
  /** Part and index of the layer's entry in it; no index: the whole part. */
  readonly adds:
    readonly (readonly [part: keyof NetworkData, entry?: number])[];
  /** The layer whose nodes are talked about; one past the last is the loss. */
  readonly layer?: number | undefined;
};

/**
 * A pass through a network, step by step: bare, weights, inputs, each layer's sums and
 * outputs, the loss; then backward, each layer's slopes.
 *
 * Each step is what `networkDiagram` takes, with everything that is not known yet set to
 * `null`: so nothing moves from frame to frame. Steps of parts that are not given are
 * left out.
 *
 * @param data all the numbers of the pass
 * @returns the options of each frame, with its title and direction, in order
 * @throws {ShapeError} if a part does not fit the sizes
 *
 * @example Four frames of a single neuron
 * ```ts
 * import assert from "node:assert/strict";
 * const steps = networkSteps({ sizes: [1, 1], weights: [[[2]]], values: [[3], [6]] });
 * assert.deepEqual(steps.map(({ title }) => title), ["The network", "The weights", "The inputs", "The output ŷ"]);
 * assert.deepEqual(steps[2].values, [[3], [null]]);
 * ```
 */
export function networkSteps(
  data: NetworkDiagramOptions,
): NetworkDiagramOptions[] {
  checkNetwork(data);
  const known = new Set<string>();
  const frames: NetworkDiagramOptions[] = [];
  for (
    const { title, direction, adds, layer } of stepsOf(data.sizes.length - 1)
  ) {
    const given = adds.filter(([part]) => data[part] !== undefined);
    if (adds.length && !given.length) continue;
    for (const [part, entry] of given) known.add(`${part} ${entry ?? "all"}`);
    const units = layer === undefined ? [] : Array.from(
      { length: data.sizes[layer] ?? 1 },
      (_, i) => [[layer, i + 1] as const],
    );
    frames.push({
      ...data,
      ...masked(data, known),
      title,
      direction,
      highlight: units,
    });
  }
  return frames;
}

/** All steps of a pass through `last` layers of weights. */
function stepsOf(last: number): Step[] {
  const layers = Array.from({ length: last }, (_, i) => i + 1);
  const name = (l: number) =>
    l === last ? "output layer" : last === 2 ? "hidden layer" : `layer ${l}`;
  const forward = (
    title: string,
    adds: Step["adds"],
    layer?: number,
  ): Step => ({ title, direction: "forward", adds, layer });
  const backward = (
    title: string,
    adds: Step["adds"],
    layer?: number,
  ): Step => ({ title, direction: "backward", adds, layer });
  return [
    forward("The network", []),
    forward("The weights", [["weights"], ["biases"]]),
    forward("The inputs", [["values", 0]], 0),
    ...layers.flatMap((l) => [
      forward(`The sums of the ${name(l)}`, [["sums", l - 1]], l),
      forward(l === last ? "The output ŷ" : `What the ${name(l)} puts out`, [[
        "values",
        l,
      ]], l),
    ]),
    forward("The loss", [["target"], ["loss"]], last + 1),
    backward("The slope at the output", [["slopes", last]], last),
    ...layers.reverse().flatMap((l) => [
      backward(`The slopes of the sums of the ${name(l)}`, [[
        "sumSlopes",
        l - 1,
      ]], l),
      backward(`The slopes of the weights into the ${name(l)}`, [[
        "weightSlopes",
        l - 1,
      ], ["biasSlopes", l - 1]]),
      ...(l > 1
        ? [
          backward(`The slopes of what the ${name(l - 1)} puts out`, [[
            "slopes",
            l - 1,
          ]], l - 1),
        ]
        : []),
    ]),
  ];
}

const PARTS = [
  "weights",
  "biases",
  "values",
  "sums",
  "slopes",
  "sumSlopes",
  "weightSlopes",
  "biasSlopes",
  "target",
  "loss",
] as const;

/** The data with `null` for all that is not known yet. */
function masked(
  data: NetworkData,
  known: ReadonlySet<string>,
): Partial<NetworkData> {
  const result: Record<string, unknown> = {};
  for (const part of PARTS) {
    const numbers = data[part];
    if (numbers === undefined) continue;
    if (known.has(`${part} all`)) result[part] = numbers;
    else if (!Array.isArray(numbers)) result[part] = null;
    else {result[part] = numbers.map((entry, i) =>
        known.has(`${part} ${i}`) ? entry : hidden(entry)
      );}
  }
  return result as Partial<NetworkData>;
}

/** The same lists with `null` for every number. */
function hidden(entry: unknown): unknown {
  return Array.isArray(entry) ? entry.map(hidden) : null;
}
