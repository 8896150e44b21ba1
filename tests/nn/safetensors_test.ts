/** Safetensors: the bytes of the format, files of another program, and files that are wrong in every way. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import {
  decodeSafetensors,
  encodeSafetensors,
  type StoredTensor,
} from "../../lib/nn/safetensors.ts";
import { pythonWith } from "./python.ts";

const fixtures = new URL("./fixtures/", import.meta.url);

/** A file put together by hand. */
function file(header: string | object, numbers = 0): Uint8Array {
  const json = typeof header === "string" ? header : JSON.stringify(header);
  const bytes = new TextEncoder().encode(json);
  const whole = new Uint8Array(8 + bytes.length + numbers);
  new DataView(whole.buffer).setBigUint64(0, BigInt(bytes.length), true);
  whole.set(bytes, 8);
  return whole;
}

const tensor = (
  shape: readonly number[],
  ...values: number[]
): StoredTensor => ({
  shape,
  values: Float32Array.from(values),
});

Deno.test("encodeSafetensors() writes the bytes that the format's description asks for", () => {
  const header =
    '{"__metadata__":{"from":"XOR"},"b":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}';
  assert.equal(header.length, 83); // so it takes 5 spaces to the next multiple of 8
  assert.deepEqual(
    [...encodeSafetensors({ b: tensor([], 1.5) }, { from: "XOR" })],
    [
      ...[88, 0, 0, 0, 0, 0, 0, 0],
      ...new TextEncoder().encode(header + "     "),
      ...[0x00, 0x00, 0xc0, 0x3f], // 1.5
    ],
  );
});

Deno.test("encodeSafetensors() begins the numbers at a multiple of eight bytes", () => {
  for (
    const name of ["", "a", "ab", "abc", "abcd", "abcde", "αβγ", "abcdefg"]
  ) {
    const bytes = encodeSafetensors({ [name]: tensor([1], 2) });
    assert.equal((bytes.length - 4) % 8, 0);
  }
});

Deno.test("encodeSafetensors() of nothing is a file without tensors", () => {
  assert.deepEqual(decodeSafetensors(encodeSafetensors({})), {
    tensors: {},
    metadata: {},
  });
});

Deno.test("decodeSafetensors() reads a file that the package safetensors wrote from PyTorch", () => {
  const { tensors, metadata } = decodeSafetensors(
    Deno.readFileSync(new URL("package.safetensors", fixtures)),
  );
  const awkward = [0, -0, 1.5, -(2 ** -24), 65504, Infinity];
  const f32 = Math.fround;
  assert.deepEqual(metadata, { format: "pt", note: 'a "quoted" text' });
  assert.deepEqual({ ...tensors }, {
    "layer1.weight": tensor(
      [2, 3],
      ...[0, 1, 2, 3, 4, 5].map((i) => f32(i) / f32(7)),
    ),
    "layer1.bias": tensor([2], 0.1, -(2 ** -149)),
    "double": tensor([2, 1], 0.1, Infinity), // 1e300 is too large for 32 bits
    "half": tensor([6], ...awkward),
    "bfloat": tensor([6], ...awkward.with(4, 65536)), // 8 bits of precision
    "count": tensor([], 1797),
    "whole": tensor([2], -1, 7),
    "nothing": tensor([0, 3]),
    "Schicht β": tensor([1], 2),
  });
});

const python = pythonWith("numpy");

Deno.test({
  name: python
    ? "encodeSafetensors() writes what Python reads"
    : "encodeSafetensors() writes what Python reads (not run: python3-numpy is not installed)",
  ignore: !python,
  fn: () => {
    const path = Deno.makeTempFileSync({ suffix: ".safetensors" });
    try {
      Deno.writeFileSync(
        path,
        encodeSafetensors({
          "layer1.weight": tensor([2, 3], 1, -2.5, 2 ** -149, -0, Infinity, 4),
          "β": tensor([], 3),
          "nothing": tensor([2, 0, 1]),
        }, { note: '"β"\n' }),
      );
      const script = new URL("safetensors_check.py", fixtures);
      const run = spawnSync(python!, [fileURLToPath(script), "read", path]);
      assert.equal(run.status, 0, String(run.stderr));
      const { tensors, metadata } = JSON.parse(String(run.stdout));
      assert.deepEqual(metadata, { note: '"β"\n' });
      assert.deepEqual(tensors, {
        "layer1.weight": {
          shape: [2, 3],
          values: [
            "0x1.0000000000000p+0",
            "-0x1.4000000000000p+1",
            "0x1.0000000000000p-149",
            "-0x0.0p+0",
            "inf",
            "0x1.0000000000000p+2",
          ],
        },
        "nothing": { shape: [2, 0, 1], values: [] },
        "β": { shape: [], values: ["0x1.8000000000000p+1"] },
      });
    } finally {
      Deno.removeSync(path);
    }
  },
});

/** Any text, half surrogate pairs left out. */
const name = fc.string({ unit: "grapheme", maxLength: 12 });

const anyTensor = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 })
  .chain((shape) => {
    const length = shape.reduce((product, size) => product * size, 1);
    return fc.float32Array({ minLength: length, maxLength: length })
      .map((values): StoredTensor => ({ shape, values }));
  });

const anyFile = fc.tuple(
  fc.dictionary(name.filter((text) => text !== "__metadata__"), anyTensor, {
    maxKeys: 5,
  }),
  fc.dictionary(name, name, { maxKeys: 3 }),
);

Deno.test("decodeSafetensors() gives back what encodeSafetensors() was given, bit for bit", () => {
  fc.assert(
    fc.property(anyFile, ([tensors, metadata]) => {
      const bytes = encodeSafetensors(tensors, metadata);
      const back = decodeSafetensors(bytes);
      assert.deepEqual(back.tensors, { ...tensors });
      assert.deepEqual(back.metadata, { ...metadata });
      assert.deepEqual(encodeSafetensors(back.tensors, back.metadata), bytes);
    }),
    { numRuns: 200 },
  );
});

Deno.test("decodeSafetensors() reads from the middle of a buffer, and copies", () => {
  const bytes = encodeSafetensors({ a: tensor([2], 1, 2) });
  const larger = new Uint8Array(bytes.length + 7);
  larger.set(bytes, 3);
  const { tensors } = decodeSafetensors(larger.subarray(3, 3 + bytes.length));
  larger.fill(0);
  assert.deepEqual(tensors.a, tensor([2], 1, 2));
});

Deno.test("decodeSafetensors() of a damaged file gives its own error or tensors, never anything else", () => {
  const damage = fc.array(
    fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) }),
    { minLength: 1, maxLength: 4 },
  );
  const whole = encodeSafetensors({
    weight: tensor([2, 3], 1, 2, 3, 4, 5, 6),
    bias: tensor([2], 7, 8),
  }, { a: "b" });
  fc.assert(
    fc.property(damage, fc.nat(), (changes, cut) => {
      const bytes = whole.slice(0, cut % 4 ? whole.length : cut % whole.length);
      for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
      try {
        for (
          const { shape, values } of Object.values(
            decodeSafetensors(bytes).tensors,
          )
        ) {
          assert.equal(values.length, shape.reduce((a, b) => a * b, 1));
        }
      } catch (error) {
        const { name, message } = error as Error;
        assert.equal(name, "ValueError", message);
        assert.match(message, /^Cannot read a safetensors file: /);
      }
    }),
    { numRuns: 3000 },
  );
});

const F32 = (shape: unknown, ...data_offsets: unknown[]) => ({
  dtype: "F32",
  shape,
  data_offsets,
});

const twice =
  '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\\u0061":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';

const WRONG: readonly (readonly [string, Uint8Array, string])[] = [
  [
    "no bytes",
    new Uint8Array(0),
    "it must begin with 8 bytes that say how long its header is, but it has 0",
  ],
  [
    "another format",
    new TextEncoder().encode("PK\x03\x04 and so on"),
    "its header must be at most 100000000 bytes, but it is said to be 7236828441365138256; perhaps this is no safetensors file",
  ],
  [
    "a header that is not all there",
    file("{}").with(0, 7),
    "its header is said to be 7 bytes, but only 2 follow; the file was cut short, or is no safetensors file",
  ],
  [
    "a header that is a list",
    file("[1]"),
    "its header must be a record, but it is an array of 1",
  ],
  [
    "a name twice, written in two ways",
    file(twice, 4),
    'every name may stand once in a record of its header, but "a" stands twice',
  ],
  [
    "a shape twice",
    file(
      '{"a":{"dtype":"F32","shape":[2],"shape":[1],"data_offsets":[0,4]}}',
      4,
    ),
    'every name may stand once in a record of its header, but "shape" stands twice',
  ],
  [
    "a tensor that is a number",
    file({ a: 3 }),
    'the header must have a record for "a", but it has the number 3',
  ],
  [
    "a format that nobody reads here",
    file({ a: { ...F32([4], 0, 4), dtype: "U8" } }, 4),
    'the numbers of "a" must be one of F32, F64, F16, BF16, I32, I64, but their dtype is "U8"',
  ],
  [
    "a dtype that every object has",
    file({ a: { ...F32([4], 0, 4), dtype: "constructor" } }, 4),
    'the numbers of "a" must be one of F32, F64, F16, BF16, I32, I64, but their dtype is "constructor"',
  ],
  [
    "a negative size",
    file({ a: F32([-1, 2], 0, 8) }, 8),
    'the shape of "a" must be a list of whole numbers, 0 or more, but it is [-1, 2]',
  ],
  [
    "no shape",
    file({ a: F32(undefined, 0, 4) }, 4),
    'the shape of "a" must be a list of whole numbers, 0 or more, but it is undefined',
  ],
  [
    "a shape deeper than the stack",
    file(
      `{"a":{"dtype":"F32","shape":${"[".repeat(1e5)}${"]".repeat(1e5)}}}`,
    ),
    'the shape of "a" must be a list of whole numbers, 0 or more, but it is an array of 1',
  ],
  [
    "one offset",
    file({ a: F32([1], 0) }, 4),
    'the data_offsets of "a" must be where it begins and where it ends, but they are [0]',
  ],
  [
    "offsets the wrong way round",
    file({ a: F32([1], 4, 0) }, 4),
    'the data_offsets of "a" must be where it begins and where it ends, but they are [4, 0]',
  ],
  [
    "half a byte",
    file({ a: F32([1], 0.5, 4.5) }, 5),
    'the data_offsets of "a" must be where it begins and where it ends, but they are [0.5, 4.5]',
  ],
  [
    "more numbers than the shape says",
    file({ a: F32([2, 3], 0, 28) }, 28),
    '"a" must have 24 bytes for the shape [2, 3] in F32, but it has 28',
  ],
  [
    "a shape whose product is too large to count",
    file({ a: F32(Array(40).fill(2 ** 53 - 1), 0, 4) }, 4),
    `"a" must have Infinity bytes for the shape [${
      Array(40).fill(2 ** 53 - 1).join(", ")
    }] in F32, but it has 4`,
  ],
  [
    "a tensor beyond the end",
    file({ a: F32([2], 0, 8) }, 4),
    '"a" must lie within the file\'s 4 bytes of numbers, but it ends at 8; the file was cut short',
  ],
  [
    "two tensors on the same bytes",
    file({ a: F32([2], 0, 8), b: F32([1], 4, 8) }, 8),
    '"b" must begin at 8, where "a" ends, but it begins at 4; they overlap',
  ],
  [
    "a hole",
    file({ b: F32([1], 8, 12), a: F32([1], 0, 4) }, 12),
    '"b" must begin at 4, where "a" ends, but it begins at 8; what lies between is nobody\'s',
  ],
  [
    "a hole before the first",
    file({ a: F32([1], 4, 8) }, 8),
    '"a" must begin at 0, where the header ends, but it begins at 4; what lies between is nobody\'s',
  ],
  [
    "bytes after the last",
    file({ a: F32([1], 0, 4) }, 5),
    "it must end with its last tensor, at 4, but it has 5 bytes of numbers",
  ],
  [
    "metadata that are a text",
    file({ __metadata__: "XOR" }),
    'its __metadata__ must be a record, but it is the text "XOR"',
  ],
  [
    "metadata that hold a number",
    file({ __metadata__: { epochs: 3 } }),
    'its __metadata__ must hold texts, but "epochs" is the number 3',
  ],
];

for (const [what, bytes, reason] of WRONG) {
  Deno.test(`decodeSafetensors() says what is wrong with a file: ${what}`, () => {
    assert.throws(() => decodeSafetensors(bytes), {
      name: "ValueError",
      message: `Cannot read a safetensors file: ${reason}`,
    });
  });
}

Deno.test("decodeSafetensors() says that a header is no JSON, or no UTF-8", () => {
  const refusal =
    /^ValueError: Cannot read a safetensors file: its header must be JSON in UTF-8, but /;
  assert.throws(() => decodeSafetensors(file('{"a":}')), refusal);
  assert.throws(() => decodeSafetensors(file("\uFEFF{}")), refusal);
  assert.throws(
    () => decodeSafetensors(file('{"a": 1}').with(10, 0xff)),
    refusal,
  );
});

Deno.test("decodeSafetensors() finds a tensor without numbers where another begins", () => {
  const header = {
    a: F32([1], 0, 4),
    empty: F32([2, 0], 0, 0),
    last: F32([0], 4, 4),
  };
  assert.deepEqual(decodeSafetensors(file(header, 4)).tensors, {
    a: tensor([1], 0),
    empty: tensor([2, 0]),
    last: tensor([0]),
  });
});

Deno.test("decodeSafetensors() takes texts as long as they come", () => {
  const note = "\\\"'{".repeat(500_000);
  const { metadata } = decodeSafetensors(encodeSafetensors({}, { note }));
  assert.equal(metadata.note, note);
});

Deno.test("decodeSafetensors() takes names that every object has", () => {
  const bytes = file(
    '{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
    4,
  );
  const { tensors } = decodeSafetensors(bytes);
  assert.deepEqual(Object.keys(tensors), ["__proto__"]);
  assert.equal(Object.getPrototypeOf(tensors), Object.prototype);
  assert.deepEqual(
    decodeSafetensors(encodeSafetensors(tensors)).tensors,
    tensors,
  );
});

Deno.test("decodeSafetensors() says what it was given in place of bytes", () => {
  assert.throws(() => decodeSafetensors("model.safetensors" as never), {
    name: "ValueError",
    message:
      'Cannot read a safetensors file: its bytes must be a Uint8Array, as Deno.readFile gives them, but they are the text "model.safetensors"',
  });
});

Deno.test("encodeSafetensors() says which tensor cannot be written", () => {
  const cases: [Record<string, StoredTensor>, string, string][] = [
    [
      { weight: tensor([2, 3], 1, 2) },
      "ShapeError",
      '"weight" has the shape [2, 3], but its values are 2',
    ],
    [
      { weight: tensor([-1, -2], 1, 2) },
      "ShapeError",
      '"weight" has the shape [-1, -2], but its values are 2',
    ],
    [
      { weight: { shape: [1], values: [1] as never } },
      "ValueError",
      'the values of "weight" must be a Float32Array, but they are an array of 1',
    ],
    [
      { __metadata__: tensor([1], 2) },
      "ValueError",
      "no tensor may be called __metadata__, for the format keeps its texts there; give it another name",
    ],
    [
      { "\ud800": tensor([1], 2) },
      "ValueError",
      'names and metadata must be well-formed texts, but "\\ud800" is not',
    ],
  ];
  for (const [tensors, name, reason] of cases) {
    assert.throws(() => encodeSafetensors(tensors), {
      name,
      message: `Cannot write a safetensors file: ${reason}`,
    });
  }
});

Deno.test("encodeSafetensors() takes only texts as metadata", () => {
  assert.throws(() => encodeSafetensors({}, { epochs: 3 as never }), {
    name: "ValueError",
    message:
      'Cannot write a safetensors file: names and metadata must be well-formed texts, but "epochs" holds 3',
  });
});
