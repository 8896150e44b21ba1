/** The usual checks: a function on a table of inputs, a value and its parts, a statement. */

import type { Case, Check } from "./exercise.ts";
import { type Kind, such } from "./kinds.ts";
import { isRecord } from "./matches.ts";

/**
 * A function, or whatever `call` makes of the answer, tried on a table of inputs.
 *
 * @param name what holds if it passes
 * @param table rows of arguments and of what must come out, simplest first
 * @param options `call`: how the answer is asked (called, if nothing is said); `names` of the
 *   arguments; `tolerance` of numbers
 *
 * @example AND on all four rows
 * ```ts
 * import assert from "node:assert/strict";
 * const check = onInputs<(a: number, b: number) => number>(
 *   "computes AND", [[[0, 0], 0], [[0, 1], 0], [[1, 0], 0], [[1, 1], 1]], { names: ["x1", "x2"] },
 * );
 * assert.equal(check.cases[1].input, "x1 = 0, x2 = 1");
 * assert.equal(check.cases[1].got((a, b) => a + b), 1);
 * ```
 */
export function onInputs<Answer>(
  name: string,
  table: readonly (readonly [
    input: readonly unknown[],
    expected: unknown,
  ])[],
  options: {
    readonly call?: (answer: Answer, ...input: never[]) => unknown;
    readonly names?: readonly string[];
    readonly tolerance?: number;
  } = {},
): Check<Answer> {
  const { call = callIt, names, ...rest } = options;
  return {
    name,
    cases: table.map(([input, expected]): Case<Answer> => ({
      input: input.map((value, i) => named(names?.[i], value)).join(", "),
      // A copy each time: a function that changes its argument spoils only its own.
      got: (answer) => call(answer, ...copyOf(input) as never[]),
      expected,
      ...rest,
    })),
  };
}

function callIt(answer: unknown, ...input: never[]): unknown {
  return (answer as (...input: never[]) => unknown)(...input);
}

/** Lists and plain records copied, all else as it is: a network or a function stays one. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (ArrayBuffer.isView(value)) return structuredClone(value);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, copyOf(entry)]),
  );
}

function named(name: string | undefined, value: unknown): string {
  const text = Deno.inspect(value, { colors: false, breakLength: Infinity });
  return name === undefined ? text : `${name} = ${text}`;
}

/**
 * The answer itself, or what `part` makes of it, is a given value.
 *
 * @param name what holds if it passes
 * @param expected the value, or a kind of values
 * @param options `part`: what of the answer is compared; `input`: what the student reads it is;
 *   `tolerance` of numbers
 *
 * @example A number to three decimals
 * ```ts
 * import assert from "node:assert/strict";
 * const check = equals<{ w3: number }>("w3 is right", 0.4006, { part: ({ w3 }) => w3, tolerance: 5e-5 });
 * assert.equal(check.cases[0].got({ w3: 0.4 }), 0.4);
 * ```
 */
export function equals<Answer>(
  name: string,
  expected: unknown,
  options: {
    readonly part?: (answer: Answer) => unknown;
    readonly input?: string;
    readonly tolerance?: number;
  } = {},
): Check<Answer> {
  const { part = (answer: Answer): unknown => answer, ...rest } = options;
  return { name, cases: [{ got: part, expected, ...rest }] };
}

/**
 * A statement about the answer holds.
 *
 * @param name what holds if it passes
 * @param wanted what the answer should be, with the article
 * @param statement whether it is
 *
 * @example Any multiple of a certificate is one
 * ```ts
 * import assert from "node:assert/strict";
 * const check = holds<readonly number[]>("is not all zeros", "an array that is not all zeros", (y) => y.some(Boolean));
 * assert.equal((check.cases[0].expected as { name: string }).name, "an array that is not all zeros");
 * ```
 */
export function holds<Answer>(
  name: string,
  wanted: string,
  statement: (answer: Answer) => boolean,
): Check<Answer> {
  const expected: Kind<Answer> = such(wanted, (x) => statement(x as Answer));
  return { name, cases: [{ got: (answer) => answer, expected }] };
}
