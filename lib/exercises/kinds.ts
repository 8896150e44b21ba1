/** Kinds of answers: what an exercise asks for, in words and as a test. */

/** A set of values with a name that ends a sentence: "it should be _two numbers_". */
export interface Kind<Member> {
  /** The name with its article: `"a number"`. */
  readonly name: string;
  /** Whether a value is one of them. */
  readonly has: (value: unknown) => value is Member;
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

/** Bits: 0 and 1, and not `false` and `true`. */
export const aBit: Kind<0 | 1> = such("0 or 1", (x) => x === 0 || x === 1);

/** Strings with something in them. */
export const someText: Kind<string> = such(
  "text",
  (x) => typeof x === "string" && x.trim() !== "",
);

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
  return such(
    `an array${size}, each ${kind.name}`,
    (x) =>
      Array.isArray(x) && (length === undefined || x.length === length) &&
      x.every(kind.has),
  );
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
  return such(
    `{ ${list.map(([name, kind]) => `${name}: ${kind.name}`).join("; ")} }`,
    (x) => list.every(([name, kind]) => kind.has((x as Members)[name])),
  );
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
