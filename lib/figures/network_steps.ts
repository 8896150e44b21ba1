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

/** A frame: its title, the parts that it adds (`values.1`: entry 1 of the values), and the layer that is talked about. */
type Step = readonly [
  title: string,
  direction: "forward" | "backward",
  adds: readonly string[],
  layer?: number,
];

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
  const isGiven = (key: string) =>
    data[key.split(".")[0] as keyof NetworkData] !== undefined;
  const known = new Set<string>();
  return stepsOf(data.sizes.length - 1)
    .filter(([, , adds]) => !adds.length || adds.some(isGiven))
    .map(([title, direction, adds, layer]) => {
      for (const key of adds) known.add(key);
      const units = layer === undefined ? 0 : data.sizes[layer] ?? 1;
      const highlight = Array.from(
        { length: units },
        (_, i) => [[layer!, i + 1] as const],
      );
      return { ...data, ...masked(data, known), title, direction, highlight };
    });
}

/** All steps of a pass through `last` layers of weights; the loss is one layer past the last. */
function stepsOf(last: number): Step[] {
  const layers = Array.from({ length: last }, (_, i) => i + 1);
  const name = (l: number) =>
    l === last ? "output layer" : last === 2 ? "hidden layer" : `layer ${l}`;
  const output = (l: number) =>
    l === last ? "The output ŷ" : `What the ${name(l)} puts out`;
  return [
    ["The network", "forward", []],
    ["The weights", "forward", ["weights", "biases"]],
    ["The inputs", "forward", ["values.0"], 0],
    ...layers.flatMap((l): Step[] => [
      [`The sums of the ${name(l)}`, "forward", [`sums.${l - 1}`], l],
      [output(l), "forward", [`values.${l}`], l],
    ]),
    ["The loss", "forward", ["target", "loss"], last + 1],
    ...layers.reverse().flatMap((l): Step[] => {
      const [sums, weights] = [`sumSlopes.${l - 1}`, `weightSlopes.${l - 1}`];
      return [
        [`The slopes of the sums of the ${name(l)}`, "backward", [sums], l],
        [`The slopes of the weights into the ${name(l)}`, "backward", [
          weights,
        ]],
      ];
    }),
  ];
}

const PARTS = [
  "weights",
  "biases",
  "values",
  "sums",
  "sumSlopes",
  "weightSlopes",
  "target",
  "loss",
] as const;

/**
 * The data with `null` for all that is not known yet.
 *
 * @param known parts as `values`, or pieces of them as `values.1`, `values.1.0`
 */
export function masked(
  data: NetworkData,
  known: ReadonlySet<string>,
): Partial<NetworkData> {
  const mask = (part: unknown, key: string): unknown =>
    known.has(key)
      ? part
      : Array.isArray(part)
      ? part.map((entry, i) => mask(entry, `${key}.${i}`))
      : null;
  const given = PARTS.filter((part) => data[part] !== undefined);
  return Object.fromEntries(
    given.map((part) => [part, mask(data[part], part)]),
  );
}
