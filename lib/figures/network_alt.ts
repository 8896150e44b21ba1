/** A network diagram in sentences: every number that is shown. */

import { spoken } from "./math_runs.ts";
import type { Known, NetworkDiagramOptions } from "./network_data.ts";
import type { NetworkNames } from "./network_names.ts";
import { decimal } from "./numbers.ts";

const MANY = 24; // more numbers than anybody listens to

/**
 * The alt text of a network diagram.
 *
 * @param data what is shown
 * @param names what its parts are called
 * @param digits decimals
 */
export function networkAlt(
  data: NetworkDiagramOptions,
  names: NetworkNames,
  digits: number,
): string {
  const { sizes } = data;
  const sentences = [`A ${sizes.join("-")} network.`];
  const say = (
    what: string,
    labels: readonly unknown[],
    numbers: readonly unknown[] | undefined,
  ) => {
    const known = (numbers?.flat(3) ?? []) as Known[];
    const all = labels.flat(3) as string[];
    const pairs = known.flatMap((x, i) =>
      x === null ? [] : [[all[i], x] as const]
    );
    if (!pairs.length) return;
    sentences.push(
      pairs.length > MANY
        ? `${what}: ${pairs.length} numbers from ${
          decimal(Math.min(...pairs.map(([, x]) => x)), digits)
        } to ${decimal(Math.max(...pairs.map(([, x]) => x)), digits)}.`
        : `${what}: ${
          pairs.map(([name, x]) => `${spoken(name)} = ${decimal(x, digits)}`)
            .join(", ")
        }.`,
    );
  };
  if (data.title) sentences.unshift(`${spoken(data.title)}.`);
  say("Weights", names.weights, data.weights);
  say("Biases", names.biases, data.biases);
  say("Sums", names.sums, data.sums);
  say("Values", names.values, data.values);
  say("Targets", names.targets, data.target);
  say("Loss", [names.loss], data.loss === undefined ? undefined : [data.loss]);
  const slope = (labels: readonly unknown[]) =>
    (labels.flat(3) as string[]).map((name) => name);
  say("Slopes of values", slope(names.values), data.slopes);
  say("Slopes of sums", slope(names.sums), data.sumSlopes);
  say("Slopes of weights", slope(names.weights), data.weightSlopes);
  say("Slopes of biases", slope(names.biases), data.biasSlopes);
  if (data.highlight?.length) {
    const paths = data.highlight.map((path) =>
      path.map(([l, i]) =>
        l === sizes.length ? spoken(names.loss) : spoken(names.values[l][i - 1])
      ).join(" → ")
    );
    sentences.push(`In black: ${paths.join("; ")}.`);
  }
  if (data.direction) sentences.push(`The numbers flow ${data.direction}.`);
  return sentences.join(" ");
}
