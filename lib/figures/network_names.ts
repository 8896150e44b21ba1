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
 * @param own names that replace some of them
 */
export function namesOf(
  sizes: readonly number[],
  own: Partial<NetworkNames> = {},
): NetworkNames {
  const last = sizes.length - 1;
  const output = (i: number) => sizes[last] === 1 ? "" : `_${i + 1}`;
  const units = <T>(name: (i: number, l: number) => T) =>
    sizes.map((n, l) => Array.from({ length: n }, (_, i) => name(i, l)));
  const inputs = (l: number) => Array.from({ length: sizes[l - 1] ?? 0 });
  return {
    values: units((i, l) =>
      l === 0
        ? `x_${i + 1}`
        : l === last
        ? `\\hat{y}${output(i)}`
        : `a_${i + 1}^{[${l}]}`
    ),
    sums: units((i, l) => `z_${i + 1}^{[${l}]}`).slice(1),
    biases: units((i, l) => `b_${i + 1}^{[${l}]}`).slice(1),
    weights: units((i, l) =>
      inputs(l).map((_, j) => `w_{${i + 1}${j + 1}}^{[${l}]}`)
    ).slice(1),
    loss: "loss",
    targets: units((i) => `y${output(i)}`)[last],
    ...own,
  };
}
