/** The GPU against its peers on the same adapter, against our CPU backends, and against cuBLAS where it is. */

import { DeviceError } from "../../lib/errors.ts";
import {
  type AdapterSummary,
  findAdapter,
  summaryOf,
} from "../../lib/webgpu/adapter.ts";
import { cublas, scripts } from "./gpu/contenders.ts";
import { dispatchTable } from "./gpu/dispatch_table.ts";
import { type Part, PARTS } from "./gpu/parts.ts";
import { showProfile } from "./gpu/profile.ts";
import { targetsOn } from "./gpu/targets.ts";
import type { Contender, Problem } from "./tensor/contenders.ts";
import { showMemory } from "./tensor/inside.ts";
import { Disagreement, type Reached } from "./tensor/measure.ts";
import { type Options, optionsOf } from "./tensor/options.ts";
import { type Plan, writeData } from "./tensor/problem_data.ts";
import { findPython } from "./tensor/python.ts";
import { show, type Shown, solve } from "./tensor/shown.ts";
import { productTable, stepTable } from "./tensor/tables.ts";

/** Problems that are solved side by side. */
type Solved = Exclude<Problem, "moons">;

/** Steps between two reads, each of which takes 10 ms in Deno. */
const STEPS = 20;

/** To whom all others stand in ratios. */
const PEERS = ["jax-js-webgpu", "tfjs-webgpu", "ours, wasm"];

const PROBLEMS: Readonly<Record<Solved, Shown>> = {
  dispatch: {
    about:
      "a sum of 2,048 numbers: asked for, and not waited for; one more in a chain of 1,000; read",
    pace: { seconds: 0.4 },
    show: dispatchTable,
  },
  matmul: {
    about: "products of square matrices of 32-bit floats, one wait for many",
    pace: { seconds: 0.4, go: 0.25 },
    show(reached) {
      productTable(reached);
      console.log();
      productTable(reached, "quiet");
    },
  },
  mlp: {
    about:
      `network of 784-128-64-10 units, ReLU, softmax and cross-entropy, ${STEPS} steps between two reads`,
    titles: {
      sgd: "gradient descent, 64 examples a step",
      adam: "Adam, 64 examples a step",
      "sgd 1024": "gradient descent, 1,024 examples a step",
      "sgd 4096": "gradient descent, 4,096 examples a step",
    },
    pace: { seconds: 0.4, times: STEPS },
    show: steps,
  },
  conv: {
    about:
      `28×28 pictures, 8 filters of 3×3, ReLU, max pool 2×2, linear, softmax and cross-entropy, 64 examples a step, ${STEPS} steps between two reads`,
    titles: { conv: "gradient descent" },
    pace: { seconds: 0.4, times: STEPS },
    show: steps,
  },
};

/** Parts in which ours is alone. */
const OTHERS: Readonly<
  Record<Exclude<Part, Solved>, (folder: string) => Promise<boolean>>
> = {
  memory: () => showMemory("webgpu"),
  profile: showProfile,
};

function steps(reached: readonly Reached[]): void {
  const amount = Number(reached[0]?.work.split(" ")[1] ?? 64);
  stepTable(reached, { amount, unit: "examples/s", digits: 6, peers: PEERS });
}

/**
 * Measures what is asked for and prints it.
 *
 * @returns whether all targets are met; it ends at once if a contender computes something else than the others
 */
export async function run(args: readonly string[]): Promise<boolean> {
  const options = optionsOf(args, "gpu", PARTS);
  const adapter = await adapterHere();
  if (adapter === undefined) return true;
  const folder = await Deno.makeTempDir({ prefix: "gpu-bench-" });
  try {
    await writeData(folder, planFor(adapter, options));
    // Its slow rungs would take minutes for a large product.
    const withLadder = !(adapter.isSoftware && options.large);
    const contenders = [
      ...scripts(withLadder),
      ...await fromPython(options),
    ];
    let holds = true;
    for (const part of options.parts) {
      holds = await measured(part, contenders, {
        folder,
        rounds: options.rounds,
        adapter,
      }) && holds;
    }
    return holds;
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error;
    console.error(error.message);
    return false;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function measured(
  part: Part,
  contenders: readonly Contender[],
  { adapter, ...turns }: {
    readonly folder: string;
    readonly rounds: number;
    readonly adapter: AdapterSummary;
  },
): Promise<boolean> {
  if (!(part in PROBLEMS)) {
    return await OTHERS[part as keyof typeof OTHERS](turns.folder);
  }
  const problem = part as Solved, shown = PROBLEMS[problem];
  const reached = await solve(problem, shown, contenders, turns);
  return show(problem, shown, reached, targetsOn(adapter));
}

/** Which GPU it is, which is said; nothing if there is none. */
async function adapterHere(): Promise<AdapterSummary | undefined> {
  try {
    const adapter = summaryOf(await findAdapter("high-performance"));
    const kind = adapter.isSoftware
      ? ", a program that does what a GPU would: ratios to peers on it count, not times"
      : "";
    console.log(
      `adapter: ${adapter.description}${kind}; load ${
        Deno.loadavg()[0].toFixed(1)
      } on ${navigator.hardwareConcurrency} cores`,
    );
    return adapter;
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    console.log(`Nothing is measured: ${error.message}`);
  }
}

/** The sizes: a software adapter is spared the large ones, unless they are asked for. */
function planFor(
  { isSoftware }: AdapterSummary,
  { large }: Options<Part>,
): Plan {
  return isSoftware && !large
    ? { sides: [256, 512, 1024], batches: [64, 1024] }
    : { sides: [256, 512, 1024, 2048, 4096], batches: [64, 1024, 4096] };
}

/** cuBLAS, or a line that says why not. */
async function fromPython(
  { parts }: Options<Part>,
): Promise<readonly Contender[]> {
  if (!parts.includes("matmul")) return [];
  const python = await findPython();
  const why = python === undefined
    ? "no Python with NumPy here"
    : python.torch === undefined
    ? "no PyTorch here"
    : `PyTorch ${python.torch} finds no GPU here`;
  console.log(
    python?.cuda === undefined
      ? `cuBLAS is left out: ${why}`
      : `cuBLAS: PyTorch ${python.torch} on ${python.cuda}, TF32 off`,
  );
  return cublas(python);
}
