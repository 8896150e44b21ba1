import assert from "node:assert/strict";
import {
  gelu,
  heNormal,
  type Initial,
  linear,
  type LinearOptions,
  relu,
  sequential,
  xavierUniform,
} from "nets/nn";
import { tensor } from "nets/tensor";
import { Random } from "../../lib/random.ts";
import { relu as ofScalars } from "../../lib/scalar/activations.ts";
import { DOUBLE } from "../support/gradient_check.ts";

const given = {
  weight: tensor([[1, 2], [-3, 4], [0, -1]], { backend: DOUBLE }),
  bias: tensor([0.5, 0, -2], { backend: DOUBLE }),
};
const x = tensor([[1, 1], [2, -1]], { backend: DOUBLE });

Deno.test("linear is x · Wᵀ + b, a row of weights for each unit", async () => {
  const layer = linear(2, 3, { seed: 1, backend: DOUBLE }).with(given);
  assert.deepEqual(await layer.output(x).nested(), [
    [3.5, 1, -3],
    [0.5, -10, -1],
  ]);
});

Deno.test("linear without biases is x · Wᵀ, with its activation as well", async () => {
  const { weight } = given;
  const options = { seed: 1, bias: false, backend: DOUBLE } as const;
  const plain = linear(2, 3, options).with({ weight });
  assert.deepEqual(await plain.output(x).nested(), [[3, 1, -1], [0, -10, 1]]);
  const bent = linear(2, 3, { ...options, activation: "relu" })
    .with({ weight });
  assert.deepEqual(await bent.output(x).nested(), [[3, 1, 0], [0, 0, 1]]);
  assert.deepEqual(Object.keys(plain.parameters), ["weight"]);
});

Deno.test("linear takes one example, and none", async () => {
  for (const bias of [true, false]) {
    const options = { seed: 1, bias, backend: DOUBLE };
    const layer = linear(2, 3, options);
    const [one] = await layer.output(x).nested() as number[][];
    const row = tensor([1, 1], { backend: DOUBLE });
    assert.deepEqual(await layer.output(row).nested(), one);
    const none = tensor(new Float64Array(0), {
      shape: [0, 2],
      backend: DOUBLE,
    });
    assert.deepEqual(layer.output(none).shape, [0, 3]);
  }
});

Deno.test("linear with an activation is linear, then the activation", async () => {
  for (const activation of ["identity", "relu", "tanh", "sigmoid"] as const) {
    const options = { seed: 1, backend: DOUBLE };
    const plain = linear(2, 3, options).with(given).output(x);
    const fused = linear(2, 3, { ...options, activation }).with(given);
    const apart = activation === "identity" ? plain : plain[activation]();
    assert.deepEqual(await fused.output(x).nested(), await apart.nested());
  }
});

Deno.test("linear begins with He's weights for ReLU, Glorot's else, and biases 0", async () => {
  const weights = (options: LinearOptions) =>
    linear(4, 3, options).parameters.weight.nested();
  const as = (initial: Initial) => weights({ seed: 5, initial });
  assert.deepEqual(
    await weights({ seed: 5, activation: "relu" }),
    await as(heNormal),
  );
  assert.deepEqual(await weights({ seed: 5 }), await as(xavierUniform));
  assert.deepEqual(
    await weights({ seed: 5, activation: "tanh" }),
    await as(xavierUniform),
  );
  const { bias } = linear(4, 3, { seed: 5 }).parameters;
  assert.deepEqual(await bias?.nested(), [0, 0, 0]);
});

Deno.test("linear draws the same weights from the same chance, whatever size the layers before it have", async () => {
  const second = (units: number) => {
    const chance = new Random(3);
    linear(2, units, { chance });
    return linear(4, 1, { chance }).parameters.weight.nested();
  };
  assert.deepEqual(await second(4), await second(400));
  const chance = new Random(3);
  const one = linear(2, 2, { chance }), other = linear(2, 2, { chance });
  assert.notDeepEqual(
    await one.parameters.weight.nested(),
    await other.parameters.weight.nested(),
  );
});

Deno.test("linear.with leaves the layer as it was", async () => {
  const layer = linear(2, 3, { seed: 1, backend: DOUBLE });
  const before = await layer.parameters.weight.nested();
  const other = layer.with(given);
  assert.notEqual(other, layer);
  assert.deepEqual(await layer.parameters.weight.nested(), before);
  assert.equal(other.parameters, given);
});

Deno.test("linear says what it is", () => {
  const shown = (options: LinearOptions) => linear(784, 10, options).describe();
  assert.equal(shown({ seed: 1 }), "linear 784 → 10");
  assert.equal(
    shown({ seed: 1, bias: false, activation: "tanh" }),
    "linear 784 → 10, no bias, tanh",
  );
  assert.equal(
    String(linear(2, 3, { seed: 1 })),
    "linear 2 → 3 with weight [3, 2], bias [3]",
  );
});

Deno.test("linear says what does not fit", () => {
  const layer = linear(6, 3, { seed: 1 });
  const says = (f: () => unknown, message: string) =>
    assert.throws(f, { message });
  says(
    () => layer.output(tensor([[1, 2]])),
    "Cannot apply linear 6 → 3 to [1, 2]: its last axis must hold 6 inputs, but it holds 2",
  );
  says(
    () => layer.output(tensor(1)),
    "Cannot apply linear 6 → 3 to []: its last axis must hold 6 inputs, but it is a single number",
  );
  says(
    () => layer.output(tensor([[[1, 2], [3, 4], [5, 6]]])),
    "Cannot apply linear 6 → 3 to [1, 3, 2]: its last axis must hold 6 inputs, but it holds 2; put flatten before it",
  );
  says(
    () => layer.output([[1, 2]] as never),
    "Cannot apply linear 6 → 3: the input must be a Tensor, but it is an array of 1; write tensor([[1, 2]])",
  );
  says(
    () => layer.with({ weight: tensor([[1]]), bias: tensor([1, 2, 3]) }),
    "Cannot give other parameters to linear 6 → 3: shapes must stay the same, but [3, 6] would become [1, 1]",
  );
  says(
    () => layer.with({ weight: layer.parameters.weight }),
    "Cannot give other parameters to linear 6 → 3: both must have the same structure, but the first is a record of bias, weight, and the other is a record of weight",
  );
});

Deno.test("linear says how it must be built", () => {
  const says = (f: () => unknown, message: string) =>
    assert.throws(f, { message });
  says(
    () => linear(2, 3, undefined as never),
    "Cannot build linear 2 → 3: the options must be a record, as in linear(2, 8, { seed: 1 }), but there are none",
  );
  says(
    () => linear(2, 0, { seed: 1 }),
    "Cannot build linear 2 → 0: the number of units must be a whole number, 1 or more, but it is 0",
  );
  says(
    () => linear(2, 3, { seed: 1, activation: gelu as never }),
    'Cannot build linear 2 → 3: the activation must be one of "identity", "relu", "tanh", "sigmoid", but it is gelu; ' +
      "any other stands after it, as a layer of its own",
  );
  for (const [activation, written] of [[relu, "relu"], ["ReLU", '"ReLU"']]) {
    says(
      () => linear(2, 3, { seed: 1, activation: activation as never }),
      'Cannot build linear 2 → 3: the activation must be one of "identity", "relu", "tanh", "sigmoid", ' +
        `but it is ${written}; write activation: "relu"`,
    );
  }
  says(
    () => linear(2, 3, { seed: 1, activation: ofScalars as never }),
    'Cannot build linear 2 → 3: the activation must be one of "identity", "relu", "tanh", "sigmoid", ' +
      'but it is a function; write activation: "relu"',
  );
  assert.doesNotThrow(() => sequential(linear(2, 3, { seed: 1 }), relu));
});
