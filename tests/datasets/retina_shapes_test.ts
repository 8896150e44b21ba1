/** Sets of retina images: shifts, photocells that err, and the seed that decides. */

import assert from "node:assert/strict";
import { retinaImage } from "../../lib/datasets/retina_image.ts";
import { retinaShapes } from "../../lib/datasets/retina_shapes.ts";

Deno.test("retinaShapes() without shift and noise are the drawings in turn", () => {
  const { x, y } = retinaShapes({ shapes: ["E", "F"], examples: 3, seed: 1 });
  assert.deepEqual(x, [
    retinaImage("E"),
    retinaImage("F"),
    retinaImage("E"),
  ]);
  assert.deepEqual(y, [0, 1, 0]);
});

Deno.test("retinaShapes() shows every shift there is", () => {
  const { x } = retinaShapes({
    shapes: ["bar"],
    examples: 1000,
    shift: 3,
    seed: 1,
  });
  const shown = new Set(x.map(String));
  const shifts = [-3, -2, -1, 0, 1, 2, 3];
  const all = shifts.flatMap((a) =>
    shifts.map((b) => String(retinaImage("bar", [a, b])))
  );
  assert.deepEqual([...shown].sort(), all.sort());
});

Deno.test("retinaShapes() flips as many photocells as the noise says, to within four standard errors", () => {
  const options = { shapes: ["X"], examples: 50, seed: 2 } as const;
  const plain = retinaShapes(options).x.flat();
  const noisy = retinaShapes({ ...options, noise: 0.1 }).x.flat();
  const flipped = noisy.filter((lit, i) => lit !== plain[i]).length;
  const error = Math.sqrt(20_000 * 0.1 * 0.9);
  assert.ok(Math.abs(flipped - 2000) < 4 * error, `${flipped}`);
  const all = retinaShapes({ ...options, noise: 1 }).x.flat();
  assert.ok(all.every((lit, i) => lit === 1 - plain[i]));
});

Deno.test("retinaShapes() are decided by the seed, and not moved by noise", () => {
  const options = { shapes: ["T"], examples: 20, shift: 2 } as const;
  const make = (seed: number, noise: number) =>
    retinaShapes({ ...options, seed, noise }).x;
  assert.deepEqual(make(7, 0.05), make(7, 0.05));
  assert.notDeepEqual(make(7, 0), make(8, 0));
  const plain = make(7, 0);
  make(7, 0.02).forEach((image, i) => {
    const differ = image.filter((lit, j) => lit !== plain[i][j]).length;
    assert.ok(differ < 40, "a shifted T would differ in more");
  });
});

Deno.test("retinaShapes() says what is wrong with its options", () => {
  const told = (options: object, message: string) =>
    assert.throws(
      () => retinaShapes({ shapes: ["E"], seed: 1, ...options }),
      { message: `Cannot generate retina images: ${message}` },
    );
  told(
    { shapes: [] },
    "there must be at least one shape, but there are none",
  );
  told(
    { shapes: "E" },
    'the shapes must be a list, but they are the text "E"',
  );
  told(
    { shift: 4 },
    "the shift must be 3 at most, or shapes leave the retina, but it is 4",
  );
  told(
    { shift: 0.5 },
    "the shift must be a whole number, 0 or more, but it is 0.5",
  );
  told({ noise: 2 }, "noise must be a probability from 0 to 1, but it is 2");
  told(
    { seed: undefined },
    "the seed must be a whole number, 0 or more, but it is undefined",
  );
});
