import assert from "node:assert/strict";
import {
  BaseLayer,
  conv2d,
  dropout,
  embedding,
  flatten,
  heNormal,
  type Layer,
  linear,
  mapParameters,
  maxPool,
  type NoParameters,
  type OpenShape,
  relu,
  sequential,
  sigmoid,
  tanh,
} from "nets/nn";
import {
  assign,
  gradients,
  release,
  step,
  type Tensor,
  tensor,
  variable,
} from "nets/tensor";
import { mapStructure } from "../../lib/structure.ts";

const seed = 1;
const x = tensor([[1, -2], [0.5, 3]]);

/** A layer as somebody else might write it: it says nothing of its shapes. */
class Twice extends BaseLayer<NoParameters> {
  readonly parameters: NoParameters = {};
  describe(): string {
    return "twice";
  }
  shapeAfter(): OpenShape {
    return ["…"];
  }
  protected compute(x: Tensor): Tensor {
    return x.add(x.reshape([2, 3]));
  }
  protected replaced(): this {
    return this;
  }
}

Deno.test("sequential is one layer after the other", async () => {
  const first = linear(2, 3, { seed }), second = linear(3, 1, { seed: 2 });
  const expected = await second.output(first.output(x).tanh()).nested();
  assert.deepEqual(
    await sequential(first, tanh, second).output(x).nested(),
    expected,
  );
  const named = sequential({ first, bend: tanh, second });
  assert.deepEqual(await named.output(x).nested(), expected);
  assert.equal(named.layers.first, first); // as they were written
});

Deno.test("sequential.outputs is what each layer gives on the way", async () => {
  const first = linear(2, 3, { seed }), second = linear(3, 1, { seed: 2 });
  const given = sequential({ first, bend: tanh, second }).outputs(x);
  assert.deepEqual(Object.keys(given), ["first", "bend", "second"]);
  const sums = first.output(x);
  assert.deepEqual(await given.first.nested(), await sums.nested());
  assert.deepEqual(await given.bend.nested(), await sums.tanh().nested());
  assert.deepEqual(
    await given.second.nested(),
    await second.output(sums.tanh()).nested(),
  );
});

Deno.test("sequential names parameters after its layers, and leaves out those that have none", () => {
  const first = linear(2, 3, { seed }), second = linear(3, 1, { seed });
  assert.deepEqual(sequential(first, relu, second).parameters, {
    0: first.parameters,
    2: second.parameters,
  });
  const net = sequential({ inner: sequential({ first, relu }), second });
  assert.deepEqual(net.parameters, {
    inner: { first: first.parameters },
    second: second.parameters,
  });
  assert.deepEqual(sequential(relu).parameters, {});
});

Deno.test("sequential.with leaves the network as it was", async () => {
  const net = sequential({ a: linear(2, 3, { seed }), relu });
  const before = await net.output(x).nested();
  const zero = mapParameters(net, (p) => p.mul(0));
  assert.deepEqual(await zero.output(x).nested(), [[0, 0, 0], [0, 0, 0]]);
  assert.deepEqual(await net.output(x).nested(), before);
  assert.equal(zero.layers.relu, relu);
});

Deno.test("sequential.with says which parameters are missing, or have another shape", () => {
  const net = sequential({
    a: linear(2, 3, { seed }),
    b: linear(3, 1, { seed }),
  });
  const says = (parameters: unknown, message: string) =>
    assert.throws(() => net.with(parameters as never), { message });
  says(
    { a: net.parameters.a },
    "Cannot give other parameters to a sequence of 2 layers: both must have the same structure, but the first is a record of a, b, and the other is a record of a",
  );
  says(
    { a: net.parameters.a, b: { weight: 3, bias: 4 } },
    "Cannot give other parameters to a sequence of 2 layers: the one for [1, 3] must be a Tensor, but it is the number 3; write tensor(3)",
  );
});

Deno.test("sequential says when it is built which layers do not fit", () => {
  const says = (layers: readonly Layer[], message: string) =>
    assert.throws(() => sequential(...layers), { message });
  says(
    [linear(784, 128, { seed }), relu, dropout(0.1), linear(100, 10, { seed })],
    "Cannot connect layer 4 (linear 100 → 10) to layer 3 (dropout 0.1), which gives […, 128]: " +
      "its last axis must hold 100 inputs, but it holds 128; change one of the two",
  );
  says(
    [conv2d(1, 8, 3, { seed }), maxPool(2), conv2d(4, 8, 3, { seed })],
    "Cannot connect layer 3 (conv2d 4 → 8, 3 × 3) to layer 2 (max pool 2 × 2), which gives [examples, 8, height, width]: " +
      "images must have the 4 channels of its filters, but they have 8; change one of the two",
  );
  says(
    [flatten, maxPool(2)],
    "Cannot connect layer 2 (max pool 2 × 2) to layer 1 (flatten), which gives [examples, features]: " +
      "it must be [examples, channels, height, width], but it is [examples, features]; change one of the two",
  );
  assert.throws(
    () => sequential({ a: linear(1, 2, { seed }), b: linear(1, 2, { seed }) }),
    {
      message:
        'Cannot connect layer "b" (linear 1 → 2) to layer "a" (linear 1 → 2), which gives […, 2]: ' +
        "its last axis must hold 1 inputs, but it holds 2; change one of the two",
    },
  );
});

Deno.test("sequential says while it runs in which layer something does not fit", () => {
  const says = (net: Layer, x: Tensor, message: string) =>
    assert.throws(() => net.output(x), { message });
  const net = sequential({ hidden: linear(2, 3, { seed }), relu });
  says(
    net,
    tensor([[1, 2, 3]]),
    'Cannot apply layer "hidden" (linear 2 → 3) to [1, 3]: its last axis must hold 2 inputs, but it holds 3',
  );
  says(
    sequential(relu, sequential({ net })),
    tensor([[1, 2, 3]]),
    'Cannot apply layer 2, layer "net", layer "hidden" (linear 2 → 3) to [1, 3]: its last axis must hold 2 inputs, but it holds 3',
  );
  says(
    sequential(maxPool(2), flatten, linear(9, 2, { seed })),
    tensor(new Float32Array(16), { shape: [1, 1, 4, 4] }),
    "Cannot apply layer 3 (linear 9 → 2) to [1, 4]: its last axis must hold 9 inputs, but it holds 4",
  );
  says(
    sequential({ relu, mine: new Twice() }),
    tensor([[1, 2]]),
    'Cannot apply layer "mine" (twice) to [1, 2]: it cannot reshape [1, 2] to [2, 3]: it must hold 2 numbers, but it holds 6',
  );
  says(
    sequential({ letters: embedding(4, 2, { seed }) }),
    tensor([4]),
    'Cannot apply layer "letters" (embedding 4 → 2) to [1]: it cannot take rows by their indices: each must be a whole number from 0 to 3, but index 0 is 4',
  );
});

Deno.test("sequential says what is no layer", () => {
  const says = (layers: readonly unknown[], reason: string) =>
    assert.throws(() => sequential(...layers as Layer[]), {
      message: `Cannot build a sequence of layers: ${reason}`,
    });
  const remedy = "write sequential(linear(2, 8, { seed: 1 }), relu)";
  says([], `there must be a layer, but there is none; ${remedy}`);
  says([{}], `there must be a layer, but there is none; ${remedy}`);
  says(
    [relu, dropout],
    "layer 2 must be a layer, but it is a function; write dropout(…)",
  );
  says(
    [[relu, relu]],
    "layer 1 must be a layer, but it is an array of 2; write sequential(...layers)",
  );
  says(
    [{ a: relu, b: 3 }],
    'layer "b" must be a layer, but it is the number 3',
  );
  says(
    [{ "a.b": relu }],
    'a name must not be empty or contain a dot, but one is "a.b"',
  );
});

Deno.test("sequential in a training step by hand learns XOR", async () => {
  const inputs = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
  const targets = tensor([[0], [1], [1], [0]]);
  const net = sequential(
    linear(2, 8, { seed: 3, activation: "tanh" }),
    linear(8, 1, { seed: 4, initial: heNormal }),
    sigmoid,
  );
  const trained = mapParameters(net, variable);
  const weights = trained.parameters;
  const lossOf = (net: Layer) =>
    net.output(inputs).sub(targets).square().mean();
  for (let i = 0; i < 300; i++) {
    step(() => {
      const slopes = gradients(lossOf(trained), weights);
      mapStructure(
        "descend",
        { called: "a Tensor", is: isTensor },
        (w, g) => assign(w as Tensor, (w as Tensor).sub((g as Tensor).mul(2))),
        weights,
        slopes,
      );
    });
  }
  const answers = await trained.output(inputs).read();
  answers.forEach((y, i) => assert.equal(Math.round(y), [0, 1, 1, 0][i]));
  assert.ok(await lossOf(trained).item() < 0.01);
  mapStructure("release", { called: "a Tensor", is: isTensor }, (w) => {
    release(w as Tensor);
  }, weights);
});

const isTensor = (x: unknown) =>
  typeof x === "object" && x !== null && "backend" in x;
