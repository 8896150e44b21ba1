/** Networks against PyTorch: what comes out, the loss, and its slope for every parameter and input. */

import assert from "node:assert/strict";
import {
  averagePool,
  binaryCrossEntropy,
  conv2d,
  crossEntropy,
  embedding,
  flatten,
  gelu,
  halfSquare,
  lastStep,
  type Layer,
  layerNorm,
  leakyRelu,
  linear,
  type Loss,
  lstm,
  mapParameters,
  maxPool,
  meanAbsoluteError,
  meanSquaredError,
  namedParameters,
  positions,
  recurrent,
  relu,
  residual,
  selfAttention,
  sequential,
  softplus,
} from "nets/nn";
import { gradients } from "nets/tensor";
import { fixtures, type Table } from "./fixtures.ts";
import {
  assertNear,
  assertNumbersNear,
  type Contender,
  given,
} from "./parity.ts";

interface Fixture {
  readonly name: string;
  readonly x: Table;
  readonly targets: Table;
  readonly parameters: Readonly<Record<string, Table>>;
  readonly lossName: keyof typeof LOSSES;
  readonly outputs: Table;
  readonly loss: number;
  readonly gradients: Readonly<Record<string, Table>>;
}

const LOSSES = {
  halfSquare,
  meanAbsolute: meanAbsoluteError,
  meanSquare: meanSquaredError,
  binaryCrossEntropy,
  crossEntropy,
} satisfies Record<string, Loss>;

/** A dense network whose layers have PyTorch's names. */
function mlp(
  widths: readonly number[],
  activation: "relu" | "tanh" | "sigmoid",
): Network {
  return ({ backend }) =>
    sequential(Object.fromEntries(
      widths.slice(1).map((units, i) => {
        const isLast = i === widths.length - 2;
        const g = isLast ? "identity" : activation;
        return [
          `layer${i + 1}`,
          linear(widths[i], units, { seed: 1, activation: g, backend }),
        ];
      }),
    ));
}

/** A network with any parameters; the fixture's come in their place. */
type Network = (on: Contender) => Layer;

const NETWORKS: Readonly<Record<string, Network>> = {
  "MLP with ReLU": mlp([5, 7, 4, 3], "relu"),
  "MLP with tanh": mlp([3, 5, 2], "tanh"),
  "MLP with sigmoid": mlp([4, 6, 1], "sigmoid"),
  "MLP with softplus and leaky ReLU": ({ backend }) =>
    sequential({
      layer1: linear(1, 8, { seed: 1, backend }),
      softplus,
      layer2: linear(8, 9, { seed: 1, backend }),
      leaky: leakyRelu(0.01),
      layer3: linear(9, 2, { seed: 1, backend }),
    }),
  "MLP with GELU": ({ backend }) =>
    sequential({
      layer1: linear(2, 6, { seed: 1, backend }),
      gelu,
      layer2: linear(6, 3, { seed: 1, backend }),
    }),
  "layer norm": ({ backend }) =>
    sequential({
      layer1: linear(6, 8, { seed: 1, backend }),
      norm1: layerNorm(8, { backend }),
      relu1: relu,
      layer2: linear(8, 5, { seed: 1, backend }),
      norm2: layerNorm(5, { backend }),
      relu2: relu,
      layer3: linear(5, 3, { seed: 1, backend }),
    }),
  "convolution": ({ backend }) =>
    sequential({
      conv1: conv2d(2, 3, 3, {
        seed: 1,
        padding: 1,
        activation: "relu",
        backend,
      }),
      largest: maxPool(2),
      conv2: conv2d(3, 4, [3, 2], {
        seed: 1,
        padding: 1,
        activation: "tanh",
        backend,
      }),
      mean: averagePool(2),
      flatten,
      layer1: linear(16, 3, { seed: 1, backend }),
    }),
  "embedding": ({ backend }) =>
    sequential({
      embedding: embedding(7, 3, { seed: 1, backend }),
      flatten,
      layer1: linear(12, 6, { seed: 1, activation: "tanh", backend }),
      layer2: linear(6, 4, { seed: 1, backend }),
    }),
  "recurrent layer": ({ backend }) =>
    sequential({
      cell: recurrent(2, 5, { seed: 1, backend }),
      lastStep,
      layer1: linear(5, 1, { seed: 1, backend }),
    }),
  "LSTM": ({ backend }) =>
    sequential({
      cell: lstm(3, 4, { seed: 1, backend }),
      layer1: linear(4, 3, { seed: 1, backend }),
    }),
  "causal attention": ({ backend }) =>
    sequential({
      embedding: embedding(6, 4, { seed: 1, backend }),
      positions: positions(5, 4, { seed: 1, backend }),
      attention: residual(selfAttention(4, { seed: 1, causal: true, backend })),
      layer1: linear(4, 6, { seed: 1, backend }),
    }),
  "attention with three heads": ({ backend }) =>
    sequential({
      attention: selfAttention(6, { seed: 1, heads: 3, backend }),
    }),
};

/** The layer with the fixture's parameters, each by its full name. */
function filled(layer: Layer, { parameters }: Fixture, on: Contender): Layer {
  const names = new Map(namedParameters(layer).map(([name, p]) => [p, name]));
  assert.deepEqual([...names.values()].sort(), Object.keys(parameters).sort());
  return mapParameters(
    layer,
    (parameter) => given(parameters[names.get(parameter)!], on),
  );
}

/** Tests that networks compute what PyTorch computes, on a backend. */
export function computesAsPyTorch(contender: Contender): void {
  for (const fixture of fixtures<Fixture>("networks")) {
    const { name } = fixture;
    Deno.test(`Sequential: ${name} has PyTorch's outputs, loss and slopes, by ${contender.name}`, async () => {
      const net = filled(NETWORKS[name](contender), fixture, contender);
      const x = given(fixture.x, contender);
      const outputs = net.output(x);
      const loss = LOSSES[fixture.lossName](
        outputs,
        given(fixture.targets, contender),
      );
      const { bound } = contender;
      const wrt = Object.fromEntries([...namedParameters(net), ["x", x]]);
      const slopes = gradients(loss, wrt);
      // All is asked for, and then waited for: on a GPU that is one wait.
      await Promise.all([
        assertNear(outputs, fixture.outputs, contender, "outputs"),
        loss.read().then((read) =>
          assertNumbersNear(read, [fixture.loss], bound, "loss")
        ),
        ...Object.entries(fixture.gradients).map(([what, expected]) =>
          assertNear(slopes[what], expected, contender, `slope of ${what}`)
        ),
      ]);
    });
  }
}
