/** descend(): parameters move down their slopes, all at once. */

import assert from "node:assert/strict";
import { descend } from "../../lib/scalar/descend.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { value } from "../../lib/scalar/value.ts";

Deno.test("descend() moves every parameter at once and leaves the old ones", () => {
  const old = { w: [value(1, "w_1"), value(2, "w_2")], b: value(3, "b") };
  const moved = descend(old, { w: [10, -10], b: 0 }, { rate: 0.1 });
  assert.deepEqual([...moved.w, moved.b].map((x) => x.data), [0, 3, 3]);
  assert.deepEqual([...moved.w, moved.b].map((x) => x.name), [
    "w_1",
    "w_2",
    "b",
  ]);
  assert.deepEqual([...old.w, old.b].map((x) => x.data), [1, 2, 3]);
});

Deno.test("descend() forgets how a parameter was computed", () => {
  const x = value(2), w = x.mul(3), next = descend(w, 1, { rate: 1 });
  assert.equal(next.data, 5);
  assert.equal(gradients(next.mul(2), x), 0);
});

Deno.test("descend() says where structures differ and what is not a number", () => {
  const w = { a: [value(1, "w_1"), value(2)] };
  assert.throws(() => descend(w, { a: [1] }, { rate: 1 }), {
    name: "ShapeError",
    message:
      "Cannot descend: both must have the same structure, but a is an array of 2, and there the other is an array of 1",
  });
  assert.throws(() => descend(w, { b: [1, 2] }, { rate: 1 }), {
    message:
      "Cannot descend: both must have the same structure, but the first is a record of a, and the other is a record of b",
  });
  assert.throws(() => descend(w, { a: [[1], 2] }, { rate: 1 }), {
    name: "ValueError",
    message:
      'Cannot descend: every slope must be a number, but that of Value(1, "w_1") is [1]',
  });
  assert.throws(() => descend(w, { a: [1, 2] }, { rate: NaN }), {
    message: "Cannot descend: rates must be finite numbers, but rate 1 is NaN",
  });
});

Deno.test("descend() wants a rate", () => {
  const w = value(1);
  assert.throws(() => descend(w, 2, undefined as never), {
    name: "ShapeError",
    message:
      "Cannot descend: the options must be a record, as in descend(w, slopes, { rate: 0.1 }), but there are none",
  });
  assert.throws(() => descend(w, 2, {} as never), {
    name: "ValueError",
    message:
      "Cannot descend: rates must be finite numbers, but rate 1 is undefined",
  });
});
