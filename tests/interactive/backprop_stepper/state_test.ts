/** What the stepper takes and what it refuses, and that its iterations are steps of descent. */

import assert from "node:assert/strict";
import { runOf } from "../../../lib/interactive/backprop_stepper/run.ts";
import {
  readStepper,
  type StepperOptions,
} from "../../../lib/interactive/backprop_stepper/state.ts";
import {
  readStateLine,
  stateLine,
} from "../../../lib/interactive/state_line.ts";
import { descend } from "../../../lib/scalar/descend.ts";
import { gradients } from "../../../lib/scalar/gradients.ts";
import { squaredError } from "../../../lib/scalar/losses.ts";
import { anyNetworks } from "./any_network.ts";

Deno.test("readStepper() comes back from a line as it was", () => {
  for (const state of anyNetworks(60, 41)) {
    const line = stateLine("backpropStepper", state);
    assert.deepEqual(
      readStepper(readStateLine("backpropStepper", line) as StepperOptions),
      state,
    );
  }
});

Deno.test("readStepper() fills in the worked networks, and what own weights leave out", () => {
  assert.deepEqual(readStepper({}).weights, [[[0.7, 0.4], [0.3, 0.6]], [[
    0.55,
    0.45,
  ]]]);
  assert.equal(readStepper({ rate: 0.5 }).rate, 0.5);
  assert.deepEqual(
    readStepper({ sizes: [2, 2, 2, 1] }),
    readStepper({ preset: "2-2-2-1" }),
  );
  const { loss, rate, activation, output } = readStepper({
    weights: [[[1]]],
    x: [1],
    y: [0],
    activation: "relu",
  });
  assert.deepEqual([loss, rate, activation, output], [
    "halfSquare",
    0.1,
    "relu",
    "identity",
  ]);
});

Deno.test("readStepper() says what is wrong", () => {
  const one = { weights: [[[1, 2]]], x: [1, 1], y: [0] };
  const refused: [StepperOptions, string][] = [
    [
      { preset: "3-3" as "2-2-1" },
      'the preset must be one of 2-2-1, 2-2-2-1, 2-3-1, but it is "3-3"',
    ],
    [
      { sizes: [4, 1] },
      "there must be weights for sizes of one's own, but there are none for [4, 1]; write { weights: [[[…], […]], [[…]]], … }",
    ],
    [{ ...one, x: [1] }, "it takes 2 inputs, but 1 was given"],
    [
      { ...one, y: [NaN] },
      "targets must be finite numbers, but target 1 is NaN",
    ],
    [
      { ...one, sizes: [3, 1] },
      "the sizes must be those of the weights, [2, 1], but they are [3, 1]",
    ],
    [
      { ...one, weights: [[[1, 2], [1]]], y: [0, 0] },
      "Cannot connect unit 2 of layer 1: it takes 2 weights, but 1 was given",
    ],
    [
      { ...one, biases: [[1, 2]] },
      "Cannot give biases to layer 1: it takes 1 number, but 2 were given",
    ],
    [
      { ...one, loss: "cube" as "halfSquare" },
      'the loss must be one of halfSquare, squaredError, but it is "cube"',
    ],
    [
      { ...one, at: 1.5 },
      "at must be a whole number, 0 or more, but it is 1.5",
    ],
    [{ ...one, digits: 9 }, "digits must be 8 or less, but it is 9"],
    [
      { weights: [[[]]], x: [], y: [0] },
      "it must have 2 to 5 layers, each of 1 to 6 units, but its sizes are [0, 1]",
    ],
  ];
  for (const [given, message] of refused) {
    assert.throws(() => readStepper(given), {
      message: message.startsWith("Cannot")
        ? message
        : `Cannot step through a network: ${message}`,
    });
  }
});

Deno.test("runOf() goes on as descend and gradients do", () => {
  const state = readStepper({ iteration: 5 });
  let { net } = runOf(readStepper({}));
  const losses: number[] = [];
  for (let k = 0; k <= 5; k++) {
    const loss = squaredError.on(net.output(state.x)[0], state.y[0]);
    losses.push(loss.data);
    if (k === 5) break;
    net = net.with(
      descend(net.parameters, gradients(loss, net.parameters), {
        rate: state.rate,
      }),
    );
  }
  const run = runOf(state);
  const flat = (plain: typeof net.plain) =>
    plain.flatMap(({ weight }) => weight.flat());
  const near = (a: readonly number[], b: readonly number[]) =>
    a.forEach((x, i) => assert.ok(Math.abs(x - b[i]) < 1e-14));
  near(flat(run.net.plain), flat(net.plain));
  near(run.losses, losses);
  assert.deepEqual(run.losses, run.losses.toSorted((a, b) => b - a));
});

Deno.test("runOf() refuses to go where numbers have no bounds", () => {
  const state = readStepper({
    preset: "2-2-2-1",
    activation: "identity",
    rate: 1e6,
    iteration: 20,
  });
  assert.throws(() => runOf(state), {
    name: "ValueError",
    message:
      /^Cannot run iteration \d+: all numbers must stay finite, but they grow beyond all bounds; use a smaller rate$/,
  });
});
