/**
 * What all contenders begin with, as files of raw numbers: the same starting weights and the same batches,
 * from a seed, so that their losses can be compared digit by digit.
 */

import { join } from "node:path";
import { Random } from "../../../lib/random.ts";

/** Units of each layer of the network for pictures of 28×28. */
export const SIZES: readonly number[] = [784, 128, 64, 10];

/** Examples in a batch, and batches. */
export const [BATCH, BATCHES] = [64, 100];

/** What of the problems is solved: written beside the data, for every contender reads it. */
export type Plan = {
  /** Sides of the square matrices that are multiplied. */
  readonly sides: readonly number[];
  /** Examples in a batch of the network of linear layers; Adam trains with the first of them only. */
  readonly batches: readonly number[];
};

/** The plan of the bench of tensors. */
export const PLAN: Plan = {
  sides: [64, 128, 256, 512, 1024],
  batches: [BATCH],
};

/** Steps until losses are compared. */
export const STEPS = { mlp: 100, conv: 20 };

/** What the steps are taken with. */
export const RATES = { sgd: 0.1, adam: 1e-3 };

/** The small convolutional network: filters of 3×3, pooled 2×2 to 13×13, then one linear layer. */
export const CONV = { filters: 8, kernel: 3, side: 28, pooled: 13 };

/** How much of the labels is chance: a loss that cannot fall to nothing is one that can be compared. */
const MISLABELLED = 0.1;

/** The shapes of the arrays that are written, by the name of their file. */
export const SHAPES: Readonly<Record<string, readonly number[]>> = {
  images: [BATCHES * BATCH, SIZES[0]],
  ...Object.fromEntries(
    SIZES.slice(1).flatMap((units, l) => [
      [`weight${l}`, [units, SIZES[l]]],
      [`bias${l}`, [units]],
    ]),
  ),
  filters: [CONV.filters, 1, CONV.kernel, CONV.kernel],
  filterBias: [CONV.filters],
  readout: [10, CONV.filters * CONV.pooled ** 2],
  readoutBias: [10],
};

/** How many batches of a size there are: an epoch has never fewer steps than lie between two looks at a GPU. */
export function batchesOf(batch: number): number {
  return Math.max(20, Math.floor(SHAPES.images[0] / batch));
}

/** The works of the network of linear layers: by rule, and by batch where it is not the usual one. */
export function networkWorks({ batches }: Plan): {
  readonly name: string;
  readonly rule: "sgd" | "adam";
  readonly batch: number;
  /** Until losses are compared. */
  readonly steps: number;
}[] {
  return batches.flatMap((batch) =>
    batch === BATCH
      ? [
        { name: "sgd", rule: "sgd", batch, steps: STEPS.mlp },
        { name: "adam", rule: "adam", batch, steps: STEPS.mlp },
      ]
      : [{ name: `sgd ${batch}`, rule: "sgd", batch, steps: STEPS.conv }]
  );
}

/** Writes the plan, weights, pictures and labels into a folder. */
export async function writeData(
  folder: string,
  plan: Plan = PLAN,
): Promise<void> {
  await Deno.writeTextFile(join(folder, "plan.json"), JSON.stringify(plan));
  const chance = new Random(5);
  for (const [name, shape] of Object.entries(SHAPES)) {
    if (name === "images") continue;
    const inputs = shape.slice(1).reduce((a, b) => a * b, 1);
    const limit = shape.length > 1 ? Math.sqrt(6 / inputs) : 0; // He's, for ReLU
    await write(
      folder,
      name,
      filled(shape, () => chance.uniform(-1, 1) * limit),
    );
  }
  await writeMatrices(folder, chance, plan);
  const examples = plan.batches.map((batch) => batch * batchesOf(batch));
  await writeImages(folder, chance, Math.max(...examples));
}

/** Those of the usual plan are drawn even if they are not written: the pictures after them are always the same. */
async function writeMatrices(
  folder: string,
  chance: Random,
  { sides }: Plan,
): Promise<void> {
  for (const side of new Set([...PLAN.sides, ...sides])) {
    const source = PLAN.sides.includes(side) ? chance : new Random(side);
    for (const factor of ["a", "b"]) {
      const numbers = filled([side, side], () => source.uniform());
      if (sides.includes(side)) {
        await write(folder, `${factor}${side}`, numbers);
      }
    }
  }
}

/**
 * Ten patterns of bright pixels under as much noise, and the pattern's number as label. More than the
 * usual number of examples are the same ones again.
 */
async function writeImages(
  folder: string,
  chance: Random,
  wanted: number,
): Promise<void> {
  const [examples, pixels] = SHAPES.images;
  const patterns = filled([10, pixels], () => chance.uniform() < 0.2 ? 0.5 : 0);
  const images = new Float32Array(examples * pixels);
  const labels = new Uint8Array(examples);
  for (let i = 0; i < examples; i++) {
    const kind = chance.integer(10);
    labels[i] = chance.uniform() < MISLABELLED ? chance.integer(10) : kind;
    for (let p = 0; p < pixels; p++) {
      images[i * pixels + p] = patterns[kind * pixels + p] +
        chance.uniform(0, 0.5);
    }
  }
  await write(folder, "images", repeated(images, wanted * pixels));
  await write(folder, "labels", repeated(labels, wanted));
}

/** As many numbers as are wanted, from the beginning again where they end. */
function repeated<
  Numbers extends Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
>(numbers: Numbers, wanted: number): Numbers {
  const more = new (numbers.constructor as {
    new (length: number): Numbers;
  })(wanted);
  for (let at = 0; at < wanted; at += numbers.length) {
    more.set(numbers.subarray(0, wanted - at), at);
  }
  return more;
}

/** The plan that lies in a folder. */
export async function planOf(folder: string): Promise<Plan> {
  return JSON.parse(await Deno.readTextFile(join(folder, "plan.json")));
}

/** The numbers of one file. */
export async function floats(
  folder: string,
  name: string,
): Promise<Float32Array<ArrayBuffer>> {
  return new Float32Array((await Deno.readFile(join(folder, name))).buffer);
}

/** The examples of all batches of a size. */
export async function examples(folder: string, batch = BATCH): Promise<{
  readonly count: number;
  readonly images: Float32Array<ArrayBuffer>;
  readonly labels: Uint8Array<ArrayBuffer>;
}> {
  const count = batch * batchesOf(batch);
  const images = await floats(folder, "images");
  const labels = await Deno.readFile(join(folder, "labels"));
  return {
    count,
    images: labels.length === count
      ? images
      : images.slice(0, count * SIZES[0]),
    labels: labels.slice(0, count),
  };
}

/** A row of ten for each label, 1 where it is. */
export function oneHot(labels: Uint8Array): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(labels.length * 10);
  labels.forEach((label, i) => rows[i * 10 + label] = 1);
  return rows;
}

function filled(
  shape: readonly number[],
  next: () => number,
): Float32Array<ArrayBuffer> {
  return new Float32Array(shape.reduce((a, b) => a * b, 1)).map(next);
}

function write(
  folder: string,
  name: string,
  numbers: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
): Promise<void> {
  return Deno.writeFile(join(folder, name), new Uint8Array(numbers.buffer));
}
