/** The kernels that work along axes, on places, on rows and on windows, against the plain loops. */

import assert from "node:assert/strict";
import fc from "fast-check";
import * as axes from "../../lib/tensor/loops/axes.ts";
import * as places from "../../lib/tensor/loops/places.ts";
import * as rows from "../../lib/tensor/loops/rows.ts";
import { uniform } from "../../lib/tensor/loops/uniform.ts";
import * as windows from "../../lib/tensor/loops/windows.ts";
import { onEveryVariant } from "../support/kernels.ts";

const size = fc.integer({ min: 0, max: 13 });
const threeAxes = fc.tuple(
  fc.integer({ min: 0, max: 4 }),
  fc.oneof(size, fc.constant(100)),
  fc.oneof(size, fc.constant(1)),
);

/** Numbers of which sums are exact, some of them alike; NaN now and then, if asked for. */
const numbers = (n: number, strange = false) =>
  fc.array(
    strange
      ? fc.oneof(
        { weight: 20, arbitrary: fc.integer({ min: -9, max: 9 }) },
        fc.constantFrom(NaN, Infinity, -Infinity),
      )
      : fc.integer({ min: -99, max: 99 }),
    { minLength: n, maxLength: n },
  );

/** Three axes, and numbers for all of them and for those without the middle one. */
const tables = (strange: boolean) =>
  threeAxes.chain(([outer, length, inner]) =>
    fc.record({
      axes: fc.constant([outer, length, inner] as const),
      long: numbers(outer * length * inner, strange),
      short: numbers(outer * inner, strange),
    })
  );

for (const name of ["sum", "maximum", "argMax"] as const) {
  onEveryVariant(`${name}() along the middle axis is the loops'`, (bench) => {
    fc.assert(
      fc.property(
        tables(name !== "sum"),
        ({ axes: [outer, length, inner], long }) => {
          const right = new Float32Array(outer * inner),
            a = Float32Array.from(long);
          if (name === "argMax") axes.argMax(a, outer, length, inner, right);
          else {
            const along = name === "sum" ? axes.sum : axes.max;
            along(a, [outer, length, inner], [outer, 1, inner], right);
          }
          const memory = bench();
          const out = memory.room(outer * inner);
          memory.call[name](out, memory.put(long), outer, length, inner);
          assert.deepEqual([...memory.take(out)], [...right]);
        },
      ),
    );
  });
}

onEveryVariant("sum() of a million numbers rounds once", (bench) => {
  const memory = bench();
  const a = memory.put(new Float32Array(1_000_000).fill(0.1)),
    out = memory.room(1);
  memory.call.sum(out, a, 1, 1_000_000, 1);
  assert.equal(memory.take(out)[0], Math.fround(1e6 * Math.fround(0.1)));
});

onEveryVariant("expand() along the middle axis is the loops'", (bench) => {
  fc.assert(
    fc.property(tables(true), ({ axes: [outer, length, inner], short }) => {
      const right = new Float32Array(outer * length * inner);
      axes.expand(Float32Array.from(short), [outer, 1, inner], [
        outer,
        length,
        inner,
      ], right);
      const memory = bench();
      const out = memory.room(right.length);
      memory.call.expand(out, memory.put(short), outer, length, inner);
      assert.deepEqual([...memory.take(out)], [...right]);
    }),
  );
});

onEveryVariant("transpose() exchanges two axes", (bench) => {
  const shape = fc.tuple(fc.integer({ min: 0, max: 3 }), size, size);
  fc.assert(fc.property(shape, ([outer, m, n]) => {
    const a = Float32Array.from({ length: outer * m * n }, (_, i) => i);
    const right = new Float32Array(a.length);
    places.permute(a, [outer, m, n], [0, 2, 1], right);
    const memory = bench();
    const out = memory.room(a.length);
    memory.call.transpose(out, memory.put(a), outer, m, n);
    assert.deepEqual([...memory.take(out)], [...right]);
  }));
});

onEveryVariant("copyBox() puts axes into any order", (bench) => {
  const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 });
  const ordered = shape.chain((shape) =>
    fc.tuple(
      fc.constant(shape),
      fc.shuffledSubarray(shape.map((_, i) => i), { minLength: shape.length }),
    )
  );
  fc.assert(fc.property(ordered, ([shape, order]) => {
    const strides = shape.map((_, axis) =>
      shape.slice(axis + 1).reduce((a, b) => a * b, 4)
    );
    const turned = order.map((axis) => shape[axis]);
    const out = turned.map((_, axis) =>
      turned.slice(axis + 1).reduce((a, b) => a * b, 4)
    );
    const box = new Int32Array(
      order.flatMap((axis, i) => [shape[axis], out[i], strides[axis]]),
    );
    const a = Float32Array.from(
      { length: shape.reduce((a, b) => a * b, 1) },
      (_, i) => i,
    );
    const right = new Float32Array(a.length);
    places.permute(a, shape, order, right);
    const memory = bench();
    const to = memory.room(a.length), from = memory.put(a);
    memory.call.copyBox(
      to,
      from,
      order.length,
      memory.put(new Float32Array(box.buffer)),
    );
    assert.deepEqual(memory.take(to), right);
  }));
});

onEveryVariant("gather() takes rows, scatter() adds them back", (bench) => {
  const cases = fc.tuple(fc.integer({ min: 1, max: 6 }), size).chain((
    [count, width],
  ) =>
    fc.record({
      count: fc.constant(count),
      width: fc.constant(width),
      indices: fc.array(fc.integer({ min: 0, max: count - 1 }), {
        maxLength: 9,
      }),
    })
  );
  fc.assert(fc.property(cases, ({ count, width, indices }) => {
    const a = Float32Array.from({ length: count * width }, (_, i) => i + 1);
    const taken = new Float32Array(indices.length * width),
      index = Float32Array.from(indices);
    rows.gather(a, width, index, taken);
    const back = new Float32Array(a.length);
    rows.scatter(taken, width, index, count, back);

    const memory = bench(), { call } = memory;
    const places = memory.put(indices),
      out = memory.room(taken.length),
      sums = memory.room(a.length);
    call.gather(out, memory.put(a), width, places, indices.length);
    call.scatter(sums, out, width, places, indices.length, count);
    assert.deepEqual(memory.take(out), taken);
    assert.deepEqual(memory.take(sums), back);
  }));
});

onEveryVariant("badIndex() finds the first that is no row", (bench) => {
  const wrong = [-1, 3, 0.5, NaN, Infinity, -Infinity, 1e20];
  for (const bad of wrong) {
    const memory = bench();
    assert.equal(
      memory.call.badIndex(memory.put([0, 2, bad, 9]), 4, 3),
      2,
      `${bad}`,
    );
  }
  const memory = bench();
  assert.equal(memory.call.badIndex(memory.put([0, 2, 1, -0]), 4, 3), -1);
});

onEveryVariant(
  "unfold() lays windows out as rows, fold() adds them back",
  (bench) => {
    const kind = fc.record({
      examples: fc.integer({ min: 0, max: 2 }),
      channels: fc.integer({ min: 1, max: 3 }),
      height: fc.integer({ min: 1, max: 7 }),
      width: fc.integer({ min: 1, max: 9 }),
      kernelHeight: fc.integer({ min: 1, max: 3 }),
      kernelWidth: fc.integer({ min: 1, max: 6 }),
      stride: fc.integer({ min: 1, max: 3 }),
      padding: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(kind, (kind) => {
        const { height, width, kernelHeight, kernelWidth, stride, padding } =
          kind;
        const windowsAlong = (size: number, kernel: number) =>
          Math.max(0, Math.floor((size + 2 * padding - kernel) / stride) + 1);
        const all = {
          ...kind,
          rows: windowsAlong(height, kernelHeight),
          columns: windowsAlong(width, kernelWidth),
        };
        const { examples, channels, rows, columns } = all;
        const images = Float32Array.from({
          length: examples * channels * height * width,
        }, (_, i) => i + 1);
        const matrix = new Float32Array(
          examples * rows * columns * channels * kernelHeight * kernelWidth,
        );
        windows.unfold(images, all, matrix);
        const back = new Float32Array(images.length);
        windows.fold(matrix, all, back);

        const memory = bench(), { call } = memory;
        const out = memory.room(matrix.length),
          sums = memory.room(images.length);
        const sizes = [
          examples,
          channels,
          height,
          width,
          kernelHeight,
          kernelWidth,
          stride,
          padding,
          rows,
          columns,
        ] as const;
        call.unfold(out, memory.put(images), ...sizes);
        call.fold(sums, out, ...sizes);
        assert.deepEqual(memory.take(out), matrix);
        assert.deepEqual(memory.take(sums), back);
      }),
      { numRuns: 200 },
    );
  },
);

onEveryVariant("uniform() draws what Random draws", (bench) => {
  for (
    const [size, seed, stream] of [[0, 1, 2], [1, 7, 0], [
      9,
      2 ** 53 - 1,
      2 ** 32 - 1,
    ], [1003, 12345678901, 3]]
  ) {
    const right = new Float32Array(size);
    uniform(right, seed, stream);
    const memory = bench();
    const out = memory.room(size);
    memory.call.uniform(
      out,
      size,
      seed >>> 0,
      Math.floor(seed / 2 ** 32),
      stream,
    );
    assert.deepEqual([...memory.take(out)], [...right]);
  }
});
