/** How many times as fast as its peers ours must be, at the least: the targets of the bench of tensors. */

import type { Problem } from "./contenders.ts";
import type { Reached } from "./measure.ts";

/** One row of ours against several peers. */
export type Target = {
  readonly problem: Problem;
  readonly works: readonly string[];
  readonly ours: string;
  readonly atLeast: Readonly<Record<string, number>>;
};

/** The targets of the bench of tensors. */
export const TARGETS: readonly Target[] = [
  {
    problem: "mlp",
    works: ["sgd"],
    ours: "ours, loops",
    atLeast: { "tfjs-wasm": 1.3, "tfjs-cpu": 4 },
  },
  {
    problem: "mlp",
    works: ["sgd"],
    ours: "ours, wasm",
    atLeast: { "tfjs-wasm": 12, "jax-js, 1 core": 4, numpy: 0.6, torch: 0.85 },
  },
  {
    problem: "mlp",
    works: ["sgd"],
    ours: "ours, wasm, 2 threads",
    atLeast: { "tfjs-wasm": 20, numpy: 1, torch: 1.4 },
  },
  {
    problem: "mlp",
    works: ["sgd"],
    ours: "ours, blas",
    atLeast: { numpy: 1.1, torch: 1.5 },
  },
  {
    problem: "mlp",
    works: ["adam"],
    ours: "ours, loops",
    atLeast: { "tfjs-wasm": 1.3 },
  },
  {
    problem: "mlp",
    works: ["adam"],
    ours: "ours, wasm",
    atLeast: { "tfjs-wasm": 12, numpy: 1.25, torch: 1.5 },
  },
  {
    problem: "mlp",
    works: ["adam"],
    ours: "ours, wasm, 2 threads",
    atLeast: { "tfjs-wasm": 18, numpy: 1.7 },
  },
  {
    problem: "mlp",
    works: ["adam"],
    ours: "ours, blas",
    atLeast: { numpy: 1.8 },
  },
  {
    problem: "matmul",
    works: ["256", "1024"],
    ours: "ours, loops",
    atLeast: { "naive loops": 2.5 },
  },
  {
    problem: "matmul",
    works: ["256", "1024"],
    ours: "ours, wasm",
    atLeast: { "tfjs-wasm": 1.4, "jax-js, 1 core": 1.5, numpy: 0.45 },
  },
  {
    problem: "matmul",
    works: ["256", "1024"],
    ours: "ours, wasm, 2 threads",
    atLeast: { "jax-js": 1.4 },
  },
  {
    problem: "matmul",
    works: ["256", "1024"],
    ours: "ours, blas",
    atLeast: { numpy: 0.95 },
  },
  {
    problem: "moons",
    works: ["moons"],
    ours: "ours, wasm",
    atLeast: { "tfjs-wasm": 20 },
  },
  {
    problem: "moons",
    works: ["moons"],
    ours: "ours, wasm, decay",
    atLeast: { "tfjs-wasm": 20 },
  },
];

/** A target that has been put to the test. */
export type Verdict = {
  readonly text: string;
  readonly met: boolean;
};

/**
 * Judges what was reached at one work. The targets against Python were set where its libraries compute
 * with AVX2: where they can do more, WebAssembly is judged against them held to that, and the ratio to
 * what they can do stands beside; our BLAS is the same library, and is judged against all that it can.
 */
export function judge(
  targets: readonly Target[],
  problem: Problem,
  work: string,
  reached: readonly Reached[],
): Verdict[] {
  const speed = (name: string, round: "median" | "quiet" = "median") => {
    const row = reached.find((row) =>
      row.work === work && row.contender.name === name
    );
    return row && 1 / row[round];
  };
  return targets.filter((target) =>
    target.problem === problem && target.works.includes(work)
  ).flatMap(({ ours, atLeast }) =>
    Object.entries(atLeast).flatMap(([peer, times]) => {
      const whole = speed(peer) === undefined ? `${peer}, 1 thread` : peer;
      const held = `${peer}, AVX2`;
      const isHeld = ours !== "ours, blas" && speed(held) !== undefined;
      const mine = speed(ours), theirs = speed(isHeld ? held : whole);
      if (mine === undefined || theirs === undefined) return [];
      const quiet = speed(ours, "quiet")! /
        speed(isHeld ? held : whole, "quiet")!;
      const notes = [
        ...isHeld && speed(whole)
          ? [`${ratio(mine / speed(whole)!)}x with AVX-512`]
          : [],
        `${ratio(quiet)}x in the best rounds`,
      ];
      const met = mine / theirs >= times;
      return [{
        met,
        text: `${ours} ≥ ${times}x ${peer}: ${ratio(mine / theirs)}x${
          isHeld ? " with AVX2" : ""
        }, ${met ? "met" : "MISSED"} (${notes.join(", ")})`,
      }];
    })
  );
}

/** Two digits that count, three from 10 on. */
export function ratio(x: number): string {
  return x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2);
}
