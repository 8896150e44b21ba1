/** How numbers lie in files: the formats by the names that safetensors gives them, little end first. */

/** A way to write one number in bytes. */
export interface NumberFormat {
  /** Bytes for each number. */
  readonly size: number;
  /** The number that begins at byte `offset`. */
  read(bytes: DataView, offset: number): number;
}

/** The name of a format that can be read. */
export type NumberFormatName = "F32" | "F64" | "F16" | "BF16" | "I32" | "I64";

/**
 * The formats that can be read.
 *
 * Half precision comes in two kinds: `F16` gives its bits to precision (5 of exponent, 10
 * of fraction), `BF16` to range (it is the upper half of an `F32`).
 *
 * @example One and a half in two kinds of half precision
 * ```ts
 * import assert from "node:assert/strict";
 * const bytes = new DataView(Uint8Array.of(0x00, 0x3e, 0xc0, 0x3f).buffer);
 * assert.equal(NUMBER_FORMATS.F16.read(bytes, 0), 1.5);
 * assert.equal(NUMBER_FORMATS.BF16.read(bytes, 2), 1.5);
 * ```
 */
export const NUMBER_FORMATS: Readonly<Record<NumberFormatName, NumberFormat>> =
  {
    F32: { size: 4, read: (bytes, i) => bytes.getFloat32(i, true) },
    F64: { size: 8, read: (bytes, i) => bytes.getFloat64(i, true) },
    F16: { size: 2, read: (bytes, i) => half(bytes.getUint16(i, true)) },
    BF16: { size: 2, read: (bytes, i) => upperHalf(bytes.getUint16(i, true)) },
    I32: { size: 4, read: (bytes, i) => bytes.getInt32(i, true) },
    I64: { size: 8, read: (bytes, i) => Number(bytes.getBigInt64(i, true)) },
  };

/** IEEE 754 half precision: a sign, five bits of exponent, ten of fraction. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent === 0
    ? sign * fraction * 2 ** -24 // no hidden 1 before the point
    : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const word = new DataView(new ArrayBuffer(4));

/** The number whose upper sixteen bits these are; the lower are zero. */
function upperHalf(bits: number): number {
  word.setUint16(0, bits);
  return word.getFloat32(0);
}
