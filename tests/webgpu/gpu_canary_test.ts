/** No kernel of the GPU writes beyond the end of its numbers, and each guard in a kernel is needed. */

import assert, { AssertionError } from "node:assert/strict";
import { ValueError } from "../../lib/errors.ts";
import type { Device } from "../../lib/webgpu/device.ts";
import {
  MATMUL_KERNELS,
  type MatmulKernel,
} from "../../lib/webgpu/matmul_ladder.ts";
import { CASES } from "./cases.ts";
import { EXTREME_CASES, EXTREME_PRODUCTS } from "./cases_of_extremes.ts";
import { PRODUCTS } from "./cases_of_products.ts";
import { mutantsOf } from "./mutants.ts";
import { onDevice } from "./on_gpu.ts";
import { trial, type Tried, TriedPipelines } from "./trial.ts";

const RUNGS = Object.keys(MATMUL_KERNELS) as MatmulKernel[];

const ALL: readonly Tried[] = [
  ...[...CASES, ...EXTREME_CASES].map((tried): Tried => ({
    tried,
    matmul: RUNGS[0],
  })),
  ...RUNGS.flatMap((matmul) =>
    [...PRODUCTS, ...EXTREME_PRODUCTS]
      .map((tried): Tried => ({ tried, matmul }))
  ),
];

const folder = new URL("../../lib/webgpu/kernels/", import.meta.url);

/** The sources of all kernels, by their names; what several of them share has no entry point. */
const kernels = new Map(
  [...Deno.readDirSync(folder)].map(({ name }) =>
    [
      name.replace(/\.wgsl$/, ""),
      Deno.readTextFileSync(new URL(name, folder)),
    ] as const
  ).filter(([, source]) => source.includes("fn main(")),
);

onDevice(
  "kernels compute what they should, leave the tails of all buffers untouched, and are all tried",
  async ({ device }) => {
    const users = await trial(device, new TriedPipelines(device), ALL);
    assert.deepEqual([...users.keys()].sort(), [...kernels.keys()].sort());
  },
);

onDevice(
  "kernels need each of their guards: without one, a number is wrong or stands beyond the end",
  async ({ device }) => {
    const whole = new TriedPipelines(device);
    const users = await trial(device, whole, ALL);
    const survivors: string[] = [];
    for (const [name, source] of kernels) {
      for (const mutant of mutantsOf(source)) {
        const instead = { name, source: mutant.source };
        const mutated = new TriedPipelines(device, instead, whole);
        if (await isSound(device, mutated, users.get(name) ?? [])) {
          survivors.push(`${name}.wgsl, line ${mutant.line}: ${mutant.was}`);
        }
      }
    }
    assert.deepEqual(survivors, []);
  },
);

/** Whether no trial finds anything wrong; each compiles what is mutated, so that they end with the first that does. */
async function isSound(
  device: Device,
  pipelines: TriedPipelines,
  all: readonly Tried[],
): Promise<boolean> {
  try {
    for (const one of all) await trial(device, pipelines, [one]);
    return true;
  } catch (error) {
    device.check(); // a mutant that does not compile proves nothing
    if (error instanceof AssertionError || error instanceof ValueError) {
      return false;
    }
    throw error;
  }
}
