/** A long axis is cut into parts that hold each of its numbers once. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { type Stage, stagesOf } from "../../lib/webgpu/stages.ts";

/** Where along the axis the numbers of a part stand, as the kernels find them. */
function placesOf({ length, lanes, each }: Stage, part: number): number[] {
  const section = Math.floor(part / lanes);
  const end = Math.min((section + 1) * lanes * each, length);
  const places: number[] = [];
  for (let at = section * lanes * each + part % lanes; at < end; at += lanes) {
    places.push(at);
  }
  return places;
}

const axes = fc.record({
  outer: fc.integer({ min: 0, max: 300 }),
  length: fc.oneof(
    fc.integer({ min: 0, max: 600 }),
    fc.integer({ min: 0, max: 40_000 }),
  ),
  inner: fc.integer({ min: 0, max: 300 }),
});

Deno.test("stagesOf() cuts an axis into parts that hold each number once, and none more than 512", () => {
  fc.assert(fc.property(axes, (axis) => {
    const stages = stagesOf(axis);
    assert.equal(stages[0].length, axis.length);
    assert.equal(stages.at(-1)!.parts, 1);
    stages.forEach((stage, i) => {
      if (i > 0) assert.equal(stage.length, stages[i - 1].parts);
      const parts = Array.from(
        { length: stage.parts },
        (_, part) => placesOf(stage, part),
      );
      assert.ok(parts.every(({ length }) => length <= 512));
      assert.deepEqual(
        parts.flat().sort((a, b) => a - b),
        Array.from({ length: stage.length }, (_, at) => at),
      );
    });
  }));
});

Deno.test("stagesOf() needs few stages, and in each enough threads", () => {
  for (const length of [129, 4096, 1e5, 1e6, 1e8]) {
    const stages = stagesOf({ outer: 1, length, inner: 1 });
    assert.ok(stages.length <= 1 + Math.ceil(Math.log(length / 128) / 4));
    assert.ok(stages[0].parts >= Math.min(length / 128, 16_384));
  }
});
