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

/** Steps until losses are compared. */
export const STEPS = { mlp: 100, conv: 20 };

/** What the steps are taken with. */
export const RATES = { sgd: 0.1, adam: 1e-3 };

/** The small convolutional network: filters of 3×3, pooled 2×2 to 13×13, then one linear layer. */
export const CONV = { filters: 8, kernel: 3, side: 28, pooled: 13 };

/** Sides of the square matrices that are multiplied. */
export const SIDES: readonly number[] = [64, 128, 256, 512, 1024];

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

/** Writes weights, pictures and labels into a folder. */
export async function writeData(folder: string): Promise<void> {
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
  for (const side of SIDES) {
    for (const factor of ["a", "b"]) {
      const numbers = filled([side, side], () => chance.uniform());
      await write(folder, `${factor}${side}`, numbers);
    }
  }
  await writeImages(folder, chance);
}

/** Ten patterns of bright pixels under as much noise, and the pattern's number as label. */
async function writeImages(folder: string, chance: Random): Promise<void> {
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
  await write(folder, "images", images);
  await write(folder, "labels", labels);
}

/** The numbers of one file. */
export async function floats(
  folder: string,
  name: string,
): Promise<Float32Array<ArrayBuffer>> {
  return new Float32Array((await Deno.readFile(join(folder, name))).buffer);
}

/** The class of each picture. */
export function labels(folder: string): Promise<Uint8Array<ArrayBuffer>> {
  return Deno.readFile(join(folder, "labels"));
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
