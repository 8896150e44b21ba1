import assert from "node:assert/strict";
import { linear, relu, sequential } from "nets/nn";
import { tensor } from "nets/tensor";
import { isLayer } from "../../lib/nn/layer.ts";

Deno.test("isLayer knows layers, networks, and objects that are as layers are", () => {
  const own = {
    parameters: {},
    output: relu.output,
    with: () => own,
    describe: () => "own",
    shapeAfter: relu.shapeAfter,
  };
  for (const layer of [relu, sequential(relu), own]) assert.ok(isLayer(layer));
  for (
    const other of [undefined, null, {}, [relu], linear, { parameters: {} }]
  ) {
    assert.ok(!isLayer(other));
  }
});

Deno.test("a layer made without a class stands in a network as any other", async () => {
  const half = {
    parameters: { factor: tensor([0.5]) },
    output: (x: ReturnType<typeof tensor>) => x.mul(half.parameters.factor),
    with: () => half,
    describe: () => "half",
    shapeAfter: (x: readonly (number | string)[]) => x,
  };
  const net = sequential({ half, relu });
  assert.deepEqual(await net.output(tensor([4, -4])).nested(), [2, 0]);
});
