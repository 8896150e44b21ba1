/** The course's kernel against Deno's own: outputs, Stop, and what it costs. */

import type { KernelKind } from "../../lib/classroom/kernelspec.ts";
import { writeKernelspec } from "../../lib/classroom/kernelspec.ts";
import { whyNot } from "../support/classic_jupyter.ts";
import { type AtOnce, byClient, byRunAll } from "./kernel/all_at_once.ts";
import { StartedKernel } from "./kernel/started.ts";
import { LOOPS, pressStop, type Stops } from "./kernel/stops.ts";

const KINDS = ["stock", "course"] as const;

/** Milliseconds that a cell may take longer. */
const COST = 10;

type Each<T> = Readonly<Record<KernelKind, T>>;

/**
 * Measures both kernels in turns.
 *
 * @returns whether the course's loses and misplaces nothing, stops always, and costs little
 */
export async function run(args: readonly string[]): Promise<boolean> {
  const quick = args.includes("--quick");
  // The lock file of the kernels is written with it.
  await writeKernelspec();
  const count = quick ? 200 : 1000;
  const atOnce = await outputs(count);
  const stops = await allStops(quick ? 5 : 25);
  const cost = await costs(quick ? 3 : 9);
  return [atOnce, stops, cost].every((holds) => holds);
}

async function each<T>(
  measure: (kind: KernelKind) => Promise<T>,
): Promise<Each<T>> {
  return {
    stock: await measure("stock"),
    course: await measure("course"),
  };
}

async function outputs(count: number): Promise<boolean> {
  let holds = true;
  const tell = (name: string, all: Each<AtOnce>) => {
    for (const kind of KINDS) {
      const { expected, lost, misplaced, late, msPerCell } = all[kind];
      row(
        `${name}, ${kind}`,
        `${expected} outputs`,
        `${lost} lost`,
        `${misplaced} misplaced`,
        late === undefined ? "" : `${late} late`,
        `${msPerCell.toFixed(1)} ms a cell`,
      );
    }
    const { lost, misplaced, late = 0 } = all.course;
    holds &&= lost + misplaced + late === 0;
  };
  console.log(`${count} cells at once`);
  tell("a client", await each((kind) => byClient(kind, count)));
  const reason = await whyNot();
  if (reason === undefined) {
    tell("Run All", await each((kind) => byRunAll(kind, count)));
  } else console.log(`  Run All in a browser is left out: ${reason}`);
  return holds;
}

async function allStops(times: number): Promise<boolean> {
  console.log("Stop in an endless loop");
  let holds = true;
  for (const [name, loop] of Object.entries(LOOPS)) {
    // Where it fails it takes seconds, and it always fails alike.
    const stock = await pressStop("stock", loop, Math.min(times, 5));
    const course = await pressStop("course", loop, times);
    tellStops(`${name}, stock`, stock);
    tellStops(`${name}, course`, course);
    holds &&= course.kept === times;
  }
  return holds;
}

function tellStops(name: string, { times, kept, ms }: Stops): void {
  const inMs = ms.length === 0
    ? "never ended"
    : `  median ${median(ms).toFixed(0)} ms, most ${
      Math.max(...ms).toFixed(0)
    } ms`;
  row(name, `${kept} of ${times} kept`, inMs);
}

async function costs(rounds: number): Promise<boolean> {
  console.log("Cost");
  const starts = { stock: [], course: [] } as Each<number[]>;
  const cells = { stock: [], course: [] } as Each<number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const kind of KINDS) {
      await using kernel = await StartedKernel.start(kind);
      starts[kind].push(kernel.ms);
      cells[kind].push(await oneByOne(kernel, 100));
    }
  }
  const added = compare("start to first result", starts, 0);
  const more = compare("one cell after the other", cells, 1);
  return more <= COST && added < 3000;
}

/** Milliseconds for a cell, when each is sent once the last is done. */
async function oneByOne(
  { frontEnd }: StartedKernel,
  count: number,
): Promise<number> {
  await frontEnd.published(frontEnd.execute("1"));
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const id = frontEnd.execute(String(i));
    await Promise.all([frontEnd.published(id), frontEnd.reply(id)]);
  }
  return (performance.now() - start) / count;
}

/** Tells both medians. @returns the difference */
function compare(name: string, all: Each<number[]>, digits: number): number {
  const [stock, course] = KINDS.map((kind) => median(all[kind]));
  row(
    name,
    `stock ${stock.toFixed(digits)} ms`,
    `course ${course.toFixed(digits)} ms`,
    `${(course - stock).toFixed(digits)} ms more`,
    `x ${(course / stock).toFixed(2)}`,
  );
  return course - stock;
}

function row(name: string, ...cells: readonly string[]): void {
  console.log(
    `  ${name.padEnd(24)}${cells.map((cell) => cell.padStart(18)).join("")}`,
  );
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
