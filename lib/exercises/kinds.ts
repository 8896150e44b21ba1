/** Kinds of answers: what an exercise asks for, in words and as a test. */

import { isRecord } from "./matches.ts";

/** A set of values with a name that ends a sentence: "it should be _two numbers_". */
export interface Kind<Member> {
  /** The name with its article: `"a number"`. */
  readonly name: string;
  /** Whether a value is one of them. */
  readonly has: (value: unknown) => value is Member;
  /** The parts of a value that are of a kind themselves, if it is built as it should be. */
  readonly parts?: (value: unknown) => readonly Part[];
}

/** A part of a value, what it should be, and how one gets to it: `[0]`, `.weights`. */
export interface Part {
  readonly step: string;
  readonly value: unknown;
  readonly kind: Kind<unknown>;
}

/**
 * What is wrong with a value that is not of a kind: its first bad part, as deep as can be told.
 *
 * @param kind what it should be
 * @param value what it is
 * @returns the part, its step being the whole way to it
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const unit = recordOf({ weights: arrayOf(aNumber, 2) });
 * const { step, value, kind } = faultOf(unit, { weights: [1, "2"] });
 * assert.deepEqual([step, value, kind.name], [".weights[1]", "2", "a number"]);
 * ```
 */
export function faultOf(kind: Kind<unknown>, value: unknown): Part {
  const bad = kind.parts?.(value).find((part) => !part.kind.has(part.value));
  if (bad === undefined) return { step: "", value, kind };
  const fault = faultOf(bad.kind, bad.value);
  return { ...fault, step: bad.step + fault.step };
}

/**
 * The values for which a statement holds.
 *
 * @param name what they are called, with the article
 * @param holds the statement; it need not be safe: if it throws, it does not hold
 *
 * @example Positive numbers
 * ```ts
 * import assert from "node:assert/strict";
 * const positive = such<number>("a positive number", (x) => aNumber.has(x) && x > 0);
 * assert.equal(positive.has(-1), false);
 * ```
 */
export function such<Member>(
  name: string,
  holds: (value: unknown) => boolean,
): Kind<Member> {
  return {
    name,
    has: (value): value is Member => {
      try {
        return holds(value);
      } catch {
        return false;
      }
    },
  };
}

/** Numbers, without infinities and NaN. */
export const aNumber: Kind<number> = such("a number", Number.isFinite);

/**
 * Functions.
 *
 * @param signature what goes in and comes out, in words or arrows
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const gate = aFunction<(x1: number, x2: number) => number>("(x1, x2) → 0 or 1");
 * assert.equal(gate.name, "a function (x1, x2) → 0 or 1");
 * assert.ok(gate.has((x: number) => x));
 * ```
 */
export function aFunction<F extends (...input: never[]) => unknown>(
  signature: string,
): Kind<F> {
  return such(`a function ${signature}`, (x) => typeof x === "function");
}

/**
 * Arrays whose entries are all of one kind.
 *
 * @param kind the kind of every entry
 * @param length how many entries, if that is fixed
 *
 * @example Two weights
 * ```ts
 * import assert from "node:assert/strict";
 * assert.ok(arrayOf(aNumber, 2).has([1, -1]));
 * assert.equal(arrayOf(aNumber, 2).name, "an array of 2, each a number");
 * ```
 */
export function arrayOf<Member>(
  kind: Kind<Member>,
  length?: number,
): Kind<readonly Member[]> {
  const size = length === undefined ? "" : ` of ${length}`;
  const isBuilt = (x: unknown): x is readonly unknown[] =>
    Array.isArray(x) && (length === undefined || x.length === length);
  return {
    ...such<readonly Member[]>(
      `an array${size}, each ${kind.name}`,
      (x) => isBuilt(x) && x.every(kind.has),
    ),
    parts: (x) =>
      isBuilt(x) ? x.map((value, i) => ({ step: `[${i}]`, value, kind })) : [],
  };
}

/**
 * Records with certain entries; others do no harm.
 *
 * @param entries the kind of each entry by its name
 *
 * @example A unit's weights and threshold
 * ```ts
 * import assert from "node:assert/strict";
 * const unit = recordOf({ weights: arrayOf(aNumber, 2), threshold: aNumber });
 * assert.ok(unit.has({ weights: [1, 1], threshold: 2 }));
 * assert.equal(unit.name, "{ weights: an array of 2, each a number; threshold: a number }");
 * ```
 */
export function recordOf<Members extends Readonly<Record<string, unknown>>>(
  entries: { readonly [name in keyof Members]: Kind<Members[name]> },
): Kind<Members> {
  const list: [string, Kind<unknown>][] = Object.entries(entries);
  return {
    ...such<Members>(
      `{ ${list.map(([name, kind]) => `${name}: ${kind.name}`).join("; ")} }`,
      (x) => list.every(([name, kind]) => kind.has((x as Members)[name])),
    ),
    parts: (x) =>
      isRecord(x)
        ? list.map(([name, kind]) => ({
          step: `.${name}`,
          value: x[name],
          kind,
        }))
        : [],
  };
}

/**
 * A few given values: the options of a question.
 *
 * @param members the values, compared with `===`
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(oneOf("AND", "OR").name, '"AND" or "OR"');
 * ```
 */
export function oneOf<const Member extends string | number | boolean>(
  ...members: readonly Member[]
): Kind<Member> {
  return such(
    members.map((member) => JSON.stringify(member)).join(" or "),
    (x) => members.includes(x as Member),
  );
}
