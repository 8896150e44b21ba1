/** Sums of many Values in one step: the sum, and the weighted sum of a neuron. */

import { ShapeError } from "../errors.ts";
import { checkLength, checkList } from "../shape.ts";
import { DOT, join, makeRoom, NO_LINE, SUM, tape } from "./tape.ts";
import { ValueRow } from "./value_row.ts";
import { Value, value } from "./value.ts";

/** How many terms are written as one line; longer sums go on in the next. */
const BLOCK = 1 << 11;

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
  for (let i = 0; i < terms.length; i += BLOCK) {
    total = sumOfRow(new ValueRow(terms.slice(i, i + BLOCK), total));
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
 * @throws {ShapeError} if `a` and `b` are not lists, or not equally long
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
  checkList("take a dot product", "first factors", a);
  checkList("take a dot product", "second factors", b);
  if (b.length !== a.length) {
    const action = `take the dot product with ${a.length} numbers`;
    checkLength(action, "numbers", b, a.length);
  }
  if (a.length > 0) return dotOfRows(new ValueRow(a, start), new ValueRow(b));
  return start instanceof Value ? start : value(start ?? 0);
}

/** `start + a₁b₁ + a₂b₂ + …` for two rows of the same length; the start is that of `a`. */
export function dotOfRows(a: ValueRow, b: ValueRow): Value {
  const n = a.values.length;
  if (n > BLOCK) {
    let total: Value | number | undefined = a.start;
    for (let i = 0; i < n; i += BLOCK) {
      total = dotOfRows(a.part(i, i + BLOCK, total), b.part(i, i + BLOCK));
    }
    return total as Value;
  }
  makeRoom(a.room + b.room, a.room + b.room);
  const left = a.list(), right = b.list(), { data, terms } = tape;
  let total = startOf(left);
  for (let i = left + 2, j = right + 2, n = i + terms[left]; i < n; i++, j++) {
    total += data[terms[i]] * data[terms[j]];
  }
  return new Value(join(a.home, b.home), tape.write(DOT, total, left, right));
}

function sumOfRow(row: ValueRow): Value {
  makeRoom(row.room, row.room);
  const list = row.list(), { data, terms } = tape;
  let total = startOf(list);
  for (let i = list + 2, n = i + terms[list]; i < n; i++) {
    total += data[terms[i]];
  }
  return new Value(row.home, tape.write(SUM, total, list, 0));
}

/** What a list of terms is added to. */
function startOf(list: number): number {
  const start = tape.terms[list + 1];
  return start === NO_LINE ? 0 : tape.data[start];
}
