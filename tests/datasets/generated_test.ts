/** What all generated sets share: the seed decides, noise is added on top, and what is no option. */

import assert from "node:assert/strict";
import { blobs } from "../../lib/datasets/blobs.ts";
import { circles } from "../../lib/datasets/circles.ts";
import { gatePoints } from "../../lib/datasets/gate_points.ts";
import type { GeneratedOptions } from "../../lib/datasets/generated.ts";
import { moons } from "../../lib/datasets/moons.ts";
import { noisyCurve } from "../../lib/datasets/noisy_curve.ts";
import { spirals } from "../../lib/datasets/spirals.ts";
import { XOR } from "../../lib/logic/gates.ts";
import { Random } from "../../lib/random.ts";

const SETS = {
  "moons": moons,
  "circles": circles,
  "spirals": spirals,
  "blobs": blobs,
  "points of XOR": (options: GeneratedOptions) => gatePoints(XOR, options),
  "points of a curve": (options: GeneratedOptions) =>
    noisyCurve(Math.sin, options),
};

for (const [name, make] of Object.entries(SETS)) {
  Deno.test(`a seed decides all ${name}, and another seed makes others`, () => {
    const options = { examples: 30, noise: 0.1, seed: 7 };
    assert.deepEqual(make(options), make({ ...options }));
    const other = make({ ...options, seed: 8 });
    assert.notDeepEqual(
      [other.x, other.y],
      [make(options).x, make(options).y],
    );
  });

  Deno.test(`more ${name} begin with the same ones`, () => {
    const few = make({ examples: 5, noise: 0.1, seed: 7 });
    const many = make({ examples: 50, noise: 0.1, seed: 7 });
    assert.deepEqual([many.x.slice(0, 5), many.y.slice(0, 5)], [few.x, few.y]);
    assert.equal(make({ seed: 7 }).length, 200);
  });

  Deno.test(`${name} are moved by noise from where they are without, in the second stream of the seed`, () => {
    const [plain, blurred] = [0, 0.3].map((noise) => {
      const { x, y } = make({ examples: 40, noise, seed: 11 });
      return name === "points of a curve" ? y as number[][] : x;
    });
    const chance = new Random(11, 1);
    for (const [i, point] of plain.entries()) {
      assert.deepEqual(
        blurred[i],
        point.map((x) => chance.normal(x, 0.3)),
      );
    }
  });

  Deno.test(`${name} are not made of what is no number`, () => {
    const told = (message: string) => ({
      name: "ValueError",
      message: `Cannot generate ${name}: ${message}`,
    });
    assert.throws(
      () => make({ seed: -1 }),
      told("the seed must be a whole number, 0 or more, but it is -1"),
    );
    assert.throws(
      () => make({ seed: 1, examples: 0 }),
      told(
        "the number of examples must be a whole number, 1 or more, but it is 0",
      ),
    );
    assert.throws(
      () => make({ seed: 1, noise: NaN }),
      told("noise must be a number from 0 on, but it is NaN"),
    );
    assert.throws(
      () => make({ seed: 1, nois: 0.1 } as GeneratedOptions),
      ({ message }: Error) =>
        message.startsWith(
          `Cannot generate ${name}: its options must be among seed, examples, noise`,
        ) && message.endsWith(", but one is nois"),
    );
    // @ts-expect-error: cells are not type-checked
    assert.throws(() => make(), {
      name: "ShapeError",
      message:
        `Cannot generate ${name}: the options must be a record, as in { examples: 200, noise: 0.1, seed: 7 }, but there are none`,
    });
  });
}
