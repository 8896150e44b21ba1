/** What the stepper can be given, and the checks at its door. */

import { ValueError } from "../../errors.ts";
import { written } from "../../describe.ts";
import { checkCount, checkList, checkNumbers } from "../../shape.ts";
import { type Preset, PRESETS } from "./presets.ts";

const ACTION = "step through a network";
const LARGEST = { units: 6, layers: 5, digits: 8, iteration: 1000 };

/** `halfSquare` is ½ (ŷ − y)², `squaredError` (ŷ − y)². */
export type LossName = "halfSquare" | "squaredError";

/** An activation, by its name in "nets". */
export type ActivationName = "sigmoid" | "tanh" | "relu" | "identity";

const LOSSES: readonly LossName[] = ["halfSquare", "squaredError"];
const ACTIVATIONS: readonly ActivationName[] = [
  "sigmoid",
  "tanh",
  "relu",
  "identity",
];

/** Everything that the stepper shows follows from this. */
export type StepperState = {
  /** Units in each layer, the inputs first. */
  readonly sizes: readonly number[];
  /** Layers 1…L, each `[units, inputs]`: those of the first iteration. */
  readonly weights: readonly (readonly (readonly number[])[])[];
  /** Layers 1…L, one for each unit; none if not given. */
  readonly biases: readonly (readonly number[])[] | undefined;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** η, how far a step goes. */
  readonly rate: number;
  readonly loss: LossName;
  /** Of the hidden layers. */
  readonly activation: ActivationName;
  /** Of the last layer. */
  readonly output: ActivationName;
  /** `numbered`: w₁, w₂, … through the whole network, as sources 002 and 004 have them. Default: the house's. */
  readonly names: "numbered" | undefined;
  /** Decimals of what is shown; 4 if not given. Nothing is rounded inside. */
  readonly digits: number | undefined;
  /** How many updates were made before this pass; none if not given. */
  readonly iteration: number | undefined;
  /** The step that is shown; 0 is before the first. */
  readonly at: number;
};

/** What a cell may give: a preset or weights, and whatever is to be different. */
export type StepperOptions =
  & {
    /** A worked network of lecture 12, by its sizes. Default `2-2-1`. */
    readonly preset?: "2-2-1" | "2-2-2-1" | "2-3-1" | undefined;
  }
  & { readonly [K in keyof StepperState]?: StepperState[K] | undefined };

/**
 * Checks what was given, and fills in the rest: from the preset, or for own weights the
 * rate 0.1, half the square, sigmoids.
 *
 * @throws {ValueError} if something is not what it must be
 * @throws {ShapeError} if the parts do not fit each other
 */
export function readStepper(given: StepperOptions): StepperState {
  const base = baseOf(given);
  const weights = given.weights ?? base.weights;
  const sizes = sizesOf(weights);
  const { rate = base.rate, loss = base.loss, names = base.names } = given;
  const activation = given.activation ?? base.activation;
  const output = given.output ??
    (given.activation === undefined ? base.output : matching(activation));
  const { digits, iteration, at = 0 } = given;
  const biases = "biases" in given ? given.biases : base.biases;
  const state = {
    sizes,
    weights,
    biases: biases ?? undefined,
    x: given.x ?? base.x,
    y: given.y ?? base.y,
    rate,
    loss,
    activation,
    output,
    names: names ?? undefined,
    digits: digits === 4 ? undefined : digits ?? undefined,
    iteration: iteration || undefined,
    at,
  };
  check(state, given.sizes);
  return state;
}

/** What stands in for that which is not given. */
function baseOf(
  { preset, weights, sizes }: StepperOptions,
): Preset["state"] {
  if (preset !== undefined && !(preset in PRESETS)) {
    oneOf("preset", preset, Object.keys(PRESETS));
  }
  if (preset !== undefined || weights === undefined) {
    return PRESETS[preset ?? (sizes?.join("-") ?? "2-2-1")]?.state ??
      needsWeights(sizes);
  }
  const own = { rate: 0.1, loss: "halfSquare", activation: "sigmoid" } as const;
  return {
    ...own,
    sizes: [],
    weights,
    x: [],
    y: [],
    biases: undefined,
    output: "sigmoid" as const,
    names: undefined,
  };
}

function needsWeights(sizes: unknown): never {
  throw new ValueError(
    ACTION,
    `there must be weights for sizes of one's own, but there are none for ${
      written(sizes)
    }; write { weights: [[[…], […]], [[…]]], … }`,
  );
}

/** The output's activation, if only that of the hidden layers is said. */
function matching(activation: ActivationName): ActivationName {
  return activation === "relu" ? "identity" : activation;
}

function sizesOf(weights: unknown): number[] {
  checkList(ACTION, "weights", weights);
  weights.forEach((table, l) => {
    checkList(ACTION, `weights of layer ${l + 1}`, table);
    table.forEach((row) =>
      checkList(ACTION, `weights into a unit of layer ${l + 1}`, row)
    );
  });
  const tables = weights as readonly (readonly (readonly number[])[])[];
  const sizes = [tables[0]?.[0]?.length ?? 0, ...tables.map((t) => t.length)];
  const isSmall = sizes.length >= 2 && sizes.length <= LARGEST.layers &&
    sizes.every((n) => n >= 1 && n <= LARGEST.units);
  if (isSmall) return sizes;
  throw new ValueError(
    ACTION,
    `it must have 2 to ${LARGEST.layers} layers, each of 1 to ${LARGEST.units} units, but its sizes are ${
      written(sizes)
    }`,
  );
}

function check(state: StepperState, given: unknown): void {
  const { sizes, weights, biases, x, y, rate, at } = state;
  if (given !== undefined && String(given) !== String(sizes)) {
    throw new ValueError(
      ACTION,
      `the sizes must be those of the weights, ${
        written(sizes)
      }, but they are ${written(given)}`,
    );
  }
  weights.forEach((table, l) =>
    table.forEach((row, i) =>
      checkNumbers(
        `connect unit ${i + 1} of layer ${l + 1}`,
        "weights",
        row,
        sizes[l],
      )
    )
  );
  if (biases !== undefined) {
    checkList(ACTION, "biases", biases);
    sizes.slice(1).forEach((n, l) =>
      checkNumbers(`give biases to layer ${l + 1}`, "numbers", biases[l], n)
    );
  }
  checkNumbers(ACTION, "inputs", x, sizes[0]);
  checkNumbers(ACTION, "targets", y, sizes[sizes.length - 1]);
  checkNumbers(ACTION, "rate", [rate], 1);
  oneOf("loss", state.loss, LOSSES);
  oneOf("activation", state.activation, ACTIVATIONS);
  oneOf("output's activation", state.output, ACTIVATIONS);
  if (state.names !== undefined) oneOf("names", state.names, ["numbered"]);
  checkCount(ACTION, "at", at, 0);
  for (const what of ["digits", "iteration"] as const) {
    const count = state[what] ?? 1;
    checkCount(ACTION, what, count, 1);
    if (count <= LARGEST[what]) continue;
    throw new ValueError(
      ACTION,
      `${what} must be ${LARGEST[what]} or less, but it is ${count}`,
    );
  }
}

function oneOf(what: string, value: unknown, names: readonly string[]): void {
  if (names.includes(value as string)) return;
  throw new ValueError(
    ACTION,
    `the ${what} must be one of ${names.join(", ")}, but it is ${
      written(value)
    }`,
  );
}
