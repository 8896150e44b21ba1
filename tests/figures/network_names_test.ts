import assert from "node:assert/strict";
import { namesOf } from "../../lib/figures/network_names.ts";

Deno.test("namesOf() names weights in to-from order: row i is the unit that they lead to", () => {
  assert.deepEqual(namesOf([3, 2]).weights, [[
    ["w_{11}^{[1]}", "w_{12}^{[1]}", "w_{13}^{[1]}"],
    ["w_{21}^{[1]}", "w_{22}^{[1]}", "w_{23}^{[1]}"],
  ]]);
});

Deno.test("namesOf() numbers outputs and targets only if there are several", () => {
  assert.deepEqual(namesOf([1, 2]).targets, ["y_1", "y_2"]);
  assert.deepEqual(namesOf([1, 1]).targets, ["y"]);
  assert.deepEqual(namesOf([1, 2]).values[1], ["\\hat{y}_1", "\\hat{y}_2"]);
});

Deno.test("namesOf() takes other names for a part and keeps the house's for the rest", () => {
  const names = namesOf([2, 1], { weights: [[["w_5", "w_6"]]] });
  assert.deepEqual([names.weights, names.sums], [[[["w_5", "w_6"]]].flat(0), [[
    "z_1^{[1]}",
  ]]]);
});

Deno.test("namesOf() calls the loss by its name, and by another if the lecture has one", () => {
  assert.equal(namesOf([1, 1]).loss, "loss");
  assert.equal(namesOf([1, 1], { loss: "\\ell" }).loss, "\\ell");
});
