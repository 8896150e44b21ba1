/** What a loss curve is drawn from: numbers, named series of them, or the reports of a training. */

import { whatIs } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkFinite } from "../shape.ts";
import type { Series } from "./curve_ends.ts";

/** What became of an epoch, as a training reports it. */
export type LossReport = {
  /** Which epoch. */
  readonly epoch: number;
  /** The loss on what is learned from. */
  readonly loss: number;
  /** The loss on what is withheld, if anything is. */
  readonly validationLoss?: number | undefined;
};

/** What a loss curve takes. */
export type Losses =
  | readonly number[]
  | readonly Series[]
  | readonly LossReport[];

/** Series with names, and the number of their first step. */
export type NamedLosses = {
  readonly series: readonly Series[];
  readonly start: number;
};

const ACTION = "draw a loss curve";

/**
 * The series with names, every number checked.
 *
 * @param what the name of what is measured
 * @param log whether the axis is logarithmic
 * @throws {ShapeError} if it is none of what a loss curve takes, or there is nothing to draw
 * @throws {ValueError} if a number is not finite, or not positive on a logarithmic axis
 */
export function namedLosses(
  losses: Losses,
  what: string,
  log: boolean,
): NamedLosses {
  const named = byName(losses, what);
  for (const { name, values } of named.series) {
    if (!values.length) {
      throw new ShapeError(
        ACTION,
        `each series must have a value at least, but \`${name}\` has none`,
      );
    }
    checkFinite(ACTION, "values", values);
    const bad = log ? values.findIndex((value) => value <= 0) : -1;
    if (bad >= 0) {
      throw new ValueError(
        ACTION,
        `on a logarithmic axis every value must be positive, but value ${
          bad + 1
        } is ${values[bad]}`,
      );
    }
  }
  return named;
}

function byName(losses: Losses, what: string): NamedLosses {
  const first = Array.isArray(losses) ? losses[0] : losses;
  if (Array.isArray(losses) && typeof first !== "object") {
    return { series: [{ name: what, values: losses }], start: 0 };
  }
  if (Array.isArray(first?.values)) {
    return { series: losses as readonly Series[], start: 0 };
  }
  if (Array.isArray(losses) && typeof first?.loss === "number") {
    return ofReports(losses as readonly LossReport[], what);
  }
  throw new ShapeError(
    ACTION,
    'it takes a list of numbers, [{ name: "training", values: […] }], or the history of a training, ' +
      `but it was given ${
        Array.isArray(losses)
          ? `a list of which one is ${whatIs(first)}`
          : whatIs(losses)
      }`,
  );
}

function ofReports(reports: readonly LossReport[], what: string): NamedLosses {
  const start = reports[0].epoch;
  const values = reports.map(({ loss }) => loss);
  const withheld = reports.flatMap(({ validationLoss }) =>
    validationLoss ?? []
  );
  const series = withheld.length === 0
    ? [{ name: what, values }]
    : [{ name: "training", values }, { name: "validation", values: withheld }];
  return { series, start };
}
