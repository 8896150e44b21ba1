import assert from "node:assert/strict";
import {
  countParameters,
  linear,
  mapParameters,
  namedParameters,
  relu,
  sequential,
  toBackend,
} from "nets/nn";
import { tensor } from "nets/tensor";
import { DOUBLE } from "../support/gradient_check.ts";

const seed = 1;
const net = sequential({
  z: linear(2, 3, { seed }),
  a: sequential(linear(3, 2, { seed, bias: false }), relu),
});

Deno.test("namedParameters gives full names in the order of the layers", () => {
  const named = namedParameters(net);
  assert.deepEqual(named.map(([name]) => name), [
    "z.weight",
    "z.bias",
    "a.0.weight",
  ]);
  assert.equal(named[1][1], net.layers.z.parameters.bias);
  assert.deepEqual(namedParameters(relu), []);
});

Deno.test("countParameters counts numbers", () => {
  assert.equal(countParameters(net), 2 * 3 + 3 + 3 * 2);
  assert.equal(countParameters(relu), 0);
});

Deno.test("mapParameters replaces each, in the order of their names", async () => {
  const seen: number[][] = [];
  const twice = mapParameters(net, (p) => {
    seen.push([...p.shape]);
    return p.mul(2);
  });
  assert.deepEqual(seen, [[3, 2], [3], [2, 3]]);
  assert.deepEqual(
    await namedParameters(twice)[0][1].nested(),
    await net.layers.z.parameters.weight.mul(2).nested(),
  );
});

Deno.test("toBackend moves every parameter, and the network says the same there", async () => {
  const moved = await toBackend(net, DOUBLE);
  for (const [, parameter] of namedParameters(moved)) {
    assert.equal(parameter.backend, DOUBLE);
  }
  const x = [[1, -1], [0.5, 2]];
  const here = await net.output(tensor(x)).read();
  const there = await moved.output(tensor(x, { backend: DOUBLE })).read();
  here.forEach((y, i) => assert.ok(Math.abs(y - there[i]) < 1e-6));
});
