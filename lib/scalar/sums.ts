/** Sums of many Values in one step: the sum, and the weighted sum of a neuron. */

import { ShapeError } from "../errors.ts";
import { checkLength } from "../shape.ts";
import { DOT, join, makeRoom, type Strand, strand, SUM, tape } from "./tape.ts";
import { here, Value, value } from "./value.ts";

/** How many terms are written as one line; longer sums go on in the next. */
const TERMS = 1 << 11;

/**
 * `x₁ + x₂ + …`, added from left to right, as one node with slope 1 for each term.
 *
 * @returns their sum; 0 if there are none
 * @throws {ShapeError} if the terms are not an array
 *
 * @example The slope of a sum with respect to a term is 1
 * ```ts
 * import assert from "node:assert/strict";
 * import { value } from "./value.ts";
 * import { gradients } from "./gradients.ts";
 * const x = value(2), y = value(3);
 * assert.equal(sum([x, y, 5]).data, 10);
 * assert.deepEqual(gradients(sum([x, y, x]), [x, y]), [2, 1]);
 * ```
 */
export function sum(terms: readonly (Value | number)[]): Value {
  if (!Array.isArray(terms)) {
    throw new ShapeError(
      "take a sum",
      "the terms must be an array, but they are not; write sum([a, b])",
    );
  }
  let total: Value | undefined;
  for (let start = 0; start < terms.length; start += TERMS) {
    total = sumBlock(terms.slice(start, start + TERMS), total);
  }
  return total ?? value(0);
}

/**
 * `start + a₁b₁ + a₂b₂ + …`, added from left to right, as one node: the weighted sum of a neuron.
 *
 * The slope for each factor is the other factor of its product.
 *
 * @param a one factor of each product
 * @param b the other factor of each, as many
 * @param start what the products are added to, such as a bias; nothing if not said
 * @throws {ShapeError} if `a` and `b` are not equally long
 *
 * @example A neuron with two inputs
 * ```ts
 * import assert from "node:assert/strict";
 * import { value } from "./value.ts";
 * import { gradients } from "./gradients.ts";
 * const w = [value(2), value(-1)], bias = value(0.5);
 * const z = dot(w, [3, 4], bias);
 * assert.equal(z.data, 2.5);
 * assert.deepEqual(gradients(z, { w, bias }), { w: [3, 4], bias: 1 });
 * ```
 */
export function dot(
  a: readonly (Value | number)[],
  b: readonly (Value | number)[],
  start?: Value | number,
): Value {
  checkLength(
    `take the dot product with ${a.length} numbers`,
    "numbers",
    b,
    a.length,
  );
  let total = start;
  for (let i = 0; i < a.length; i += TERMS) {
    total = a.length <= TERMS
      ? dotBlock(a, b, total)
      : dotBlock(a.slice(i, i + TERMS), b.slice(i, i + TERMS), total);
  }
  return total instanceof Value ? total : value(total ?? 0);
}

function sumBlock(
  terms: readonly (Value | number)[],
  start: Value | undefined,
): Value {
  makeRoom(terms.length + 3, terms.length + 1);
  const all = start === undefined ? terms : [start, ...terms];
  const { operands, data } = tape, begin = tape.usedOperands;
  let end = begin, total = 0, home = strand;
  for (const term of all) {
    const x = here(term);
    operands[end++] = x.line;
    total += data[x.line];
    home = join(home, x.home as Strand);
  }
  tape.usedOperands = end;
  return new Value(home, tape.write(SUM, total, begin, end - begin));
}

function dotBlock(
  a: readonly (Value | number)[],
  b: readonly (Value | number)[],
  start: Value | number | undefined,
): Value {
  makeRoom(2 * a.length + 3, 2 * a.length + 1);
  const { operands, data } = tape, begin = tape.usedOperands, plain = strand;
  let end = begin, total = 0, home = plain;
  if (start !== undefined) {
    const x = here(start);
    operands[end++] = x.line;
    total = data[x.line];
    home = join(home, x.home as Strand);
  }
  for (let i = 0; i < a.length; i++) {
    let x = a[i], y = b[i];
    // Nearly always both stand on this tape and rest on no other: then nothing is to be done.
    if (typeof x === "number" || x?.home !== plain) {
      x = here(x);
      home = join(home, x.home as Strand);
    }
    if (typeof y === "number" || y?.home !== plain) {
      y = here(y);
      home = join(home, y.home as Strand);
    }
    operands[end] = x.line;
    operands[end + 1] = y.line;
    end += 2;
    total += data[x.line] * data[y.line];
  }
  tape.usedOperands = end;
  return new Value(home, tape.write(DOT, total, begin, end - begin));
}
