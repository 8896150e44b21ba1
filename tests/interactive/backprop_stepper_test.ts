/** The stepper as a cell shows it: its first frame, and its line. */

import assert from "node:assert/strict";
import { backpropStepper } from "../../lib/interactive/backprop_stepper.ts";
import { readStepper } from "../../lib/interactive/backprop_stepper/state.ts";
import {
  pictureLayout,
  stepPicture,
  viewOf,
} from "../../lib/interactive/backprop_stepper/view.ts";
import { DISPLAY } from "../../lib/notebook/kernel.ts";
import { anyNetworks } from "./backprop_stepper/any_network.ts";

Deno.test("backpropStepper() shows the network after its whole pass, with all numbers in words", () => {
  const { picture } = backpropStepper({ at: 4 }).parts;
  assert.equal(
    picture.getAttribute("aria-label"),
    "One iteration. A 2-2-1 network. Weights: w₁ = 0.7, w₃ = 0.4, w₂ = 0.3, w₄ = 0.6, w₅ = 0.55, w₆ = 0.45. " +
      "Sums: z₁ = 0.47, z₂ = 0.33, z₃ = 0.6003. Values: x₁ = 0.5, x₂ = 0.3, a₁ = 0.6154, a₂ = 0.5818, ŷ = 0.6457. " +
      "Targets: y = 1. Loss: C = 0.1255. Slopes of sums: z₁ = −0.0211, z₂ = −0.0177, z₃ = −0.1621. " +
      "Slopes of weights: w₁ = −0.0106, w₃ = −0.0063, w₂ = −0.0089, w₄ = −0.0053, w₅ = −0.0998, w₆ = −0.0943.",
  );
  assert.equal(
    picture.getAttribute("data-caption"),
    "Forward the values, backward the slopes, in italics: 17 steps. An update with the rate 0.1 then takes C from 0.1255 to 0.1236.",
  );
});

Deno.test("backpropStepper() gives a line that makes it again", () => {
  assert.equal(
    backpropStepper().line,
    "backpropStepper({ sizes: [2, 2, 1], weights: [[[0.7, 0.4], [0.3, 0.6]], [[0.55, 0.45]]], x: [0.5, 0.3], y: [1], " +
      'rate: 0.1, loss: "squaredError", activation: "sigmoid", output: "sigmoid", names: "numbered", at: 0 })',
  );
  for (const state of anyNetworks(10, 61)) {
    const made = backpropStepper(state);
    assert.deepEqual(made.parts.state, state);
    assert.match(String(made[DISPLAY]()["text/plain"]), /^One iteration\. /);
  }
});

Deno.test("stepPicture() leaves everything where it is, from the first step to the last", () => {
  for (const preset of ["2-2-1", "2-2-2-1", "2-3-1"] as const) {
    const first = viewOf(readStepper({ preset }));
    const size = (at: number) => {
      const picture = stepPicture({ ...first, at });
      return ["width", "height"].map((side) =>
        Number(picture.getAttribute(side))
      );
    };
    const { width, height } = pictureLayout(first);
    for (const at of first.steps.keys()) {
      const [w, h] = size(at);
      assert.ok(Math.abs(w - width) < 0.01 && Math.abs(h - height) < 0.01);
    }
  }
});

Deno.test("stepPicture() shows at the update the weights that the next iteration begins with", () => {
  const weights = (picture: ReturnType<typeof stepPicture>) =>
    /Weights: ([^:]*)\. Sums/.exec(picture.getAttribute("aria-label")!)?.[1];
  const last = stepPicture(viewOf(readStepper({ at: 99 })));
  const next = stepPicture(viewOf(readStepper({ at: 1, iteration: 1 })));
  assert.equal(weights(last), weights(next));
  assert.notEqual(
    weights(last),
    weights(stepPicture(viewOf(readStepper({ at: 16 })))),
  );
});
