/** What everything is called in formulas and in the picture: the house's notation, or numbers throughout. */

import { namesOf, type NetworkNames } from "../../figures/network_names.ts";
import type { StepperState } from "./state.ts";

/** Names as LaTeX writes them. */
export type StepperNames = NetworkNames & {
  /** Layers 1…L: δ of each unit. */
  readonly deltas: readonly (readonly string[])[];
};

/** All names that a state asks for. The square of the error is called C, half of it ℓ, as in lecture 12. */
export function stepperNames(
  { sizes, names, loss }: Pick<StepperState, "sizes" | "names" | "loss">,
): StepperNames {
  const house = namesOf(sizes);
  const own = names === "numbered" ? { ...house, ...numbered(sizes) } : house;
  return {
    ...own,
    loss: loss === "squaredError" ? "C" : "\\ell",
    deltas: own.sums.map((layer) =>
      layer.map((name) => name.replace(/^z/, "\\delta"))
    ),
  };
}

/** Units numbered through all layers, and weights in the order of what they come from: `w_1` to `w_6`. */
function numbered(sizes: readonly number[]): Partial<NetworkNames> {
  const units = sizes.slice(1);
  const before = units.map((_, l) => total(units.slice(0, l)));
  const weightsBefore = units.map((_, l) =>
    total(units.slice(0, l).map((n, k) => n * sizes[k]))
  );
  const unitNames = (letter: string) =>
    units.map((n, l) =>
      Array.from({ length: n }, (_, i) => `${letter}_{${before[l] + i + 1}}`)
    );
  const { values } = namesOf(sizes);
  const activations = unitNames("a");
  return {
    values: values.map((layer, l) =>
      l === 0 || l === units.length ? layer : activations[l - 1]
    ),
    sums: unitNames("z"),
    biases: unitNames("b"),
    weights: units.map((n, l) =>
      Array.from({ length: n }, (_, i) =>
        Array.from(
          { length: sizes[l] },
          (_, j) => `w_{${weightsBefore[l] + j * n + i + 1}}`,
        ))
    ),
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}
