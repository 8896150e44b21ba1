/** Changing numbers: what was typed, or why not. */

import assert from "node:assert/strict";
import {
  fieldsOf,
  withBiases,
  withChoice,
  withNumber,
} from "../../../lib/interactive/backprop_stepper/edit.ts";
import { readStepper } from "../../../lib/interactive/backprop_stepper/state.ts";
import { viewOf } from "../../../lib/interactive/backprop_stepper/view.ts";
import { anyNetworks } from "./any_network.ts";

const field = (view: ReturnType<typeof viewOf>, key: string) =>
  fieldsOf(view).flatMap(({ rows }) => rows.flat()).find((one) =>
    one.key === key
  )!;

Deno.test("withNumber() changes the one number, and the step stays", () => {
  const view = viewOf(readStepper({ at: 9 }));
  for (const text of ["0.25", " +.25", "0,25", "25e-2"]) {
    const after = withNumber(view, field(view, "weights.0.1.0"), text);
    assert.deepEqual(after, {
      ...view.state,
      weights: [[[0.7, 0.4], [0.25, 0.6]], [[0.55, 0.45]]],
    });
  }
  assert.deepEqual(withNumber(view, field(view, "x.1"), "−2").x, [0.5, -2]);
  assert.equal(
    Object.is(withNumber(view, field(view, "rate"), "-0").rate, 0),
    true,
  );
});

Deno.test("withNumber() reaches every number of every network", () => {
  for (const state of anyNetworks(10, 31)) {
    const view = viewOf({ ...state, iteration: undefined });
    for (const one of fieldsOf(view).flatMap(({ rows }) => rows.flat())) {
      const after = viewOf(withNumber(view, one, "0.125"));
      assert.equal(field(after, one.key).value, 0.125);
      assert.equal(field(after, one.key).name, one.name);
    }
  }
});

Deno.test("withNumber() says what is wrong with what is no number", () => {
  const view = viewOf(readStepper({}));
  const change = (text: string) => () =>
    withNumber(view, field(view, "weights.0.0.0"), text);
  assert.throws(change("abc"), {
    message: "Cannot change w₁: it must be a number, but it is “abc”",
  });
  assert.throws(change("  "), {
    message: "Cannot change w₁: it must be a number, but it is empty",
  });
  for (const bad of ["1/3", "1e999", "NaN", "0x10", "1 2", "Infinity"]) {
    assert.throws(change(bad), { name: "ValueError" });
  }
});

Deno.test("withNumber() makes the network as it stands the start of new iterations", () => {
  const view = viewOf(readStepper({ iteration: 3, at: 5 }));
  const after = withNumber(view, field(view, "y.0"), "0");
  assert.equal(after.iteration, undefined);
  assert.equal(after.at, 5);
  assert.deepEqual(
    after.weights,
    view.run.net.plain.map(({ weight }) => weight),
  );
});

Deno.test("withBiases() and withChoice() leave the other numbers alone", () => {
  const view = viewOf(readStepper({ at: 3 }));
  const biased = withBiases(view, true);
  assert.deepEqual(biased.biases, [[0, 0], [0]]);
  assert.deepEqual(withBiases(viewOf(biased), false), view.state);
  const half = withChoice(view, { loss: "halfSquare" });
  assert.deepEqual({ ...half, loss: "squaredError" }, view.state);
});
