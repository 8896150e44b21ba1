/** The house's names for the parts of a network, as LaTeX. */

/**
 * A subscript with as many braces as it needs: `_1`, `_{12}`, and `_{10,2}` where `_{102}` would be unclear.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual([subscript(1), subscript(1, 2), subscript(10, 2)], ["_1", "_{12}", "_{10,2}"]);
 * ```
 */
export function subscript(...indices: readonly number[]): string {
  const text = indices.join(indices.some((i) => i > 9) ? "," : "");
  return text.length === 1 ? `_${text}` : `_{${text}}`;
}

/**
 * The weight from unit `j` of layer `l − 1` to unit `i` of layer `l`: `w_{ij}^{[l]}`, the target first.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(weightName(1, 2, 3), "w_{12}^{[3]}");
 * ```
 */
export function weightName(i: number, j: number, l: number): string {
  return `w${subscript(i, j)}^{[${l}]}`;
}

/**
 * What belongs to unit `i` of layer `l`: its bias `b`, weighted sum `z`, activation `a` or slope `\delta`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(unitName("z", 1, 2), "z_1^{[2]}");
 * ```
 */
export function unitName(letter: string, i: number, l: number): string {
  return `${letter}${subscript(i)}^{[${l}]}`;
}
