/** Tensors and networks against their peers: the same weights, the same batches, in turns. */

import {
  type Contender,
  type Problem,
  pythons,
  scripts,
} from "./tensor/contenders.ts";
import { drawChart } from "./tensor/panels.ts";
import { showMemory, showProfile } from "./tensor/inside.ts";
import { Disagreement, type Reached } from "./tensor/measure.ts";
import { resolve } from "node:path";
import { CACHE } from "../../lib/classroom/project.ts";
import { type Options, optionsOf } from "./tensor/options.ts";
import { type Part, PARTS } from "./tensor/parts.ts";
import { BATCH, writeData } from "./tensor/problem_data.ts";
import { findPython } from "./tensor/python.ts";
import { startup } from "./tensor/startup.ts";
import { productTable, stepTable } from "./tensor/tables.ts";
import { show, type Shown, solve } from "./tensor/shown.ts";
import { TARGETS } from "./tensor/targets.ts";

/** To whom all others stand in ratios. */
const PEERS = ["tfjs-wasm", "numpy, 1 thread"];

const examples = (reached: readonly Reached[]) =>
  stepTable(reached, {
    amount: BATCH,
    unit: "examples/s",
    digits: 6,
    peers: PEERS,
  });

/** Problems of this bench. */
type Solved = Exclude<Problem, "dispatch">;

const PROBLEMS: Readonly<Record<Solved, Shown>> = {
  mlp: {
    about:
      "network of 784-128-64-10 units, ReLU, softmax and cross-entropy, 64 examples a step",
    titles: {
      sgd: "gradient descent, rate 0.1",
      adam:
        "Adam, rate 0.001 (from about step 800 on, means of slopes that stay 0 are denormal numbers, which slow down all who do not flush them)",
    },
    pace: { seconds: 0.4 },
    show: examples,
  },
  conv: {
    about:
      "28×28 pictures, 8 filters of 3×3, ReLU, max pool 2×2, linear, softmax and cross-entropy, 64 examples a step",
    titles: { conv: "gradient descent, rate 0.1" },
    pace: { seconds: 0.4 },
    show: examples,
  },
  moons: {
    about:
      "small tensors: network of 2-16-16-1 units on 100 points of two moons, hinge loss and a price on weights",
    titles: {
      moons:
        "gradient descent, falling rate; “decay”: the price is paid by the optimiser, in the same steps",
    },
    pace: { seconds: 0.4 },
    show: (reached) =>
      stepTable(reached, {
        amount: 1,
        unit: "steps/s",
        digits: 8,
        peers: PEERS,
      }),
  },
  matmul: {
    about: "products of square matrices of 32-bit floats",
    pace: { seconds: 0.15 },
    show: productTable,
  },
};

/** Parts in which ours is alone. */
type Other = Exclude<Part, Solved>;

const others: Readonly<
  Record<Other, (folder: string, options: Options<Part>) => Promise<boolean>>
> = {
  profile: showProfile,
  memory: () => showMemory(),
  startup: (_, { quick }) => startup(quick ? 3 : 11),
};

/**
 * Measures what is asked for and prints it.
 *
 * @returns whether all targets are met; it ends at once if a contender computes something else than the others
 */
export async function run(args: readonly string[]): Promise<boolean> {
  const options = optionsOf(args, "tensor", PARTS);
  const folder = await Deno.makeTempDir({ prefix: "tensor-bench-" });
  try {
    await writeData(folder);
    const contenders = await everybody();
    const solved = new Map<Solved, readonly Reached[]>();
    let holds = true;
    for (const part of options.parts) {
      if (part in PROBLEMS) {
        const problem = part as Solved;
        const shown = PROBLEMS[problem], { rounds } = options;
        const turns = { folder, rounds };
        const reached = await solve(problem, shown, contenders, turns);
        solved.set(problem, reached);
        holds = show(problem, shown, reached, TARGETS) && holds;
      } else holds = await others[part as Other](folder, options) && holds;
    }
    const chart = resolve(options.chart ?? `${CACHE}/bench.svg`);
    if (solved.size > 0) await drawChart(solved, chart);
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
