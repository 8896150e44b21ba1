/**
 * What an exercise is: a task, a stub to start from, checks that answer back, the
 * mistakes that people make, hints, and a solution. Pure data; nothing here is shown.
 *
 * @module
 */

import { ValueError } from "../errors.ts";
import type { Kind } from "./kinds.ts";

/** One question to an answer: what is put in, what must come out. */
export interface Case<Answer> {
  /** What is put in, as the student reads it: `"x1 = 0, x2 = 1"`. */
  readonly input?: string;
  /** Gets what is compared out of the answer: a part of it, or what it returns. */
  readonly got: (answer: Answer) => unknown;
  /** What must come out: a value, or a kind of values. */
  readonly expected: unknown;
  /** How far a number may be off; 1e-9 if nothing is said. */
  readonly tolerance?: number;
}

/** One thing that must hold of an answer, tried on one or more cases. */
export interface Check<Answer> {
  /** What holds if it passes, as a statement: `"fires on (1, 1)"`. */
  readonly name: string;
  /** The cases, simplest first: the student is shown the first that fails. */
  readonly cases: readonly Case<Answer>[];
}

/** A mistake that people make, so well known that its sight says what to look at. */
export interface Mistake<Answer> {
  /** A few words: `"slope of the sigmoid forgotten"`. */
  readonly name: string;
  /** An answer with this mistake, as TypeScript of the cell: the test that it is recognised. */
  readonly planted: string;
  /** Whether a wrong answer, of the kind asked for, has this mistake. */
  readonly recognises: (answer: Answer) => boolean | Promise<boolean>;
  /** What to tell the student: what seems to have happened and where to look, not the solution. */
  readonly message: string;
}

/** An exercise, whatever its answer is; made by {@link exercise}. */
export interface Exercise<Answer = unknown> {
  /** The notebook's number and the exercise's place in it: `"02.3"`. */
  readonly id: string;
  /** A few words. */
  readonly title: string;
  /** How hard: 1 a few minutes, 2 needs an idea, 3 needs several. */
  readonly stars: 1 | 2 | 3;
  /** The task, in Markdown. */
  readonly task: string;
  /** The name under which the cell holds the answer, used once in a notebook: `"nand"`. */
  readonly answer: string;
  /** What the answer should be. */
  readonly expects: Kind<Answer>;
  /** TypeScript of the cell before the student has written anything; it declares `answer`. */
  readonly stub: string;
  /** TypeScript of the cell with a right answer. */
  readonly solution: string;
  /** What must hold, in the order in which a student would look at it. */
  readonly checks: readonly Check<Answer>[];
  /** The typical mistakes; the first that is recognised is told. */
  readonly mistakes: readonly Mistake<Answer>[];
  /** Three hints, each giving more away; `` `code` `` may stand in them. */
  readonly hints: readonly [string, string, string];
}

/**
 * An exercise, looked over: what is missing is found when it is written, not in class.
 *
 * @param draft the exercise; the type of its answer follows from `expects`
 * @returns the same, its answer's type closed over: `grade` only passes on answers of that kind
 * @throws {ValueError} naming the exercise and the first thing that is wrong with it
 *
 * @example A hint short
 * ```ts
 * import assert from "node:assert/strict";
 * import { aNumber } from "./kinds.ts";
 * assert.throws(() =>
 *   exercise({
 *     id: "02.1", title: "Half", stars: 1, task: "Half of 1?", answer: "half", expects: aNumber,
 *     stub: "const half = undefined;", solution: "const half = 0.5;",
 *     checks: [{ name: "is half of 1", cases: [{ got: (x) => 2 * x, expected: 1 }] }],
 *     mistakes: [], hints: ["Less than 1.", "More than 0.", " "],
 *   }), { message: "Cannot describe exercise 02.1: it must have three hints, but hint 3 is empty" });
 * ```
 */
export function exercise<Answer>(draft: Exercise<Answer>): Exercise {
  const problem = problemOf(draft);
  if (problem) throw new ValueError(`describe exercise ${draft.id}`, problem);
  return draft as unknown as Exercise;
}

/** What is wrong with it, as the second half of an error's sentence. */
function problemOf<Answer>(draft: Exercise<Answer>): string | undefined {
  if (!/^\d\d\.[1-9]\d*$/.test(draft.id)) {
    return `its id must be a notebook's number and a place such as 02.3, but it is ${draft.id}`;
  }
  const hint = draft.hints.findIndex((text) => text.trim() === "");
  if (draft.hints.length !== 3) {
    return `it must have three hints, but it has ${draft.hints.length}`;
  }
  if (hint >= 0) {
    return `it must have three hints, but hint ${hint + 1} is empty`;
  }
  if (draft.checks.length === 0) return "it must have a check, but it has none";
  const idle = draft.checks.find((check) => check.cases.length === 0);
  if (idle) return `every check must have a case, but "${idle.name}" has none`;
  if (draft.stub.trim() === draft.solution.trim()) {
    return "the stub must leave something to do, but it is the solution";
  }
  return problemOfSources(draft) ?? problemOfMistakes(draft);
}

function problemOfSources<Answer>(draft: Exercise<Answer>): string | undefined {
  const declaration = new RegExp(
    `\\b(const|let|function|class)\\s+${draft.answer}\\b`,
  );
  const sources: [string, string][] = [
    ["the stub", draft.stub],
    ["the solution", draft.solution],
    ...draft.mistakes.map((m): [string, string] => [`"${m.name}"`, m.planted]),
  ];
  const bad = sources.find(([, source]) => !declaration.test(source));
  return bad &&
    `every source must declare ${draft.answer}, but ${bad[0]} does not`;
}

function problemOfMistakes<Answer>(
  draft: Exercise<Answer>,
): string | undefined {
  const names = draft.mistakes.map((mistake) => mistake.name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  return twice && `mistakes must have different names, but two are "${twice}"`;
}
