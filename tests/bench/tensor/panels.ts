/** Which bars the chart has, and where it is written. */

import { dirname } from "node:path";
import { showPath } from "../../../lib/classroom/project.ts";
import { chart, type Panel } from "./chart.ts";
import type { Problem } from "./contenders.ts";
import type { Reached } from "./measure.ts";
import { peak } from "./peak.ts";
import { BATCH } from "./problem_data.ts";
import { billions } from "./tables.ts";

/** The bars of one work. */
type Bars = Pick<Panel, "title" | "unit" | "value"> & {
  readonly problem: Problem;
  readonly work: string;
};

const examples = ({ median }: Reached) => BATCH / median;

const product = (side: number): Bars => ({
  problem: "matmul",
  work: String(side),
  title: `Product of two ${side} × ${side} matrices`,
  unit: "GFLOP/s",
  value: (row) => billions(row, side),
});

const BARS: readonly Bars[] = [
  {
    problem: "mlp",
    work: "sgd",
    title: "784-128-64-10 units, gradient descent",
    unit: "examples per second",
    value: examples,
  },
  {
    problem: "mlp",
    work: "adam",
    title: "784-128-64-10 units, Adam",
    unit: "examples per second",
    value: examples,
  },
  {
    problem: "conv",
    work: "conv",
    title: "Convolution, 28 × 28 pictures",
    unit: "examples per second",
    value: examples,
  },
  {
    problem: "moons",
    work: "moons",
    title: "Small tensors: 2-16-16-1 units",
    unit: "steps per second",
    value: ({ median }) => 1 / median,
  },
  product(256),
  product(1024),
];

/** Draws what was measured and writes it as SVG. */
export async function drawChart(
  solved: ReadonlyMap<Problem, readonly Reached[]>,
  path: string,
): Promise<void> {
  const { fused, plain } = peak();
  const limit = { text: "128-bit SIMD, 1 core", value: fused ?? plain };
  const panels = BARS.flatMap(({ problem, work, ...bars }): Panel[] => {
    const rows = solved.get(problem)?.filter((row) => row.work === work) ?? [];
    if (rows.length === 0) return [];
    return [{ ...bars, rows, ...(problem === "matmul" && { limit }) }];
  });
  const picture = chart(
    panels,
    "Ours in black, peers in grey: medians of interleaved rounds.",
  );
  await Deno.mkdir(dirname(path), { recursive: true });
  await Deno.writeTextFile(path, `${picture.outerHTML}\n`);
  console.log(`\nThe chart is in ${showPath(path)}`);
}
