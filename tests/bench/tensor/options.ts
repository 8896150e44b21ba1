/** What of a bench with parts is asked for. */

import { parseArgs } from "node:util";
import { UsageError } from "../../../lib/classroom/choose.ts";

/** What was asked for. */
export type Options<Part extends string> = {
  readonly parts: readonly Part[];
  readonly rounds: number;
  readonly quick: boolean;
  /** Where the chart is to be written, if that was said. */
  readonly chart: string | undefined;
  /** Whether a program that does what a GPU would is to do large things, too. */
  readonly large: boolean;
};

/**
 * @param bench its name
 * @param parts what it measures, in this order
 * @throws {UsageError} if a part is not known, or the rounds are no number
 */
export function optionsOf<Part extends string>(
  args: readonly string[],
  bench: string,
  parts: readonly Part[],
): Options<Part> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", default: parts.join() },
      rounds: { type: "string" },
      chart: { type: "string" },
      large: { type: "boolean", default: false },
    },
  });
  const asked = values.only.split(",").map((part) => part.trim());
  const unknown = asked.find((part) => !parts.some((known) => known === part));
  if (unknown !== undefined) {
    throw new UsageError(
      `The bench ${bench} has no part ${unknown}. It has: ${parts.join(", ")}.`,
    );
  }
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new UsageError(
      `--rounds must be a whole number from 1 on, but it is ${values.rounds}.`,
    );
  }
  return {
    parts: parts.filter((part) => asked.includes(part)),
    rounds,
    quick: values.quick,
    chart: values.chart,
    large: values.large,
  };
}
