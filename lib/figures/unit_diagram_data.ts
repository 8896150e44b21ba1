/** What a unit diagram shows, as plain data: checked at its door, and computed. */

import { checkFinite, checkLength } from "../shape.ts";
import { checkSome, limitOf } from "./checks.ts";

/** What a unit diagram shows: give `weights`, or `excitatory` and `inhibitory` counts. */
export type UnitDiagramOptions = {
  /** One weight for each input. */
  readonly weights?: readonly number[] | undefined;
  /** How many excitatory inputs a McCulloch–Pitts unit has; they end in arrows. */
  readonly excitatory?: number | undefined;
  /** How many inhibitory inputs it has; they end in a ring, and one of them active keeps the unit at rest. */
  readonly inhibitory?: number | undefined;
  /** Inputs of a unit with weights that have a veto instead of one, 1 the first: they end in a ring. */
  readonly vetoes?: readonly number[] | undefined;
  /** It fires when the sum reaches this. */
  readonly threshold?: number | undefined;
  /** Instead of a threshold: what is added to the sum. */
  readonly bias?: number | undefined;
  /** What a sum equal to the threshold does. Default "fire". */
  readonly tie?: "fire" | "rest" | undefined;
  /** With a bias: the name of the activation. Default `step`. */
  readonly activation?: string | undefined;
  /** Values at the inputs, in order: the diagram shows the sum and what the unit does. */
  readonly values?: readonly number[] | undefined;
  /** Names of the inputs. Default `x_1`, `x_2`, …; `a_i` and `b_i` for excitatory and inhibitory. */
  readonly inputs?: readonly string[] | undefined;
  /** Name of the output. Default `y`. */
  readonly output?: string | undefined;
  /** What the unit is called: "AND". */
  readonly name?: string | undefined;
  readonly caption?: string | undefined;
};

export type Unit = UnitDiagramOptions & {
  readonly weights: readonly number[];
  readonly activation: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly tie: "fire" | "rest";
  /** How many inputs excite; the rest inhibit absolutely. `undefined`: inputs have weights. */
  readonly exciting: number | undefined;
};

/** Checks the options at the door and gives every input a name and a weight. */
export function settled(options: UnitDiagramOptions): Unit {
  const action = "draw a unit";
  const { excitatory, inhibitory = 0, threshold, bias, values } = options;
  const exciting = options.weights ? undefined : excitatory;
  const weights = options.weights ??
    [
      ...Array<number>(excitatory ?? 0).fill(1),
      ...Array<number>(inhibitory).fill(-1),
    ];
  checkSome(action, weights, "an input");
  checkFinite(action, "weights", weights);
  limitOf(action, options);
  const inputs = options.inputs ??
    weights.map((_, i) =>
      exciting === undefined
        ? `x_${i + 1}`
        : i < exciting
        ? `a_${i + 1}`
        : `b_${i - exciting + 1}`
    );
  checkLength(action, "names", inputs, weights.length);
  if (values) {
    checkLength(action, "values", values, weights.length);
    checkFinite(action, "values", values);
  }
  return {
    ...options,
    tie: options.tie ?? "fire",
    output: options.output ?? "y",
    activation: options.activation ?? "step",
    weights,
    inputs,
    exciting,
    bias: threshold === undefined ? bias : undefined,
  };
}

/** Whether an input keeps the unit at rest when it is active; its weight does not count. */
export function hasVeto({ exciting, vetoes }: Unit, i: number): boolean {
  return (exciting !== undefined && i >= exciting) ||
    (vetoes?.includes(i + 1) ?? false);
}

/** What the unit does with its values, if it has some. */
export function outcome(unit: Unit) {
  const { weights, values, threshold, bias, tie } = unit;
  if (!values) return undefined;
  const sum = weights.reduce(
    (total, w, i) => hasVeto(unit, i) ? total : total + w * values[i],
    bias ?? 0,
  );
  const blocked = values.some((v, i) => v !== 0 && hasVeto(unit, i));
  const limit = threshold ?? 0;
  const fires = !blocked && (tie === "fire" ? sum >= limit : sum > limit);
  return { sum, fires, blocked, limit };
}
