/** Circuits with names: XOR and XNOR as the lectures draw them, parity, and adders. */

import { checkCount } from "../shape.ts";
import { type Circuit, circuit, type Part } from "./circuit.ts";
import { type ThresholdUnit, thresholdUnit } from "./threshold_unit.ts";

/**
 * XOR as (x1 NAND x2) AND (x1 OR x2), with the hidden units `nand` and `or`.
 *
 * In whole numbers both hidden lines are x1 + x2 = 1, and y fires on that line alone: it
 * lives on ties. Thresholds of −1.5 and 0.5 instead of −1 and 1 leave a strip around it.
 *
 * @example One input, but not both
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(xorOfNandAndOr.run([1, 1]), { x1: 1, x2: 1, nand: 0, or: 1, y: 0 });
 * assert.deepEqual(xorOfNandAndOr.table().outputs, [0, 1, 1, 0]);
 * ```
 */
export const xorOfNandAndOr: Circuit = circuit({
  inputs: ["x1", "x2"],
  units: {
    nand: { from: ["x1", "x2"], unit: unit([-1, -1], -1) },
    or: { from: ["x1", "x2"], unit: unit([1, 1], 1) },
    y: { from: ["nand", "or"], unit: unit([1, 1], 2) },
  },
  outputs: ["y"],
});

/**
 * XOR from the nine numbers of a figure whose lines were lost: thresholds −1 and +1 for
 * the hidden units and +2 for the output; four weights +1 and two weights −1.
 *
 * Only one placement of the six weights computes XOR, the one here, and only if ties
 * fire: with the rule > none does. It is the net of {@linkcode xorOfNandAndOr}. The
 * figure stands for the argument of M. Minsky and S. Papert, "Perceptrons" (1969), that
 * one such unit is not enough.
 *
 * @example h1 turns out to be NAND and h2 OR
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(xorOfMinskyPapert.table("h1").outputs, [1, 1, 1, 0]);
 * assert.deepEqual(xorOfMinskyPapert.table("h2").outputs, [0, 1, 1, 1]);
 * ```
 */
export const xorOfMinskyPapert: Circuit = circuit({
  inputs: ["x1", "x2"],
  units: {
    h1: { from: ["x1", "x2"], unit: unit([-1, -1], -1) },
    h2: { from: ["x1", "x2"], unit: unit([1, 1], 1) },
    y: { from: ["h1", "h2"], unit: unit([1, 1], 2) },
  },
  outputs: ["y"],
});

/**
 * XNOR by the weights of a net of sigmoid neurons, read with thresholds instead:
 * z1 = −6 + 4x1 + 4x2, z2 = 2 − 4x1 − 4x2 and z = −0.5 + a1 + a2.
 *
 * Then a1 is AND, a2 is NOR, and y is their OR. The line −0.5 + a1 + a2 = 0 lies in the
 * plane of a1 and a2; drawn in the plane of the inputs it would be OR.
 *
 * @example Both or neither
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(xnorOfSigmoidNet.table().outputs, [1, 0, 0, 1]);
 * ```
 */
export const xnorOfSigmoidNet: Circuit = circuit({
  inputs: ["x1", "x2"],
  units: {
    a1: { from: ["x1", "x2"], unit: unit([4, 4], 6) },
    a2: { from: ["x1", "x2"], unit: unit([-4, -4], -2) },
    y: { from: ["a1", "a2"], unit: unit([1, 1], 0.5) },
  },
  outputs: ["y"],
});

/**
 * XOR with one hidden unit: y counts the inputs, and `both` takes two off again.
 *
 * The inputs skip a layer to reach y; without that, one hidden unit cannot do it, for y
 * would know nothing but one bit. Source: D. Rumelhart, G. Hinton and R. Williams,
 * "Learning internal representations by error propagation" (1986), with their thresholds
 * 1.5 and 0.5 written in whole numbers.
 *
 * @example 1 + 1 − 2 is not enough
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(xorWithSkip.run([1, 1]), { x1: 1, x2: 1, both: 1, y: 0 });
 * ```
 */
export const xorWithSkip: Circuit = circuit({
  inputs: ["x1", "x2"],
  units: {
    both: { from: ["x1", "x2"], unit: unit([1, 1], 2) },
    y: { from: ["x1", "x2", "both"], unit: unit([1, 1, -2], 1) },
  },
  outputs: ["y"],
});

/**
 * Adds two bits: `carry` is AND, `sum` is XOR. The two outputs, read as a binary number,
 * are x1 + x2.
 *
 * @example One and one is binary 10
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(halfAdder.outputs([1, 1]), [1, 0]);
 * ```
 */
export const halfAdder: Circuit = circuit({
  inputs: ["x1", "x2"],
  units: adder(["x1", "x2"], "carry", "sum"),
  outputs: ["carry", "sum"],
});

/**
 * Adds three bits, two digits and the carry from the right: `carry` is their majority,
 * `sum` their parity. Two units are enough, since `sum` may look at `carry`.
 *
 * @example One and one and one is binary 11
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(fullAdder.outputs([1, 1, 1]), [1, 1]);
 * ```
 */
export const fullAdder: Circuit = circuit({
  inputs: ["x1", "x2", "x3"],
  units: adder(["x1", "x2", "x3"], "carry", "sum"),
  outputs: ["carry", "sum"],
});

/**
 * Adds two binary numbers as on paper, from the right, each carry rippling to the left.
 *
 * Digit i of the numbers a and b is worth 2ⁱ and adds to the sum digit `si` and the carry
 * `c(i+1)`. The carries make the circuit as deep as the numbers are long.
 *
 * @param bits how many digits the two numbers have, 1 or more
 * @returns a circuit with inputs `a3 a2 a1 a0 b3 b2 b1 b0` and outputs `c4 s3 s2 s1 s0`, for 4 bits
 * @throws {ValueError} if `bits` does not count
 *
 * @example 3 + 2 = 5
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(rippleAdder(2).outputs([1, 1, 1, 0]), [1, 0, 1]);
 * ```
 */
export function rippleAdder(bits: number): Circuit {
  checkCount("build a ripple adder", "the number of bits", bits, 1);
  const digits = (letter: string) =>
    Array.from({ length: bits }, (_, i) => `${letter}${bits - 1 - i}`);
  const units: Record<string, Part> = {};
  for (let i = 0; i < bits; i++) {
    const from = [`a${i}`, `b${i}`, ...(i === 0 ? [] : [`c${i}`])];
    Object.assign(units, adder(from, `c${i + 1}`, `s${i}`));
  }
  return circuit({
    inputs: [...digits("a"), ...digits("b")],
    units,
    outputs: [`c${bits}`, ...digits("s")],
  });
}

/**
 * Parity of `n` bits, XOR for n = 2, with n hidden units and one output.
 *
 * Hidden unit k fires when at least k inputs do, so the first ones fire up to the count;
 * with weights +1, −1, +1, … they add up to 1 for an odd count and to 0 for an even one.
 *
 * @param n how many inputs, 1 or more
 * @returns a circuit with inputs `x1 … xn`, hidden units `h1 … hn` and the output `y`
 * @throws {ValueError} if `n` does not count
 *
 * @example Two of three is even
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(parityCircuit(3).run([1, 0, 1]), { x1: 1, x2: 0, x3: 1, h1: 1, h2: 1, h3: 0, y: 0 });
 * ```
 */
export function parityCircuit(n: number): Circuit {
  checkCount("build a parity circuit", "the number of inputs", n, 1);
  const names = (letter: string) =>
    Array.from({ length: n }, (_, i) => `${letter}${i + 1}`);
  const units: Record<string, Part> = {};
  names("h").forEach((name, i) => {
    units[name] = { from: names("x"), unit: unit(Array(n).fill(1), i + 1) };
  });
  const signs = names("h").map((_, i) => i % 2 === 0 ? 1 : -1);
  units.y = { from: names("h"), unit: unit(signs, 1) };
  return circuit({ inputs: names("x"), units, outputs: ["y"] });
}

function unit(weights: readonly number[], threshold: number): ThresholdUnit {
  return thresholdUnit({ weights, threshold });
}

/** The two units that add two or three bits: count them, and take two off for a carry. */
function adder(
  from: readonly string[],
  carry: string,
  sum: string,
): Record<string, Part> {
  const ones = from.map(() => 1);
  return {
    [carry]: { from, unit: unit(ones, 2) },
    [sum]: { from: [...from, carry], unit: unit([...ones, -2], 1) },
  };
}
