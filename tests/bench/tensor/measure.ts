/** One problem, solved by all who can, in turns. */

import { ContenderProcess } from "./contender_process.ts";
import type { Contender, Problem } from "./contenders.ts";
import { progress } from "./progress.ts";
import type { Bout, Pace } from "./work.ts";

/** What a contender reached at one work. */
export type Reached = {
  readonly contender: Contender;
  readonly work: string;
  /** The number that was compared. */
  readonly check: number;
  /**
   * Seconds of one run: the median of all rounds' medians; and the median of the quietest round, for others
   * may work on this machine, too.
   */
  readonly median: number;
  readonly quiet: number;
  readonly megabytes: number;
};

/** How often everybody has a turn, and how long it is. */
export type Turns = Pace & { readonly rounds: number };

/** How far the number that is compared may be from the middle of all, as a share of it. */
export const AGREEMENT: Readonly<Record<Problem, number>> = {
  mlp: 1e-4,
  conv: 1e-4,
  moons: 1e-4,
  matmul: 1e-5,
  dispatch: 1e-9,
};

/** One contender computes something else than the others: nothing can be said of its speed. */
export class Disagreement extends Error {
  override readonly name = "Disagreement";
}

/**
 * Starts all contenders, compares their numbers, and then lets them work in turns, a bout each round.
 *
 * @throws {Disagreement} if one of them computes something else than the others
 */
export async function measure(
  problem: Problem,
  contenders: readonly Contender[],
  folder: string,
  { rounds, ...pace }: Turns,
): Promise<Reached[]> {
  const parts = await start(problem, contenders, folder);
  try {
    compare(problem, parts);
    const bouts = new Map<string, Bout[]>();
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < parts.length; i++) {
        // Nobody always follows the same one, nor is always early.
        const turn = round % 2 === 0 ? i : parts.length - 1 - i;
        const { process, ready } = parts[(turn + round) % parts.length];
        const { name } = process.contender;
        await progress(
          `${problem}, round ${round + 1} of ${rounds}: ${name}`,
        );
        for (const work of Object.keys(ready)) {
          const key = `${name} ${work}`;
          const bout = await process.ask({ work, ...pace });
          bouts.set(key, [...bouts.get(key) ?? [], bout]);
        }
      }
    }
    return parts.flatMap(({ process: { contender }, ready }) =>
      Object.entries(ready).map(([work, check]) => ({
        contender,
        work,
        check,
        ...summary(bouts.get(`${contender.name} ${work}`)!),
      }))
    );
  } finally {
    for (const { process } of parts) await process.close();
    await progress("");
  }
}

type Part = Exclude<
  Awaited<ReturnType<typeof ContenderProcess.start>>,
  string
>;

async function start(
  problem: Problem,
  contenders: readonly Contender[],
  folder: string,
): Promise<Part[]> {
  const parts: Part[] = [];
  for (const contender of contenders) {
    if (!contender.problems.includes(problem)) continue;
    await progress(`${problem}: ${contender.name} gets ready`);
    const part = await ContenderProcess.start(contender, problem, folder);
    if (typeof part !== "string") parts.push(part);
    else {
      await progress("");
      console.log(
        `${contender.name} does not take part in ${problem}: ${part}`,
      );
    }
  }
  return parts;
}

function compare(problem: Problem, parts: readonly Part[]): void {
  for (const work of Object.keys(parts[0]?.ready ?? {})) {
    const middle = median(parts.map(({ ready }) => ready[work]));
    for (const { process, ready } of parts) {
      const off = Math.abs(ready[work] / middle - 1);
      if (off < AGREEMENT[problem]) continue;
      throw new Disagreement(
        `Cannot compare speeds at ${problem}, ${work}: all must compute the same, but ${process.contender.name} comes to ${
          ready[work]
        } and the others to ${middle}`,
      );
    }
  }
}

function summary(bouts: readonly Bout[]) {
  const medians = bouts.map(({ median }) => median);
  return {
    quiet: Math.min(...medians),
    median: median(medians),
    megabytes: Math.max(...bouts.map(({ megabytes }) => megabytes)),
  };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
