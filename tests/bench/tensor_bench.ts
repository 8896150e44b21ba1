/** Tensors and networks against their peers: the same weights, the same batches, in turns. */

import {
  type Contender,
  type Problem,
  pythons,
  scripts,
} from "./tensor/contenders.ts";
import { drawChart } from "./tensor/panels.ts";
import { showMemory, showProfile } from "./tensor/inside.ts";
import { Disagreement, measure, type Reached } from "./tensor/measure.ts";
import { type Options, optionsOf, type Part } from "./tensor/options.ts";
import { BATCH, writeData } from "./tensor/problem_data.ts";
import { findPython } from "./tensor/python.ts";
import { startup } from "./tensor/startup.ts";
import { productTable, stepTable } from "./tensor/tables.ts";
import { judge } from "./tensor/targets.ts";

/** A problem as it is shown. */
type Shown = {
  readonly about: string;
  /** What each of its works is. */
  readonly titles: Readonly<Record<string, string>>;
  /** Seconds of a bout. */
  readonly seconds: number;
  show(reached: readonly Reached[]): void;
};

const examples = (reached: readonly Reached[]) =>
  stepTable(reached, { amount: BATCH, unit: "examples/s", digits: 6 });

const PROBLEMS: Readonly<Record<Problem, Shown>> = {
  mlp: {
    about:
      "network of 784-128-64-10 units, ReLU, softmax and cross-entropy, 64 examples a step",
    titles: {
      sgd: "gradient descent, rate 0.1",
      adam:
        "Adam, rate 0.001 (from about step 800 on, means of slopes that stay 0 are denormal numbers, which slow down all who do not flush them)",
    },
    seconds: 0.4,
    show: examples,
  },
  conv: {
    about:
      "28×28 pictures, 8 filters of 3×3, ReLU, max pool 2×2, linear, softmax and cross-entropy, 64 examples a step",
    titles: { conv: "gradient descent, rate 0.1" },
    seconds: 0.4,
    show: examples,
  },
  moons: {
    about:
      "small tensors: network of 2-16-16-1 units on 100 points of two moons, hinge loss and a price on weights",
    titles: {
      moons:
        "gradient descent, falling rate; “decay”: the price is paid by the optimiser, in the same steps",
    },
    seconds: 0.4,
    show: (reached) =>
      stepTable(reached, { amount: 1, unit: "steps/s", digits: 8 }),
  },
  matmul: {
    about: "products of square matrices of 32-bit floats",
    titles: {},
    seconds: 0.15,
    show: productTable,
  },
};

/** Parts in which ours is alone. */
type Other = Exclude<Part, Problem>;

const others: Readonly<
  Record<Other, (folder: string, options: Options) => Promise<boolean>>
> = {
  profile: showProfile,
  memory: showMemory,
  startup: (_, { quick }) => startup(quick ? 3 : 11),
};

/**
 * Measures what is asked for and prints it.
 *
 * @returns whether all targets are met; it ends at once if a contender computes something else than the others
 */
export async function run(args: readonly string[]): Promise<boolean> {
  const options = optionsOf(args);
  const folder = await Deno.makeTempDir({ prefix: "tensor-bench-" });
  try {
    await writeData(folder);
    const contenders = await everybody();
    const solved = new Map<Problem, readonly Reached[]>();
    let holds = true;
    for (const part of options.parts) {
      if (part in PROBLEMS) {
        const problem = part as Problem;
        const reached = await solve(problem, contenders, folder, options);
        solved.set(problem, reached);
        holds = show(problem, reached) && holds;
      } else holds = await others[part as Other](folder, options) && holds;
    }
    if (solved.size > 0) await drawChart(solved, options.chart);
    return holds;
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error;
    console.error(error.message);
    return false;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** All who can be had here; who cannot is said. */
async function everybody(): Promise<Contender[]> {
  const cores = navigator.hardwareConcurrency, [load] = Deno.loadavg();
  const busy = load > 0.7
    ? `; others work here, too (load ${
      load.toFixed(1)
    }), so ratios tell more than times, and best rounds more than medians`
    : "";
  console.log(`${cores} cores${busy}`);
  const taskset = await works("taskset", "--version");
  if (!taskset) console.log("jax-js on one core is left out: no taskset here");
  const python = await findPython();
  if (python === undefined) {
    console.log("NumPy and PyTorch are left out: no Python with NumPy here");
    return scripts(taskset);
  }
  const { numpy, torch, kernels } = python;
  console.log(
    `Python: NumPy ${numpy}, ${
      torch ? `PyTorch ${torch}` : "PyTorch is left out: not installed"
    }${kernels ? `; OpenBLAS takes this processor for ${kernels}` : ""}`,
  );
  return [...scripts(taskset), ...pythons(python)];
}

function works(program: string, ...args: string[]): Promise<boolean> {
  return new Deno.Command(program, { args, stdout: "null", stderr: "null" })
    .output().then(({ success }) => success, () => false);
}

async function solve(
  problem: Problem,
  contenders: readonly Contender[],
  folder: string,
  { rounds }: Options,
): Promise<Reached[]> {
  const { about, seconds } = PROBLEMS[problem];
  console.log(`\n${problem}: ${about}`);
  return await measure(problem, contenders, folder, { rounds, seconds });
}

/** Tables, and under each what was to be reached. @returns whether it was */
function show(problem: Problem, reached: readonly Reached[]): boolean {
  const { titles, show } = PROBLEMS[problem];
  let holds = true;
  const verdicts = (work: string, before = "") => {
    for (const { text, met } of judge(problem, work, reached)) {
      console.log(`  ${before}${text}`);
      holds &&= met;
    }
  };
  const names = new Set(reached.map(({ work }) => work));
  if (problem === "matmul") {
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
