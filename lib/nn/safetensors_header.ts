/** The header of a safetensors file: which tensor lies where, and whether that can be true. */

import { whatIs, written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { formatShape, type Shape } from "../shape.ts";
import { repeatedName } from "./json_names.ts";
import { NUMBER_FORMATS, type NumberFormatName } from "./number_formats.ts";

/** The name in the header that is no tensor's, but holds texts. */
export const METADATA = "__metadata__";

/** The longest header that is read, in bytes; other programs draw the line here, too. */
export const LONGEST_HEADER = 100_000_000;

/** One tensor's line in the header. */
export interface HeaderEntry {
  readonly name: string;
  readonly format: NumberFormatName;
  readonly shape: Shape;
  /** Its first byte, counted from the end of the header. */
  readonly begin: number;
  /** The byte after its last. */
  readonly end: number;
}

/** All that stands before the numbers. */
export interface Header {
  readonly entries: readonly HeaderEntry[];
  readonly metadata: Readonly<Record<string, string>>;
  /** The first byte of the numbers, counted from the beginning of the file. */
  readonly start: number;
}

/**
 * Reads the header and checks that it can be believed: every byte of numbers belongs to
 * exactly one tensor, and each tensor has as many as its shape needs.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param bytes the whole file
 * @throws {ValueError} naming the first thing that is wrong
 */
export function parseHeader(action: string, bytes: Uint8Array): Header {
  const fail = (reason: string): never => {
    throw new ValueError(action, reason);
  };
  const start = 8 + headerLength(bytes, fail);
  const header = parseJson(bytes.subarray(8, start), fail);
  const { [METADATA]: texts = {}, ...lines } = header;
  const entries = Object.entries(lines)
    .map(([name, line]) => parseEntry(name, line, fail));
  checkPlaces(entries, bytes.length - start, fail);
  return { entries, metadata: parseMetadata(texts, fail), start };
}

/** Ends the reading with a reason. */
type Fail = (reason: string) => never;

function headerLength(bytes: Uint8Array, fail: Fail): number {
  if (bytes.length < 8) {
    fail(
      `it must begin with 8 bytes that say how long its header is, but it has ${bytes.length}`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(LONGEST_HEADER)) {
    fail(
      `its header must be at most ${LONGEST_HEADER} bytes, but it is said to be ${length}; ` +
        "perhaps this is no safetensors file",
    );
  }
  const left = bytes.length - 8;
  if (length > left) {
    fail(
      `its header is said to be ${length} bytes, but only ${left} follow; ` +
        "the file was cut short, or is no safetensors file",
    );
  }
  return Number(length);
}

type JsonRecord = Readonly<Record<string, unknown>>;

function parseJson(bytes: Uint8Array, fail: Fail): JsonRecord {
  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
      .decode(bytes);
    header = JSON.parse(text);
  } catch (error) {
    return fail(
      `its header must be JSON in UTF-8, but ${(error as Error).message}`,
    );
  }
  if (!isRecord(header)) {
    return fail(`its header must be a record, but it is ${whatIs(header)}`);
  }
  const name = repeatedName(text);
  if (name !== undefined) {
    fail(
      `every name may stand once in a record of its header, but ${
        written(name)
      } stands twice`,
    );
  }
  return header;
}

function isRecord(x: unknown): x is JsonRecord {
  return typeof x === "object" && x !== null && !Array.isArray(x);
}

function parseEntry(name: string, line: unknown, fail: Fail): HeaderEntry {
  const called = written(name);
  if (!isRecord(line)) {
    return fail(
      `the header must have a record for ${called}, but it has ${whatIs(line)}`,
    );
  }
  const { dtype, shape, data_offsets: offsets } = line;
  if (!isFormat(dtype)) {
    const known = Object.keys(NUMBER_FORMATS).join(", ");
    return fail(
      `the numbers of ${called} must be one of ${known}, but their dtype is ${
        shown(dtype)
      }`,
    );
  }
  if (!isSizes(shape)) {
    return fail(
      `the shape of ${called} must be a list of whole numbers, 0 or more, but it is ${
        shown(shape)
      }`,
    );
  }
  if (!isSizes(offsets) || offsets.length !== 2 || offsets[0] > offsets[1]) {
    return fail(
      `the data_offsets of ${called} must be where it begins and where it ends, ` +
        `but they are ${shown(offsets)}`,
    );
  }
  const [begin, end] = offsets;
  const count = shape.reduce((product, size) => product * size, 1);
  const needed = count * NUMBER_FORMATS[dtype].size;
  if (needed !== end - begin) {
    fail(
      `${called} must have ${needed} bytes for the shape ${
        formatShape(shape)
      } ` +
        `in ${dtype}, but it has ${end - begin}`,
    );
  }
  return { name, format: dtype, shape, begin, end };
}

function isFormat(x: unknown): x is NumberFormatName {
  return typeof x === "string" && Object.hasOwn(NUMBER_FORMATS, x);
}

/** As it is written, if that is short: a stranger's file may nest lists deeper than the stack goes. */
function shown(x: unknown): string {
  const isShort = Array.isArray(x)
    ? x.length <= 8 && x.every((entry) => Object(entry) !== entry)
    : Object(x) !== x;
  return isShort ? written(x) : whatIs(x);
}

function isSizes(x: unknown): x is readonly number[] {
  return Array.isArray(x) && x.every((n) => Number.isSafeInteger(n) && n >= 0);
}

/** The tensors must lie end to end, from the first byte of the numbers to the last. */
function checkPlaces(
  entries: readonly HeaderEntry[],
  length: number,
  fail: Fail,
): void {
  let reached = 0;
  let before = "the header";
  const inOrder = entries.toSorted((a, b) =>
    a.begin - b.begin || a.end - b.end
  );
  for (const { name, begin, end } of inOrder) {
    const called = written(name);
    if (end > length) {
      fail(
        `${called} must lie within the file's ${length} bytes of numbers, ` +
          `but it ends at ${end}; the file was cut short`,
      );
    }
    if (begin !== reached) {
      fail(
        `${called} must begin at ${reached}, where ${before} ends, but it begins at ${begin}; ` +
          (begin < reached ? "they overlap" : "what lies between is nobody's"),
      );
    }
    reached = end;
    before = called;
  }
  if (reached !== length) {
    fail(
      `it must end with its last tensor, at ${reached}, but it has ${length} bytes of numbers`,
    );
  }
}

function parseMetadata(
  texts: unknown,
  fail: Fail,
): Readonly<Record<string, string>> {
  if (!isRecord(texts)) {
    return fail(`its ${METADATA} must be a record, but it is ${whatIs(texts)}`);
  }
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text === "string") continue;
    fail(
      `its ${METADATA} must hold texts, but ${written(name)} is ${
        whatIs(text)
      }`,
    );
  }
  return texts as Readonly<Record<string, string>>;
}
