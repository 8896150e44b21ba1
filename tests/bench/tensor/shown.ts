/** How a problem is solved by all and shown: its tables, and under each what was to be reached. */

import type { Contender, Problem } from "./contenders.ts";
import { measure, type Reached } from "./measure.ts";
import { judge, type Target } from "./targets.ts";
import type { Pace } from "./work.ts";

/** A problem as it is shown. */
export type Shown = {
  readonly about: string;
  /** What each of its works is; without titles one table shows all of them. */
  readonly titles?: Readonly<Record<string, string>>;
  readonly pace: Pace;
  /** Prints a table. */
  show(reached: readonly Reached[]): void;
};

/** Lets all who can solve a problem, in turns. */
export async function solve(
  problem: Problem,
  { about, pace }: Shown,
  contenders: readonly Contender[],
  { folder, rounds }: { readonly folder: string; readonly rounds: number },
): Promise<Reached[]> {
  console.log(`\n${problem}: ${about}`);
  return await measure(problem, contenders, folder, { rounds, ...pace });
}

/** Tables, and under each what was to be reached. @returns whether it was */
export function show(
  problem: Problem,
  { titles, show }: Shown,
  reached: readonly Reached[],
  targets: readonly Target[],
): boolean {
  let holds = true;
  const verdicts = (work: string, before = "") => {
    for (const { text, met } of judge(targets, problem, work, reached)) {
      console.log(`  ${before}${text}`);
      holds &&= met;
    }
  };
  const names = new Set(reached.map(({ work }) => work));
  if (titles === undefined) {
    show(reached);
    for (const work of names) verdicts(work, `n = ${work}: `);
    return holds;
  }
  for (const work of names) {
    console.log(`\n${titles[work]}`);
    show(reached.filter((row) => row.work === work));
    verdicts(work);
  }
  return holds;
}
