/** `grade`: an answer against the checks of its exercise. */

import { whatIs } from "../describe.ts";
import type { Case, Check, Exercise, Mistake } from "./exercise.ts";
import { faultOf } from "./kinds.ts";
import { matches } from "./matches.ts";

/** The first case of a check that did not come out as expected. */
export interface Failure {
  /** What was put in, if anything. */
  readonly input?: string;
  /** What should have come out: a value, or a kind of values. */
  readonly expected: unknown;
  /** What came out; not there if nothing did. */
  readonly got?: unknown;
  /** Why nothing came out: the error, or that it took too long. */
  readonly error?: string;
}

/** How one check went. */
export interface Result {
  /** What holds if it passed. */
  readonly name: string;
  /** Every case came out as expected. */
  readonly passed: boolean;
  /** The first case that did not. */
  readonly failure?: Failure;
}

/** How an answer did. */
export interface Verdict {
  /** The exercise that was answered. */
  readonly exercise: Exercise;
  /** All checks passed. */
  readonly passed: boolean;
  /** Why nothing could be checked: the answer is not of the kind asked for. */
  readonly refusal?: string;
  /** The checks in order, as far as they were tried. */
  readonly results: readonly Result[];
  /** The mistake that a wrong answer was recognised by. */
  readonly mistake?: Pick<Mistake<unknown>, "name" | "message">;
}

/** Milliseconds that all checks together may take. */
const LIMIT = 2000;

/**
 * Tries an answer on all checks of an exercise, each up to its first failing case.
 *
 * What the answer throws is a failing case. A case that has not come back after two
 * seconds is one too, if it waits; a loop that never ends cannot be interrupted from here.
 *
 * @param exercise the exercise
 * @param answer what the student made, a promise of it included
 *
 * @example An answer that is not there yet
 * ```ts
 * import assert from "node:assert/strict";
 * import { exercise } from "./exercise.ts";
 * import { aNumber } from "./kinds.ts";
 * import { equals } from "./checks.ts";
 * const half = exercise({
 *   id: "02.1", title: "Half", stars: 1, task: "What is half of 1?", answer: "half", expects: aNumber,
 *   stub: "const half = undefined;", solution: "const half = 0.5;",
 *   checks: [equals("is half of 1", 0.5)],
 *   mistakes: [], hints: ["Less than 1.", "More than 0.", "1 / 2."],
 * });
 * assert.equal((await grade(half, undefined)).refusal, "`half` is not there yet; it should be a number.");
 * assert.ok((await grade(half, 0.5)).passed);
 * ```
 */
export async function grade(
  exercise: Exercise,
  answer: unknown,
): Promise<Verdict> {
  const value = await answer;
  if (!exercise.expects.has(value)) {
    const fault = faultOf(exercise.expects, value);
    const refusal = `\`${exercise.answer}${fault.step}\` is ${
      asTheOwnerSays(fault.value)
    }; it should be ${fault.kind.name}.`;
    return { exercise, passed: false, refusal, results: [] };
  }
  const results: Result[] = [];
  const deadline = performance.now() + LIMIT;
  for (const check of exercise.checks) {
    results.push(await tryCheck(check, value, deadline));
    if (performance.now() > deadline) break;
  }
  if (results.every(({ passed }) => passed)) {
    return { exercise, passed: true, results };
  }
  const mistake = await recognise(exercise.mistakes, value);
  return { exercise, passed: false, results, ...(mistake && { mistake }) };
}

async function tryCheck(
  check: Check<unknown>,
  answer: unknown,
  deadline: number,
): Promise<Result> {
  for (const one of check.cases) {
    const failure = await tryCase(one, answer, deadline);
    if (failure) return { name: check.name, passed: false, failure };
  }
  return { name: check.name, passed: true };
}

async function tryCase(
  { input, got, expected, tolerance }: Case<unknown>,
  answer: unknown,
  deadline: number,
): Promise<Failure | undefined> {
  const asked = { ...(input !== undefined && { input }), expected };
  try {
    const value = await within(deadline, () => got(answer));
    if (matches(value, expected, tolerance)) return undefined;
    return { ...asked, got: value };
  } catch (error) {
    return { ...asked, error: String(error) };
  }
}

/** What the work gives, unless that comes after the deadline. */
async function within(deadline: number, work: () => unknown): Promise<unknown> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = () => reject(`it took longer than ${LIMIT / 1000} s`);
  const timer = setTimeout(late, deadline - performance.now());
  try {
    const value = await Promise.race([work(), promise]);
    if (performance.now() > deadline) late();
    return await Promise.race([promise, value]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}

async function recognise(
  mistakes: readonly Mistake<unknown>[],
  answer: unknown,
): Promise<Verdict["mistake"] | undefined> {
  for (const { name, message, recognises } of mistakes) {
    try {
      if (await recognises(answer)) return { name, message };
    } catch {
      // An answer that breaks a recogniser does not have its mistake.
    }
  }
}

/** What a value of the wrong kind is, as its owner would call it. */
function asTheOwnerSays(value: unknown): string {
  if (value === undefined || value === null) return "not there yet";
  return Number.isNaN(value) ? "not a number (NaN)" : whatIs(value);
}
