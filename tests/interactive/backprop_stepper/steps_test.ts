/** The steps of an iteration: their numbers are those of the library's passes, of small steps, and of the sources. */

import assert from "node:assert/strict";
import {
  type Formula,
  formulaText,
  nameText,
} from "../../../lib/interactive/backprop_stepper/formula.ts";
import {
  FUNCTIONS,
  LOSSES,
  runOf,
} from "../../../lib/interactive/backprop_stepper/run.ts";
import {
  readStepper,
  type StepperState,
} from "../../../lib/interactive/backprop_stepper/state.ts";
import {
  PHASES,
  stepsOf,
} from "../../../lib/interactive/backprop_stepper/steps.ts";
import { backwardPass, type PlainLayer } from "../../../lib/scalar/backprop.ts";
import { finiteDifferences } from "../../../lib/scalar/finite_differences.ts";
import { entry, rows } from "../../lectures/sources.ts";
import { anyNetworks } from "./any_network.ts";
import { worked } from "./arithmetic.ts";

const last = (formulas: readonly Formula[]) => formulas[formulas.length - 1];

/** What each step arrives at, without rules. */
function results(state: StepperState): number[] {
  return stepsOf(state).flatMap(({ phase, formulas }) =>
    phase === "update"
      ? formulas.slice(1).map(({ result }) => result!)
      : formulas.length === 0
      ? []
      : [last(formulas).result!]
  );
}

/** The same from `backwardPass`, in the order of the steps. */
function expected(state: StepperState): number[] {
  const { net, next } = runOf(state);
  const { z, a, loss, delta, dW, db } = backwardPass(
    net.plain,
    state.x,
    state.y,
    LOSSES[state.loss],
  );
  const isBiased = state.biases !== undefined;
  const slopes = dW.map((table, l) =>
    table.flatMap((row, i) => isBiased ? [...row, db[l][i]] : row)
  );
  return [
    ...z.flatMap((layer, l) => layer.flatMap((sum, i) => [sum, a[l + 1][i]])),
    loss,
    ...delta.toReversed().flat(),
    ...slopes.toReversed().flat(),
    ...next.plain.flatMap(({ weight, bias }) =>
      weight.flatMap((row, i) => bias ? [...row, bias[i]] : row)
    ),
  ];
}

Deno.test("stepsOf() arrives at every number of backwardPass, once and in order", () => {
  for (const state of anyNetworks(150)) {
    assert.deepEqual(results(state), expected(state), JSON.stringify(state));
  }
});

/** The slopes of all weights and biases by small steps, in the order of the network. */
function nudged(state: StepperState): number[] {
  const { net } = runOf(state);
  const flat = net.plain.flatMap((
    { weight, bias = [] },
  ) => [...weight.flat(), ...bias]);
  const rebuilt = (numbers: readonly number[]): PlainLayer[] => {
    let place = 0;
    const next = () => numbers[place++];
    return net.plain.map(({ weight, bias, activation }) => ({
      weight: weight.map((row) => row.map(next)),
      bias: bias?.map(next),
      activation,
    }));
  };
  const loss = (numbers: readonly number[]) =>
    backwardPass(rebuilt(numbers), state.x, state.y, LOSSES[state.loss]).loss;
  return finiteDifferences(loss, flat);
}

Deno.test("stepsOf() has the slopes that small steps measure", () => {
  let measured = 0;
  for (const state of anyNetworks(120, 13)) {
    const { pass } = runOf(state);
    // A small step over the kink of a ReLU measures neither side.
    if (pass.z.flat().some((z) => Math.abs(z) < 1e-3)) continue;
    const bySlope = new Map(
      stepsOf(state).filter(({ phase }) => phase === "slopes")
        .map(({ formulas: [{ left, result }] }) => [nameText(left), result!]),
    );
    const inOrder = slopeNames(state).map((name) => bySlope.get(name)!);
    nudged(state).forEach((slope, i) =>
      assert.ok(
        Math.abs(slope - inOrder[i]) < 1e-6 * Math.max(1, Math.abs(slope)),
        `${slopeNames(state)[i]} of ${JSON.stringify(state)}`,
      )
    );
    measured++;
  }
  assert.ok(measured > 100, `only ${measured} networks were away from kinks`);
});

/** What the slopes are called, in the order of the network; numbered names go column by column. */
function slopeNames({ sizes, names, biases, loss }: StepperState): string[] {
  const sub = (n: number) =>
    [...String(n)].map((c) => "₀₁₂₃₄₅₆₇₈₉"[Number(c)]).join("");
  const over = `∂${loss === "squaredError" ? "C" : "ℓ"}/∂`;
  let weightsBefore = 0, unitsBefore = 0;
  return sizes.slice(1).flatMap((n, l) => {
    const weights = Array.from(
      { length: n },
      (_, i) =>
        Array.from(
          { length: sizes[l] },
          (_, j) =>
            names === "numbered"
              ? `${over}w${sub(weightsBefore + j * n + i + 1)}`
              : `${over}w${sub(i + 1)}${sub(j + 1)}[${l + 1}]`,
        ),
    ).flat();
    const own = Array.from(
      { length: n },
      (_, i) =>
        names === "numbered"
          ? `${over}b${sub(unitsBefore + i + 1)}`
          : `${over}b${sub(i + 1)}[${l + 1}]`,
    );
    weightsBefore += n * sizes[l];
    unitsBefore += n;
    return biases ? [...weights, ...own] : weights;
  });
}

Deno.test("formulaText() writes arithmetic that comes out as it says", () => {
  const digits = 17; // everything as it is
  let sides = 0;
  for (const state of anyNetworks(30, 14)) {
    for (const { formulas } of stepsOf(state)) {
      for (const formula of formulas) {
        if (formula.result === undefined) continue;
        const [, ...parts] = formulaText(formula, digits).split(/ (?:[=≈←]) /);
        const numeric = parts.filter((side) =>
          !/[a-zδηŷℓC]/.test(side.replace(/tanh|ReLU/g, ""))
        );
        assert.ok(numeric.length > 0);
        for (const side of numeric) {
          assert.ok(
            Math.abs(worked(side) - formula.result) <
              1e-9 * Math.max(1, Math.abs(formula.result)),
            formulaText(formula, digits),
          );
          sides++;
        }
      }
    }
  }
  assert.ok(sides > 1500, `only ${sides} sides were worked out`);
});

Deno.test("formulaText() never shows a zero with a sign, and every minus is a true one", () => {
  for (const state of anyNetworks(60, 15)) {
    for (const { formulas, sentence } of stepsOf(state)) {
      const text = formulas.map((one) => formulaText(one, 3)).join(" ") +
        sentence;
      assert.doesNotMatch(text, /−0(?![.\d])|[ (·]-\d|NaN|undefined/);
    }
  }
});

Deno.test("stepsOf() begins with the phases in their order", () => {
  for (const state of anyNetworks(20, 16)) {
    const phases = stepsOf(state).map(({ phase }) => phase);
    assert.deepEqual([...new Set(phases)], ["start", ...PHASES]);
    assert.deepEqual(phases.toSorted((a, b) => order(a) - order(b)), phases);
  }
  function order(phase: string): number {
    return ["start", ...PHASES].indexOf(phase);
  }
});

Deno.test("stepsOf() steps through the example of source 004 with the ledger's numbers", () => {
  const exact = (id: string) => entry(rows, id).exact;
  const steps = stepsOf(readStepper({}));
  const found = new Map(
    steps.flatMap(({ phase, formulas }) =>
      formulas.map(({ left, result }) =>
        [
          `${phase === "update" ? "new " : ""}${nameText(left)}`,
          result,
        ] as const
      )
    ),
  );
  const of = (...names: string[]) => names.map((name) => found.get(name));
  const close = (names: readonly string[], wanted: unknown) =>
    of(...names).forEach((number, i) => {
      const right = [Object.values(wanted as object)].flat()[i] ?? wanted;
      assert.ok(Math.abs(number! - Number(right)) < 1e-12, names[i]);
    });
  for (
    const [name, id] of [
      ["z₁", "L4-026"],
      ["z₂", "L4-027"],
      ["a₁", "L4-028"],
      ["a₂", "L4-029"],
      ["z₃", "L4-030"],
      ["ŷ", "L4-032"],
      ["C", "L4-035"],
      ["σ′(z₃)", "L4-041"],
      ["δ₃", "L4-042"],
      ["∂C/∂w₅", "L4-044"],
      ["∂C/∂w₆", "L4-046"],
      ["new w₁", "L4-051"],
      ["new w₂", "L4-052"],
      ["new w₃", "L4-053"],
      ["new w₄", "L4-054"],
      ["new w₅", "L4-045"],
      ["new w₆", "L4-047"],
    ]
  ) close([name], [exact(id)]);
  close(["σ′(z₁)", "σ′(z₂)"], exact("L4-048"));
  close(["δ₁", "δ₂"], exact("L4-049"));
  close(["∂C/∂w₁", "∂C/∂w₂", "∂C/∂w₃", "∂C/∂w₄"], exact("L4-050"));
  const { losses } = runOf(readStepper({ iteration: 1 }));
  assert.ok(Math.abs(losses[1] - Number(exact("L4-065"))) < 1e-12);
});

Deno.test("stepsOf() writes the formulas of lecture 12", () => {
  const lines = (at: number, preset?: "2-2-2-1") =>
    stepsOf(readStepper({ preset }))[at].formulas.map((one) =>
      formulaText(one, 4)
    );
  assert.deepEqual(lines(1), ["z₁ = w₁·x₁ + w₃·x₂ = 0.7·0.5 + 0.4·0.3 = 0.47"]);
  assert.deepEqual(lines(7), ["C = (ŷ − y)² ≈ (0.6457 − 1)² ≈ 0.1255"]);
  assert.deepEqual(lines(9), [
    "σ′(z₁) = a₁·(1 − a₁) ≈ 0.6154·(1 − 0.6154) ≈ 0.2367",
    "δ₁ = w₅·δ₃·σ′(z₁) ≈ 0.55·(−0.1621)·0.2367 ≈ −0.0211",
  ]);
  assert.deepEqual(lines(17).slice(0, 2), [
    "w ← w − η·∂C/∂w",
    "w₁ ← 0.7 − 0.1·(−0.0106) ≈ 0.7011",
  ]);
  assert.equal(
    lines(16, "2-2-2-1")[1],
    "δ₂[1] = (w₁₂[2]·δ₁[2] + w₂₂[2]·δ₂[2])·ReLU′(z₂[1]) = (0.5·2.25 + (−0.5)·3)·1 = −0.375",
  );
});

Deno.test("formulaText() puts negative numbers into brackets where they need them, and only there", () => {
  const state = readStepper({
    weights: [[[-0.5, 0.25]]],
    x: [1, -2],
    y: [-0.75],
    activation: "tanh",
  });
  const lines = stepsOf(state).flatMap(({ formulas }) =>
    formulas.map((one) => formulaText(one, 3))
  );
  assert.deepEqual(lines.slice(0, 5), [
    "z₁[1] = w₁₁[1]·x₁ + w₁₂[1]·x₂ = −0.5·1 + 0.25·(−2) = −1",
    "ŷ = tanh(z₁[1]) = tanh(−1) ≈ −0.762",
    "ℓ = ½·(ŷ − y)² ≈ ½·(−0.762 − (−0.75))² ≈ 6.7·10⁻⁵",
    "tanh′(z₁[1]) = 1 − ŷ² ≈ 1 − (−0.762)² ≈ 0.42",
    "δ₁[1] = ∂ℓ/∂ŷ·tanh′(z₁[1]) = (ŷ − y)·tanh′(z₁[1]) ≈ (−0.762 − (−0.75))·0.42 ≈ −0.005",
  ]);
});

Deno.test("FUNCTIONS and LOSSES are the library's own", () => {
  for (const [name, { g }] of Object.entries(FUNCTIONS)) {
    assert.equal(g.id, name);
  }
  assert.deepEqual(Object.values(LOSSES).map(({ id }) => id), [
    "half square",
    "squared error",
  ]);
});
