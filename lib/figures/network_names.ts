/** What the parts of a network are called: the house's notation, unless told otherwise. */

/** Names of all parts, as LaTeX writes them. */
export type NetworkNames = {
  /** Layers 0…L: `x_1`, `a_1^{[1]}`, `\hat{y}`. */
  readonly values: readonly (readonly string[])[];
  /** Layers 1…L: `z_1^{[1]}`. */
  readonly sums: readonly (readonly string[])[];
  /** Layers 1…L, [unit][input]: `w_{11}^{[1]}`. */
  readonly weights: readonly (readonly (readonly string[])[])[];
  /** Layers 1…L: `b_1^{[1]}`. */
  readonly biases: readonly (readonly string[])[];
  /** `y`, or `y_1`, `y_2`. */
  readonly targets: readonly string[];
  /** `loss` */
  readonly loss: string;
};

/**
 * The house's names: `w_{ij}^{[l]}` is the weight from unit j of layer l − 1 to unit i of layer l.
 *
 * @param sizes units in each layer, the inputs first
 * @param own names that replace some of them
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const names = namesOf([2, 1]);
 * assert.deepEqual(names.values, [["x_1", "x_2"], ["\\hat{y}"]]);
 * assert.deepEqual(names.weights, [[["w_{11}^{[1]}", "w_{12}^{[1]}"]]]);
 * ```
 */
export function namesOf(
  sizes: readonly number[],
  own: Partial<NetworkNames> = {},
): NetworkNames {
  const last = sizes.length - 1;
  const index = (i: number, l: number) =>
    l === last && sizes[l] === 1 ? "" : `_${i + 1}`;
  const units = <T>(name: (i: number, l: number) => T) =>
    sizes.map((n, l) => Array.from({ length: n }, (_, i) => name(i, l)));
  return {
    values: own.values ??
      units((i, l) =>
        l === 0
          ? `x_${i + 1}`
          : l === last
          ? `\\hat{y}${index(i, l)}`
          : `a_${i + 1}^{[${l}]}`
      ),
    sums: own.sums ?? units((i, l) => `z_${i + 1}^{[${l}]}`).slice(1),
    biases: own.biases ?? units((i, l) => `b_${i + 1}^{[${l}]}`).slice(1),
    weights: own.weights ??
      units((i, l) =>
        Array.from(
          { length: sizes[l - 1] ?? 0 },
          (_, j) => `w_{${i + 1}${j + 1}}^{[${l}]}`,
        )
      ).slice(1),
    loss: own.loss ?? "loss",
    targets: own.targets ??
      Array.from({ length: sizes[last] }, (_, i) => `y${index(i, last)}`),
  };
}
