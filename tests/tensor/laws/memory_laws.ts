/** Laws of where numbers live, and how long. */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Numbers } from "../../../lib/tensor/backend.ts";
import { type Law, sample } from "./bench.ts";

/** The laws, by their names. */
export const MEMORY_LAWS: Record<string, Law> = {
  "write and read give back what was given, of 32 bits or of 64": (bench) =>
    bench.forAll([fc.integer({ min: 0, max: 40 })], async (chance, length) => {
      const { backend } = bench, x = sample(chance, length);
      for (const kind of [Float32Array, Float64Array]) {
        const numbers = backend.write(kind.from(x));
        await bench.expect(numbers, x, x.map(() => 0));
        const peeked = backend.peek(numbers);
        if (peeked !== undefined) assert.deepEqual([...peeked], x);
      }
    }),

  "read gives numbers that nothing changes any more": async (bench) => {
    const { backend } = bench;
    const variable = backend.variable(bench.give([1, 2, 3]));
    const before = await backend.read(variable);
    const peeked = backend.peek(variable);
    backend.assign(variable, bench.give([4, 5, 6]));
    assert.deepEqual([...before], [1, 2, 3]);
    assert.deepEqual([...peeked ?? [1, 2, 3]], [1, 2, 3]);
    before[0] = 7; // and what is done to them stays outside
    await bench.expect(variable, [4, 5, 6]);
  },

  "variable is a copy that only assign and optimise change": async (bench) => {
    const { backend } = bench, a = bench.give([1, 2, 3, 4, 5]);
    const variable = backend.variable(a), other = backend.variable(a);
    const doubled = backend.map("scale", variable, 2);
    const b = bench.give([6, 7, 8, 9, 10]);
    backend.assign(variable, b);
    await bench.expect(variable, [6, 7, 8, 9, 10]);
    await bench.expect(other, [1, 2, 3, 4, 5]);
    await bench.expect(doubled, [2, 4, 6, 8, 10]);
    const slope = bench.give([1, 1, 1, 1, 1]);
    backend.optimise({ rule: "sgd", rate: 1, decay: 0 }, variable, slope, []);
    await bench.expect(variable, [5, 6, 7, 8, 9]);
    backend.assign(other, variable);
    backend.assign(variable, a);
    await bench.expect(other, [5, 6, 7, 8, 9]);
    await bench.unchanged();
  },

  "release of one variable leaves the others": async (bench) => {
    const { backend } = bench;
    const values = Array.from({ length: 8 }, (_, i) => [i, i + 0.5, -i]);
    const variables = values.map((x) => backend.variable(bench.give(x)));
    for (let i = 0; i < 8; i += 2) backend.release(variables[i]);
    const later = values.map((x) => backend.variable(bench.give(x)));
    for (let i = 0; i < 8; i++) {
      if (i % 2 === 1) await bench.expect(variables[i], values[i]);
      await bench.expect(later[i], values[i]);
    }
  },

  "end keeps what it is asked to, in order, through all later steps": (bench) =>
    bench.forAll([fc.integer({ min: 1, max: 12 })], async (chance, steps) => {
      const { backend } = bench;
      const before = bench.give(sample(chance, 7));
      const kept: { numbers: Numbers; wanted: number[] }[] = [];
      for (let step = 0; step < steps; step++) {
        const x = sample(chance, 1 + chance.integer(30));
        backend.begin();
        const a = backend.write(Float32Array.from(x));
        const b = backend.map("scale", a, 2);
        const c = backend.zip("add", a, b);
        const [keptC, keptA, keptB, keptBefore] = backend.end([
          c,
          a,
          b,
          before,
        ]);
        kept.push(
          { numbers: keptC, wanted: x.map((xi) => 3 * xi) },
          { numbers: keptA, wanted: x },
          { numbers: keptB, wanted: x.map((xi) => 2 * xi) },
        );
        assert.equal(keptBefore.size, 7);
      }
      await Promise.all(
        kept.map(({ numbers, wanted }) => bench.expect(numbers, wanted)),
      );
    }),

  "end may keep all, none, the same twice, a variable, and what is empty":
    async (bench) => {
      const { backend } = bench;
      const variable = backend.variable(bench.give([1, 2]));
      backend.begin();
      assert.deepEqual(backend.end([]), []);
      backend.begin();
      const a = backend.map("negate", variable);
      const none = backend.map("exp", backend.write(new Float32Array(0)));
      const kept = backend.end([a, variable, a, none]);
      await bench.expect(kept[0], [-1, -2]);
      await bench.expect(kept[1], [1, 2]);
      await bench.expect(kept[2], [-1, -2]);
      await bench.expect(kept[3], []);
      await bench.expect(variable, [1, 2]);
    },

  "variables and what was made outside live through a thousand steps": async (
    bench,
  ) => {
    const { backend } = bench;
    const variable = backend.variable(bench.give([0, 1, 2, 3, 4]));
    const outside = backend.map("square", bench.give([1, 2, 3]));
    const one = bench.give([1, 1, 1, 1, 1]);
    let last = one;
    for (let step = 0; step < 1000; step++) {
      backend.begin();
      const slope = backend.map("negate", backend.zip("multiply", one, one));
      const update = { rule: "sgd", rate: 1, decay: 0 } as const;
      backend.optimise(update, variable, slope, []);
      [last] = backend.end([backend.map("scale", variable, 2)]);
    }
    await bench.expect(variable, [1000, 1001, 1002, 1003, 1004]);
    await bench.expect(last, [2000, 2002, 2004, 2006, 2008]);
    await bench.expect(outside, [1, 4, 9]);
    await bench.unchanged();
  },

  "a variable made in a step lives on": async (bench) => {
    const { backend } = bench;
    backend.begin();
    const a = backend.map("scale", backend.write(Float32Array.of(1, 2)), 3);
    const variable = backend.variable(a);
    backend.end([]);
    backend.begin();
    backend.map("scale", backend.write(Float32Array.of(7, 7)), 7);
    backend.end([]);
    await bench.expect(variable, [3, 6]);
  },

  "numbers of another device are refused": async (bench) => {
    const foreign: Numbers = { size: 2 }, own = bench.give([1, 2]);
    const { backend } = bench;
    const refused = { name: "ValueError" };
    assert.throws(() => backend.map("exp", foreign), refused);
    assert.throws(() => backend.zip("add", own, foreign), refused);
    assert.throws(() => backend.peek(foreign), refused);
    await assert.rejects(async () => await backend.read(foreign), refused);
  },
};
