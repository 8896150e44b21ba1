/**
 * Safetensors: the file format in which models pass from one program to another.
 *
 * A file is eight bytes that say how long the header is, the header as JSON, and then
 * nothing but numbers:
 *
 * ```text
 * 8 bytes   n, the length of the header, little end first
 * n bytes   {"weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}, …}
 * the rest  the numbers of each tensor, row by row, little end first
 * ```
 *
 * Nothing in it can run, unlike a pickle, so a file from a stranger is only numbers; and
 * PyTorch, JAX and NumPy read it. The format is described at
 * https://github.com/huggingface/safetensors. These are pure functions of bytes;
 * `parameter_file.ts` reads and writes files.
 *
 * @module
 */

import { whatIs, written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { formatShape, type Shape } from "../shape.ts";
import { NUMBER_FORMATS } from "./number_formats.ts";
import { METADATA, parseHeader } from "./safetensors_header.ts";

/** A table of numbers as it lies in a file. */
export interface StoredTensor {
  /** The sizes of the axes, outermost first. */
  readonly shape: Shape;
  /** All the numbers, row by row. */
  readonly values: Float32Array;
}

/** What a file holds. */
export interface SafetensorsContent {
  /** Each tensor by its name, in the header's order; names that are whole numbers come first. */
  readonly tensors: Readonly<Record<string, StoredTensor>>;
  /** Texts beside the numbers: where the model comes from, say. */
  readonly metadata: Readonly<Record<string, string>>;
}

const WRITE = "write a safetensors file";
const READ = "read a safetensors file";

/**
 * The bytes of a safetensors file: every tensor as 32-bit floats (`F32`), in the record's order.
 *
 * The header is filled up with spaces so that the numbers begin at a multiple of eight
 * bytes, where a reader may use them without a copy.
 *
 * @param tensors each tensor by its name
 * @param metadata texts to keep beside them
 * @returns the whole file
 * @throws {ShapeError} if a tensor has more or fewer numbers than its shape says
 * @throws {ValueError} if a name or a text cannot stand in such a file
 *
 * @example What is written is what is read
 * ```ts
 * import assert from "node:assert/strict";
 * const weight = { shape: [1, 2], values: Float32Array.of(0.5, -3) };
 * const bytes = encodeSafetensors({ weight }, { from: "notebook 08" });
 * assert.deepEqual(decodeSafetensors(bytes), {
 *   tensors: { weight },
 *   metadata: { from: "notebook 08" },
 * });
 * ```
 */
export function encodeSafetensors(
  tensors: Readonly<Record<string, StoredTensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const named = Object.entries(tensors);
  const header = headerOf(named, metadata);
  const count = named.reduce((sum, [, { values }]) => sum + values.length, 0);
  const file = new Uint8Array(8 + header.length + 4 * count);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  let offset = 8 + header.length;
  for (const [, { values }] of named) {
    for (const value of values) {
      view.setFloat32(offset, value, true);
      offset += 4;
    }
  }
  return file;
}

/**
 * What a safetensors file holds, every number as a 32-bit float.
 *
 * `F32`, `F16` and `BF16` come through exactly; `F64`, `I32` and `I64` are rounded to the
 * nearest 32-bit float. The values are copies: the file's bytes may be changed afterwards.
 *
 * @param bytes the whole file
 * @throws {ValueError} naming what is wrong with the file, and with which tensor
 *
 * @example A file that was cut short
 * ```ts
 * import assert from "node:assert/strict";
 * const bytes = encodeSafetensors({ bias: { shape: [2], values: Float32Array.of(1, 2) } });
 * assert.throws(() => decodeSafetensors(bytes.subarray(0, -4)), {
 *   message: 'Cannot read a safetensors file: "bias" must lie within the file\'s 4 bytes of numbers, but it ends at 8; the file was cut short',
 * });
 * ```
 */
export function decodeSafetensors(bytes: Uint8Array): SafetensorsContent {
  if (!(bytes instanceof Uint8Array)) {
    throw new ValueError(
      READ,
      `its bytes must be a Uint8Array, as Deno.readFile gives them, but they are ${
        whatIs(bytes)
      }`,
    );
  }
  const { entries, metadata, start } = parseHeader(READ, bytes);
  const numbers = new DataView(
    bytes.buffer,
    bytes.byteOffset + start,
    bytes.byteLength - start,
  );
  const tensors = entries.map(({ name, format, shape, begin, end }) => {
    const { size, read } = NUMBER_FORMATS[format];
    const values = new Float32Array((end - begin) / size);
    for (let i = 0; i < values.length; i++) {
      values[i] = read(numbers, begin + i * size);
    }
    return [name, { shape, values }] as const;
  });
  return { tensors: Object.fromEntries(tensors), metadata };
}

/** The header as bytes, a multiple of eight of them. */
function headerOf(
  named: readonly (readonly [string, StoredTensor])[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  let end = 0;
  const entries = named.map(([name, tensor]) => {
    checkTensor(name, tensor);
    const begin = end;
    end += 4 * tensor.values.length;
    return [name, {
      dtype: "F32",
      shape: tensor.shape,
      data_offsets: [begin, end],
    }] as const;
  });
  const texts = Object.entries(metadata);
  texts.forEach(([name, text]) => checkText(name, text));
  const json = JSON.stringify(Object.fromEntries([
    ...(texts.length > 0 ? [[METADATA, metadata] as const] : []),
    ...entries,
  ]));
  const bytes = new TextEncoder().encode(json);
  const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8).fill(SPACE);
  padded.set(bytes);
  return padded;
}

const SPACE = 0x20;

function checkTensor(name: string, { shape, values }: StoredTensor): void {
  if (name === METADATA) {
    throw new ValueError(
      WRITE,
      `no tensor may be called ${METADATA}, for the format keeps its texts there; give it another name`,
    );
  }
  checkText(name, "");
  if (!(values instanceof Float32Array)) {
    throw new ValueError(
      WRITE,
      `the values of ${written(name)} must be a Float32Array, but they are ${
        whatIs(values)
      }`,
    );
  }
  const count = shape.reduce((product, size) => product * size, 1);
  if (count === values.length && shape.every(isSize)) return;
  throw new ShapeError(
    WRITE,
    `${written(name)} has the shape ${formatShape(shape)}, ` +
      `but its values are ${values.length}`,
  );
}

const isSize = (size: number) => Number.isSafeInteger(size) && size >= 0;

/** Half of a surrogate pair is no character, and other readers refuse the file. */
function checkText(name: string, text: string): void {
  const bad = [name, text].find((x) =>
    typeof x !== "string" || !x.isWellFormed()
  );
  if (bad === undefined) return;
  throw new ValueError(
    WRITE,
    `names and metadata must be well-formed texts, but ${written(name)} ` +
      (bad === name ? "is not" : `holds ${written(text)}`),
  );
}
