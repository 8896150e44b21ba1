/** A network diagram in sentences: every number that is shown. */

import { spoken } from "./math_runs.ts";
import type { Known, NetworkDiagramOptions } from "./network_data.ts";
import type { NetworkNames } from "./network_names.ts";
import { decimal } from "./numbers.ts";

const MANY = 24; // more numbers than anybody listens to

/** The alt text of a network diagram. */
export function networkAlt(
  data: NetworkDiagramOptions,
  names: NetworkNames,
  digits: number,
): string {
  const { sizes, title, direction, highlight = [] } = data;
  const parts: [what: string, names: unknown, numbers: unknown][] = [
    ["Weights", names.weights, data.weights],
    ["Biases", names.biases, data.biases],
    ["Sums", names.sums, data.sums],
    ["Values", names.values, data.values],
    ["Targets", names.targets, data.target],
    ["Loss", names.loss, data.loss],
    ["Slopes of sums", names.sums, data.sumSlopes],
    ["Slopes of weights", names.weights, data.weightSlopes],
  ];
  const paths = highlight.map((path) =>
    path.map(([l, i]) => spoken(names.values[l]?.[i - 1] ?? names.loss))
      .join(" → ")
  );
  return [
    ...(title ? [`${spoken(title)}.`] : []),
    `A ${sizes.join("-")} network.`,
    ...parts.flatMap(([what, labels, numbers]) =>
      partAlt(what, flat(labels), flat(numbers), digits)
    ),
    ...(paths.length ? [`In black: ${paths.join("; ")}.`] : []),
    ...(direction ? [`The numbers flow ${direction}.`] : []),
  ].join(" ");
}

function flat<T>(nested: unknown): T[] {
  return [nested].flat(4) as T[];
}

/** The numbers of one kind that are known; of many only how large they are. */
function partAlt(
  what: string,
  names: readonly string[],
  numbers: readonly (Known | undefined)[],
  digits: number,
): string[] {
  const known = numbers.filter((x) => typeof x === "number");
  if (!known.length) return [];
  const say = (x: number) => decimal(x, digits);
  const text = known.length > MANY
    ? `${known.length} numbers from ${say(Math.min(...known))} to ${
      say(Math.max(...known))
    }`
    : numbers.flatMap((x, i) =>
      typeof x === "number" ? [`${spoken(names[i])} = ${say(x)}`] : []
    ).join(", ");
  return [`${what}: ${text}.`];
}
