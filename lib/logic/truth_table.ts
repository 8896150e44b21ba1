/** Truth tables: a function of bits written out, one row for each pattern of its inputs. */

import { theyAre, whatIs, written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkFunction } from "../shape.ts";
import { allBits, type Bit, bit, type Bits, checkBits } from "./bits.ts";

export type { Bit, Bits } from "./bits.ts";

/** One row: the inputs `x` and the output `y`; `null` where either output will do. */
export type Row = { readonly x: Bits; readonly y: Bit | null };

/**
 * `y = f(x1, …, xn)` as a list of 2ⁿ outputs, its rows in counting order 00, 01, 10, 11:
 * `x1` is the most significant bit. An output of `null` is a _don't care_: either value
 * will do.
 *
 * Make one with {@linkcode truthTable} or {@linkcode tableOf}.
 *
 * @example The third row of x1 IMPLIES x2
 * ```ts
 * import assert from "node:assert/strict";
 * const table = truthTable("1101");
 * assert.deepEqual(table.rows()[2], { x: [1, 0], y: 0 });
 * assert.equal(table.at([1, 1]), 1);
 * ```
 */
export class TruthTable {
  /** How many inputs, n. */
  readonly inputs: number;
  /** The 2ⁿ outputs, `null` for don't care. */
  readonly outputs: readonly (Bit | null)[];
  /** What people call it, if they do: `"AND"`. */
  readonly name?: string;

  /**
   * Checks the outputs and copies them.
   *
   * @param outputs 2ⁿ of them, n ≥ 1
   * @param name what to call it in pictures and messages
   * @throws {ShapeError} if the number of outputs is not 2, 4, 8, 16, …
   * @throws {ValueError} naming the first output that is not 0, 1 or null
   */
  constructor(outputs: readonly (Bit | null)[], name?: string) {
    const rows = outputs.length;
    const inputs = Math.log2(rows);
    if (!Number.isInteger(inputs) || inputs < 1) {
      throw new ShapeError(
        `build a truth table of ${rows} ${rows === 1 ? "row" : "rows"}`,
        `n inputs need 2^n rows, which is 2, 4, 8, 16 and so on, but ${rows} is not among them`,
      );
    }
    const bad = outputs.findIndex((y) => y !== 0 && y !== 1 && y !== null);
    if (bad >= 0) {
      throw new ValueError(
        `build a truth table of ${rows} rows`,
        `outputs must be 0, 1 or null (don't care), but output ${bad + 1} is ${
          written(outputs[bad])
        }`,
      );
    }
    this.inputs = inputs;
    this.outputs = Object.freeze([...outputs]);
    if (name !== undefined) this.name = name;
  }

  /** Every row in counting order, inputs and output. */
  rows(): readonly Row[] {
    return allBits(this.inputs).map((x, row) => ({ x, y: this.outputs[row] }));
  }

  /**
   * The output for the inputs `x`.
   *
   * @param x `[n]` bits, `x1` first
   * @throws {ShapeError} if there are more or fewer than n
   * @throws {ValueError} if one is neither 0 nor 1
   */
  at(x: Bits): Bit | null {
    checkBits(`look up ${written(x)} in ${this}`, "inputs", x, this.inputs);
    return this.outputs[x.reduce<number>((row, bit) => 2 * row + bit, 0)];
  }

  /** Whether both have the same inputs and the same output in every row; names do not count. */
  equals(other: TruthTable): boolean {
    checkTable(`compare ${this} with another table`, other);
    return this.inputs === other.inputs &&
      this.outputs.every((y, row) => y === other.outputs[row]);
  }

  /** The name, or else the outputs in one word: `01-0`. */
  toString(): string {
    return this.name ?? this.outputs.map((y) => y ?? "-").join("");
  }
}

/**
 * The truth table with these outputs, in counting order of the inputs.
 *
 * @param outputs 2ⁿ outputs as a list, or as one word with `-` for don't care
 * @param name what to call it
 * @returns a table of n inputs
 * @throws {ShapeError} if they are neither list nor text, or not 2, 4, 8, 16, … of them
 * @throws {ValueError} naming the first output that is not allowed
 *
 * @example Exclusive or, written in both ways
 * ```ts
 * import assert from "node:assert/strict";
 * const xor = truthTable("0110", "XOR");
 * assert.ok(xor.equals(truthTable([0, 1, 1, 0])));
 * assert.equal(truthTable("01-0").at([1, 0]), null);
 * ```
 */
export function truthTable(
  outputs: readonly (Bit | null)[] | string,
  name?: string,
): TruthTable {
  if (typeof outputs === "string") return new TruthTable(parse(outputs), name);
  if (Array.isArray(outputs)) return new TruthTable(outputs, name);
  throw new ShapeError(
    "build a truth table",
    `the outputs must be a list or a text, as in "0110", but ${
      theyAre(outputs)
    }`,
  );
}

/**
 * The truth table of a function of bits, by trying every pattern.
 *
 * @param inputs how many inputs n, from 1 to 20: the function is called 2ⁿ times
 * @param f given the bits one by one, says 0 or 1, or false or true
 * @param name what to call it
 * @returns a table of n inputs
 * @throws {ValueError} naming the first pattern for which `f` says anything else
 *
 * @example At least two of three
 * ```ts
 * import assert from "node:assert/strict";
 * const table = tableOf(3, (a, b, c) => a + b + c >= 2);
 * assert.equal(String(table), "00010111");
 * ```
 */
export function tableOf(
  inputs: number,
  f: (...x: Bit[]) => Bit | boolean | number,
  name?: string,
): TruthTable {
  checkFunction(`write out the table of ${name ?? "f"}`, "f", f);
  const outputs = allBits(inputs).map((x) => {
    const y = f(...x);
    if (y === true || y === false || y === 0 || y === 1) return bit(y);
    throw new ValueError(
      `write out the table of ${name ?? "f"}`,
      `it must say 0 or 1, or false or true, but for (${
        x.join(", ")
      }) it says ${written(y)}`,
    );
  });
  return new TruthTable(outputs, name);
}

/**
 * Checks that a value is a truth table, not only its outputs.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ValueError} if it is anything else
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkTable("decide separability", "0110"), {
 *   message: 'Cannot decide separability: the table must be a TruthTable, but it is the text "0110"; write truthTable("0110")',
 * });
 * ```
 */
export function checkTable(
  action: string,
  table: unknown,
): asserts table is TruthTable {
  if (table instanceof TruthTable) return;
  const remedy = typeof table === "string" || Array.isArray(table)
    ? `; write truthTable(${written(table)})`
    : "table" in Object(table)
    ? "; take its .table()"
    : "";
  throw new ValueError(
    action,
    `the table must be a TruthTable, but it is ${whatIs(table)}${remedy}`,
  );
}

function parse(word: string): (Bit | null)[] {
  return [...word].map((letter, i) => {
    if (letter === "-") return null;
    if (letter === "0" || letter === "1") return bit(letter === "1");
    throw new ValueError(
      `build the truth table ${written(word)}`,
      `outputs must be 0, 1 or - (don't care), but output ${
        i + 1
      } is ${letter}`,
    );
  });
}
