/** What must hold of every exercise: nobody is told wrong, and nobody is let through wrong. */

import type { Exercise } from "../../lib/exercises/exercise.ts";
import { grade } from "../../lib/exercises/grade.ts";
import { evaluate } from "./evaluate.ts";

/** All that is wrong with an exercise, each as a sentence. */
export async function problemsOf(exercise: Exercise): Promise<string[]> {
  const problems = [
    ...await problemsOfStub(exercise),
    ...await problemsOfSolution(exercise),
  ];
  for (const { name, planted } of exercise.mistakes) {
    const found = await verdictOn(exercise, planted);
    if (typeof found === "string") problems.push(`"${name}" ${found}`);
    else if (found.passed) problems.push(`"${name}" passes`);
    else if (found.refusal) {
      problems.push(`"${name}" is refused: ${found.refusal}`);
    } else if (found.mistake?.name !== name) {
      problems.push(`"${name}" is taken for ${quoted(found.mistake?.name)}`);
    }
  }
  return problems;
}

async function problemsOfStub(exercise: Exercise): Promise<string[]> {
  const found = await verdictOn(exercise, exercise.stub);
  if (typeof found === "string") return [`the stub ${found}`];
  // A stub may be a formula of a source with its mistake in it, to be repaired.
  return found.passed ? ["the stub passes"] : [];
}

async function problemsOfSolution(exercise: Exercise): Promise<string[]> {
  const found = await verdictOn(exercise, exercise.solution);
  if (typeof found === "string") return [`the solution ${found}`];
  if (found.passed) return [];
  const failed = found.results.find((result) => !result.passed);
  return [`the solution fails: ${found.refusal ?? failed?.name}`];
}

async function verdictOn(exercise: Exercise, source: string) {
  let answer: unknown;
  try {
    answer = await evaluate(source, exercise.answer);
  } catch (error) {
    return `does not run: ${String(error).split("\n")[0]}`;
  }
  return await grade(exercise, answer);
}

function quoted(name: string | undefined): string {
  return name === undefined ? "nothing that is known" : `"${name}"`;
}

/** All that is wrong with exercises as a whole: their ids and the names of their answers. */
export function problemsOfList(exercises: readonly Exercise[]): string[] {
  const notebooks = Map.groupBy(exercises, ({ id }) => id.slice(0, 2));
  return [...notebooks].flatMap(([notebook, list]) => [
    ...list.flatMap(({ id }, i) => {
      const expected = `${notebook}.${i + 1}`;
      return id === expected ? [] : [`${id} stands where ${expected} should`];
    }),
    ...twice(list.map(({ answer }) => answer)).map((name) =>
      `two answers of notebook ${notebook} are called ${name}`
    ),
  ]);
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) < i))];
}
