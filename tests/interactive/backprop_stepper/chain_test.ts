/** The chain rule of one weight: all its paths, and the same slope by δ. */

import assert from "node:assert/strict";
import { chainOf } from "../../../lib/interactive/backprop_stepper/chain.ts";
import { formulaText } from "../../../lib/interactive/backprop_stepper/formula.ts";
import { readStepper } from "../../../lib/interactive/backprop_stepper/state.ts";
import { viewOf } from "../../../lib/interactive/backprop_stepper/view.ts";
import { entry, rows } from "../../lectures/sources.ts";
import { anyNetworks } from "./any_network.ts";
import { worked } from "./arithmetic.ts";

/** The sides of a formula that are numbers alone. */
const numeric = (text: string) =>
  text.split(/ [=≈] /).slice(1).filter((side) => !/[a-zδηŷℓC]/i.test(side));

Deno.test("chainOf() adds up over all paths what δ has gathered", () => {
  let several = 0;
  for (const state of anyNetworks(30, 21)) {
    const view = viewOf(state);
    const { dW } = view.run.pass;
    dW.forEach((table, l) =>
      table.forEach((row, i) =>
        row.forEach((slope, j) => {
          const { formulas, lit } = chainOf(view, l + 1, i + 1, j + 1);
          const wide = state.sizes.slice(l + 2).reduce((all, n) => all * n, 1);
          assert.equal(lit.length, wide);
          assert.equal(formulas.length, wide > 4 ? 1 : 2);
          for (const formula of formulas) {
            assert.equal(formula.result, slope);
            const sides = numeric(formulaText(formula, 17));
            assert.ok(sides.length > 0);
            for (const side of sides) {
              assert.ok(
                Math.abs(worked(side) - slope) <
                  1e-9 * Math.max(1, Math.abs(slope)),
                side,
              );
            }
          }
          several += Number(lit.length > 1);
        })
      )
    );
  }
  assert.ok(several > 50, `only ${several} weights had several paths`);
});

Deno.test("chainOf() leads each path from the weight to the loss, without a gap", () => {
  for (const state of anyNetworks(20, 22)) {
    const { lit } = chainOf(viewOf(state), 1, 1, 1);
    const layers = state.sizes.map((_, l) => l);
    for (const path of lit) {
      assert.deepEqual(path.map(([l]) => l), [...layers, state.sizes.length]);
      assert.deepEqual(path.slice(0, 2), [[0, 1], [1, 1]]);
      assert.deepEqual(path.at(-1), [state.sizes.length, 1]);
    }
    assert.equal(new Set(lit.map(String)).size, lit.length);
  }
});

Deno.test("chainOf() finds the path that source 000 forgot", () => {
  const view = viewOf(readStepper({ preset: "2-2-2-1" }));
  const { formulas: [byPaths, byDelta], lit, sentence } = chainOf(
    view,
    1,
    1,
    1,
  );
  assert.equal(lit.length, 2);
  assert.equal(
    sentence,
    "2 paths lead from ℓ back to w₁₁[1]: the slopes along each are multiplied, and the products added.",
  );
  const text = formulaText(byPaths, 4);
  assert.ok(
    text.endsWith(
      "= 1.5·1.5·1·0.5·1·1 + 1.5·2·1·1·1·1 = 1.125 + 3 = 4.125",
    ),
    text,
  );
  assert.equal(byPaths.result, entry(rows, "L0-076").exact);
  assert.equal(
    formulaText(byDelta, 4),
    "∂ℓ/∂w₁₁[1] = δ₁[1]·x₁ = 4.125·1 = 4.125",
  );
});

Deno.test("chainOf() writes the one path of source 004 link by link", () => {
  const view = viewOf(readStepper({}));
  assert.equal(
    formulaText(chainOf(view, 1, 1, 1).formulas[0], 4),
    "∂C/∂w₁ = ∂C/∂ŷ·∂ŷ/∂z₃·∂z₃/∂a₁·∂a₁/∂z₁·∂z₁/∂w₁ = 2·(ŷ − y)·σ′(z₃)·w₅·σ′(z₁)·x₁ " +
      "≈ −0.7086·0.2288·0.55·0.2367·0.5 ≈ −0.0106",
  );
});
