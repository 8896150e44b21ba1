/** Trainings over several epochs against PyTorch: losses, rates and the parameters at the end. */

import assert from "node:assert/strict";
import {
  adam,
  adamW,
  binaryCrossEntropy,
  cosine,
  crossEntropy,
  halfSquare,
  type Layer,
  linear,
  mapParameters,
  namedParameters,
  type Optimiser,
  sequential,
  sgd,
  stepDecay,
  train,
} from "nets/nn";
import { fixtures, type Table } from "./fixtures.ts";
import {
  assertNear,
  assertNumbersNear,
  type Contender,
  given,
} from "./parity.ts";

interface Fixture {
  readonly name: keyof typeof SETTINGS;
  readonly x: Table;
  readonly y: Table;
  readonly validationX: Table;
  readonly validationY: Table;
  readonly start: Readonly<Record<string, Table>>;
  readonly epochs: readonly {
    readonly loss: number;
    readonly validationLoss: number;
    readonly rate: number;
  }[];
  readonly end: Readonly<Record<string, Table>>;
}

type Activation = "relu" | "tanh" | "sigmoid";

/** The same as in `fixtures/trainings.py`. */
const SETTINGS = {
  "momentum, cosine and clipping": {
    activation: "tanh",
    loss: crossEntropy,
    optimiser: sgd({
      rate: cosine({ rate: 0.3, least: 0.01, steps: 12 }),
      momentum: 0.9,
      nesterov: true,
    }),
    more: { clip: { norm: 0.5 } },
  },
  "adam": {
    activation: "relu",
    loss: halfSquare,
    optimiser: adam({ rate: 0.05 }),
    more: {},
  },
  "adamW and steps": {
    activation: "sigmoid",
    loss: binaryCrossEntropy,
    optimiser: adamW({
      rate: stepDecay({ rate: 0.05, every: 4, factor: 0.5 }),
      decay: 0.1,
    }),
    more: {},
  },
} as const satisfies Record<
  string,
  { activation: Activation; optimiser: Optimiser; loss: unknown; more: object }
>;

/** A dense network with these parameters. */
function startOf(fixture: Fixture, activation: Activation, on: Contender) {
  const { backend } = on;
  const weights = Object.values(fixture.start)
    .filter(({ shape }) => shape.length === 2);
  const net: Layer = sequential(Object.fromEntries(
    weights.map(({ shape: [units, inputs] }, i) => [
      `layer${i + 1}`,
      linear(inputs, units, {
        seed: 1,
        activation: i === weights.length - 1 ? "identity" : activation,
        backend,
      }),
    ]),
  ));
  const names = new Map(namedParameters(net).map(([name, p]) => [p, name]));
  return mapParameters(net, (p) => given(fixture.start[names.get(p)!], on));
}

/** Tests that trainings go PyTorch's way on a backend. */
export function trainsAsPyTorch(contender: Contender): void {
  for (const fixture of fixtures<Fixture>("trainings")) {
    const { name } = fixture;
    Deno.test(`train() goes PyTorch's way by ${name}, by ${contender.name}`, async () => {
      const { activation, loss, optimiser, more } = SETTINGS[name];
      const [x, y, validationX, validationY] = [
        fixture.x,
        fixture.y,
        fixture.validationX,
        fixture.validationY,
      ].map((table) => given(table, contender));
      const { net, history } = await train(
        startOf(fixture, activation, contender),
        {
          x,
          y,
          validation: { x: validationX, y: validationY },
          loss,
          optimiser,
          epochs: 4,
          batchSize: 5,
          shuffle: false,
          seed: 1,
          ...more,
        },
      );
      assert.deepEqual(history.map(({ updates }) => updates), [3, 6, 9, 12]);
      for (const quantity of ["loss", "validationLoss", "rate"] as const) {
        assertNumbersNear(
          history.map((report) => report[quantity]!),
          fixture.epochs.map((report) => report[quantity]),
          contender.bound,
          quantity,
        );
      }
      await Promise.all(
        namedParameters(net).map(([what, parameter]) =>
          assertNear(parameter, fixture.end[what], contender, what)
        ),
      );
    });
  }
}
