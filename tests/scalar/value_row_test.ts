/** ValueRow: listed once on a tape, and anew on the next. */

import assert from "node:assert/strict";
import { Random } from "../../lib/random.ts";
import { identity, tanh } from "../../lib/scalar/activations.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { mlp } from "../../lib/scalar/mlp.ts";
import { neuron } from "../../lib/scalar/neuron.ts";
import { ValueRow } from "../../lib/scalar/value_row.ts";
import { dotOfRows } from "../../lib/scalar/sums.ts";
import { value } from "../../lib/scalar/value.ts";

Deno.test("ValueRow goes into sums on one tape after another", () => {
  const w = [value(2), value(3)], bias = value(1), filler = value(1);
  const row = new ValueRow(w, bias);
  for (let tapes = 0; tapes < 4; tapes++) {
    const z = dotOfRows(row, new ValueRow([5, 7]));
    assert.equal(z.data, 1 + 10 + 21);
    assert.deepEqual(gradients(z, [...w, bias]), [5, 7, 1]);
    for (let i = 0; i < 20_000; i++) filler.add(1);
  }
});

Deno.test("ValueRow may hold numbers that rest on older tapes", () => {
  const x = value(2), old = x.mul(x), filler = value(1);
  for (let i = 0; i < 20_000; i++) filler.add(1);
  const row = new ValueRow([old, x, 3], old), other = new ValueRow([x, old, 1]);
  // old + 2 · old · x + 3 = x² + 2x³ + 3
  const z = dotOfRows(row, other);
  assert.equal(z.data, 4 + 16 + 3);
  assert.equal(gradients(z, x), 2 * 2 + 6 * 4);
  assert.equal(gradients(dotOfRows(row, other), x), 28);
});

Deno.test("ValueRow may be longer than a tape", () => {
  const n = 20_000, w = Array.from({ length: n }, (_, i) => value(i % 7));
  const unit = neuron({ weights: w, bias: 0.5, activation: identity });
  const z = unit.output(new Array(n).fill(2));
  assert.equal(z.data, 2 * w.reduce((sum, { data }) => sum + data, 0) + 0.5);
  assert.deepEqual(gradients(z, unit.parameters), {
    weights: new Array(n).fill(2),
    bias: 1,
  });
});

Deno.test("a network says the same on every tape, to the last bit", () => {
  const net = mlp([2, 8, 1], { chance: new Random(3), activation: tanh });
  const first = net.output([0.5, -1])[0];
  const slopes = gradients(first, net.parameters);
  for (let i = 0; i < 3000; i++) {
    const again = net.output([0.5, -1])[0];
    assert.equal(again.data, first.data);
    if (i % 500 === 0) {
      assert.deepEqual(gradients(again, net.parameters), slopes);
    }
  }
  assert.deepEqual(gradients(first, net.parameters), slopes);
});
