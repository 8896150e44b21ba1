/**
 * Formulas as MathML, which browsers set by themselves: a word for each element, and names as LaTeX writes them.
 *
 * @module
 */

import { runs, spoken } from "../figures/math_runs.ts";
import { Html, markup } from "../notebook/markup.ts";

/** A letter, or a name of several letters, which is then set upright. */
export const mi = (text: string): Html => markup`<mi>${text}</mi>`;

/** A number, as it is to be read. */
export const mn = (text: string): Html => markup`<mn>${text}</mn>`;

/** An operator, a bracket or a sign of relation; it never grows with what stands beside it. */
export const mo = (text: string): Html =>
  markup`<mo stretchy="false">${text}</mo>`;

/** A sign between two things, even where a line is broken before it. */
export const infix = (text: string): Html =>
  markup`<mo form="infix">${text}</mo>`;

/** A little room, in em. */
export const mspace = (width: number): Html =>
  markup`<mspace width="${width}em"></mspace>`;

/** Words in a formula. */
export const mtext = (text: string): Html => markup`<mtext>${text}</mtext>`;

/** Things side by side, taken as one. */
export const mrow = (...parts: readonly Html[]): Html =>
  parts.length === 1 ? parts[0] : markup`<mrow>${parts}</mrow>`;

/** A lower index. */
export const msub = (base: Html, below: Html): Html =>
  markup`<msub>${base}${below}</msub>`;

/** An upper index, or a power. */
export const msup = (base: Html, above: Html): Html =>
  markup`<msup>${base}${above}</msup>`;

/** Both indices, one above the other. */
export const msubsup = (base: Html, below: Html, above: Html): Html =>
  markup`<msubsup>${base}${below}${above}</msubsup>`;

/** A fraction, or a slope. */
export const mfrac = (above: Html, below: Html): Html =>
  markup`<mfrac>${above}${below}</mfrac>`;

/**
 * A formula in a line of text, with fractions as large as in a line of their own.
 *
 * @example Half of x
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   math(mfrac(mi("x"), mn("2"))).source,
 *   '<math displaystyle="true"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>',
 * );
 * ```
 */
export const math = (...parts: readonly Html[]): Html =>
  markup`<math displaystyle="true">${parts}</math>`;

/**
 * A name as LaTeX writes it.
 *
 * @param latex what labels of pictures take too: `x_1`, `\hat{y}`, `w_{11}^{[1]}`, `\sigma'(z_1)`
 *
 * @example A weight of the first layer
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   mathName("w_{11}^{[1]}").source,
 *   '<msubsup><mi>w</mi><mn>11</mn><mrow><mo stretchy="false">[</mo><mn>1</mn>' +
 *     '<mo stretchy="false">]</mo></mrow></msubsup>',
 * );
 * assert.equal(mathName("z'").source, '<mrow><mi>z</mi><mo stretchy="false">′</mo></mrow>');
 * ```
 */
export function mathName(latex: string): Html {
  const done: Html[] = [];
  let below: Html | undefined;
  let bare: Html | undefined;
  for (const { text, level } of runs(latex)) {
    const parts = atoms(text);
    if (level === "base" || bare === undefined) {
      done.push(...parts);
      [bare, below] = [parts.at(-1), undefined];
      continue;
    }
    const index = mrow(...parts);
    done[done.length - 1] = level === "sub"
      ? msub(bare, index)
      : below
      ? msubsup(bare, below, index)
      : msup(bare, index);
    below = index;
  }
  return mrow(...done);
}

/** A name without marks of any kind, for who hears it: `w₁₁[1]`. */
export const nameAsText = (latex: string): string => spoken(latex);

/** A letter; a hat stands over it by itself, for only so is the letter set in italics. */
function letter(text: string): Html {
  const [bare, hat] = text.normalize("NFD").split(/(?=\u0302)/);
  return hat
    ? markup`<mover accent="true">${
      mi(bare)
    }<mo stretchy="false">^</mo></mover>`
    : mi(text);
}

/** Letters, numbers and signs, each in its element. */
function atoms(text: string): Html[] {
  return [...text.matchAll(/(\p{L}+\u0302?)(′?)|([\d.]+)|(\S)/gu)]
    .map(([, letters, prime, number, sign]) =>
      letters
        ? mrow(letter(letters), ...prime ? [mo(prime)] : [])
        : number
        ? mn(number)
        : mo(sign)
    );
}
