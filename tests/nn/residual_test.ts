import assert from "node:assert/strict";
import {
  conv2d,
  dropout,
  linear,
  Masks,
  relu,
  residual,
  sequential,
} from "nets/nn";
import { gradients, tensor } from "nets/tensor";

Deno.test("residual adds what goes in to what comes out", async () => {
  const inner = linear(2, 2, { seed: 1 });
  const x = tensor([[1, 2]]);
  assert.deepEqual(
    await residual(inner).output(x).nested(),
    await x.add(inner.output(x)).nested(),
  );
  assert.equal(residual(inner).parameters, inner.parameters);
});

Deno.test("residual lets slopes through where its layer has none", async () => {
  const x = tensor([-1, -2]);
  const slopes = gradients(residual(relu).output(x).sum(), x);
  assert.deepEqual(await slopes.nested(), [1, 1]);
});

Deno.test("residual is trained as its layer is, and has its layer's parameters", async () => {
  const layer = residual(sequential(linear(2, 2, { seed: 1 }), dropout(0.9)));
  const x = tensor(new Float32Array(40).fill(1), { shape: [20, 2] });
  const trained = layer.output(x, { training: true, masks: new Masks(1) });
  assert.notDeepEqual(await trained.nested(), await layer.output(x).nested());
  const zero = { weight: tensor([[0, 0], [0, 0]]), bias: tensor([0, 0]) };
  assert.deepEqual(
    await layer.with({ 0: zero }).output(x).nested(),
    await x.nested(),
  );
});

Deno.test("residual says what does not fit", () => {
  assert.throws(
    () => residual(linear(2, 3, { seed: 1 })).output(tensor([[1, 2]])),
    {
      message:
        "Cannot apply residual of linear 2 → 3 to [1, 2]: what comes out must have the shape of what goes in, but it is [1, 3]",
    },
  );
  const wide = residual(conv2d(1, 2, 3, { seed: 1, padding: 1 }));
  assert.throws(() => wide.shapeAfter(["examples", 1, 5, 5]), {
    message:
      "Cannot apply residual of conv2d 1 → 2, 3 × 3, padding 1 to [examples, 1, 5, 5]: " +
      "what comes out must have the shape of what goes in, but it is [examples, 2, 5, 5]",
  });
  assert.throws(() => residual((() => 1) as never), {
    message:
      "Cannot build a residual connection: it must go round a layer, but it is a function",
  });
});
