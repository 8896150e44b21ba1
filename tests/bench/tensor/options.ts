/** What of the bench of tensors is asked for. */

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { UsageError } from "../../../lib/classroom/choose.ts";
import { CACHE } from "../../../lib/classroom/project.ts";

/** What it measures, in this order. */
export const PARTS = [
  "mlp",
  "conv",
  "moons",
  "matmul",
  "profile",
  "memory",
  "startup",
] as const;

/** One of them. */
export type Part = typeof PARTS[number];

/** What was asked for. */
export type Options = {
  readonly parts: readonly Part[];
  readonly rounds: number;
  readonly quick: boolean;
  /** Where the chart is to be written. */
  readonly chart: string;
};

/** @throws {UsageError} if a part is not known, or the rounds are no number */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", default: PARTS.join() },
      rounds: { type: "string" },
      chart: { type: "string", default: `${CACHE}/bench.svg` },
    },
  });
  const asked = values.only.split(",").map((part) => part.trim());
  const unknown = asked.find((part) => !PARTS.some((known) => known === part));
  if (unknown !== undefined) {
    throw new UsageError(
      `The bench of tensors has no part ${unknown}. It has: ${
        PARTS.join(", ")
      }.`,
    );
  }
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new UsageError(
      `--rounds must be a whole number from 1 on, but it is ${values.rounds}.`,
    );
  }
  return {
    parts: PARTS.filter((part) => asked.includes(part)),
    rounds,
    quick: values.quick,
    chart: resolve(values.chart),
  };
}
