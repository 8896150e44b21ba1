/**
 * What a test says to settle a row of the ledger or an erratum, and the record of it.
 *
 * A row counts only when a test computed its value, or the fact that decides it, in
 * this run: `computed`, `decided` and `proved` compare first and write the id down
 * after. The record is the file that the environment variable `NETS_LEDGER` names;
 * without it nothing is written.
 *
 * @module
 */

import assert from "node:assert/strict";
import { entry, errata, type Exact, rows } from "./sources.ts";

/** What the library computes for the value in a source, and what the value should be. */
export interface Measured {
  /** The number, list or record in dispute, from the library. */
  readonly truth: () => Exact;
  /** What the source prints, if it does: farther from the truth than `within`. */
  readonly printed?: Exact;
  /** What we say instead: no farther from the truth than `within`. */
  readonly ours: Exact;
  /** Largest distance that still counts as agreement: half a unit of the last place. */
  readonly within: number;
}

/** The two readings of an erratum that is no number, each as a test of its truth. */
export interface Judged {
  /** What the source says, if it says something; must come out false. */
  readonly printed?: () => boolean;
  /** What we say; must come out true. */
  readonly ours: () => boolean;
}

/**
 * A test for one row, or the same test for several rows that claim the same.
 *
 * @param compute returns the value that the row states
 */
export function claim(ids: string | string[], compute: () => Exact): void;
/**
 * A test for one row that states a sentence and no value.
 *
 * @param sentence the fact that decides the row
 * @param decide whether the fact holds, computed
 */
export function claim(
  ids: string | string[],
  sentence: string,
  decide: () => boolean,
): void;
export function claim(
  ids: string | string[],
  first: string | (() => Exact),
  decide?: () => boolean,
): void {
  for (const id of [ids].flat()) {
    const row = entry(rows, id);
    const test = typeof first === "string"
      ? () => decided(id, first, decide!())
      : () => computed(id, first());
    Deno.test(
      `${id} ${typeof first === "string" ? first : row.claim}`,
      () => test(),
    );
  }
}

/** A test that proves an erratum: the printed reading fails and ours holds. */
export function erratum(id: string, proof: Measured | Judged): void {
  Deno.test(`${id} ${entry(errata, id).right}`, () => proved(id, proof));
}

/**
 * Records that `actual` is the value that a row of the ledger states.
 *
 * @throws {AssertionError} if it differs by more than the row's tolerance
 * @throws {RangeError} if there is no such row, or it states no value
 */
export function computed(id: string, actual: Exact): void {
  const row = entry(rows, id);
  if (row.tolerance === null) {
    throw new RangeError(
      `Cannot compute ${id}: the row must state a value, but it states "${row.exact}"; use decided()`,
    );
  }
  const found = difference(row.exact, actual, row.tolerance);
  assert.ok(found === undefined, `${id}, ${row.claim}: ${found}`);
  record(id);
}

/**
 * Records that a computed fact decides a row that states no value.
 *
 * @param sentence the fact
 * @param holds whether it came out true
 * @throws {AssertionError} if it did not
 * @throws {RangeError} if there is no such row, or it states a value
 */
export function decided(id: string, sentence: string, holds: boolean): void {
  const row = entry(rows, id);
  if (row.tolerance !== null) {
    throw new RangeError(
      `Cannot decide ${id}: the row must state no value, but it states ${
        JSON.stringify(row.exact)
      }; use computed()`,
    );
  }
  assert.ok(holds === true, `${id}, ${row.claim}: not so that ${sentence}`);
  record(id);
}

/**
 * Records that the printed reading of an erratum fails and that ours holds.
 *
 * Where the source is silent or vague there is no printed reading to fail; where it is
 * wrong or rounds wrongly there has to be one.
 *
 * @throws {AssertionError} if the printed reading holds, or ours fails
 * @throws {RangeError} if there is no such erratum, or it needs a printed reading
 */
export function proved(id: string, proof: Measured | Judged): void {
  const { printed, right, cls } = entry(errata, id);
  if (/^(wrong|rounding)/.test(cls) && proof.printed === undefined) {
    throw new RangeError(
      `Cannot prove ${id}: what is ${cls} must be shown to fail, but no printed reading was given`,
    );
  }
  const [source, ours] = "truth" in proof ? measure(proof) : judge(proof);
  assert.ok(source === false, `${id}: the source is right that ${printed}`);
  assert.ok(ours === true, `${id}: it is not right that ${right}`);
  record(id);
}

/** Whether the printed value agrees with the truth, and whether ours does. */
function measure({ truth, printed, ours, within }: Measured) {
  const actual = truth();
  const agrees = (value: Exact) =>
    difference(actual, value, within) === undefined;
  return [printed !== undefined && agrees(printed), agrees(ours)];
}

function judge({ printed = () => false, ours }: Judged) {
  return [printed(), ours()];
}

/**
 * The first place where two values differ, in words, or undefined if they agree.
 *
 * Numbers may differ by `tolerance`; everything else must be the same, with the same
 * names and lengths.
 */
export function difference(
  expected: Exact,
  actual: Exact,
  tolerance: number,
  place = "",
): string | undefined {
  const at = place === "" ? "" : ` at ${place}`;
  if (typeof expected === "number" && typeof actual === "number") {
    const apart = Math.abs(expected - actual);
    return apart <= tolerance
      ? undefined
      : `expected ${expected}${at}, but it is ${actual}, more than ${tolerance} away`;
  }
  if (
    typeof expected !== "object" || typeof actual !== "object" ||
    expected === null || actual === null ||
    Array.isArray(expected) !== Array.isArray(actual)
  ) {
    return expected === actual
      ? undefined
      : `expected ${JSON.stringify(expected)}${at}, but it is ${
        JSON.stringify(actual)
      }`;
  }
  const names = Object.keys(expected), given = Object.keys(actual);
  const wanted = new Set(names);
  if (
    names.length !== given.length || given.some((name) => !wanted.has(name))
  ) {
    return `expected the entries ${names}${at}, but they are ${given}`;
  }
  for (const name of names) {
    const found = difference(
      (expected as Record<string, Exact>)[name],
      (actual as Record<string, Exact>)[name],
      tolerance,
      place === "" ? name : `${place}.${name}`,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function record(id: string): void {
  const file = Deno.env.get("NETS_LEDGER");
  if (file) Deno.writeTextFileSync(file, `${id}\n`, { append: true });
}
