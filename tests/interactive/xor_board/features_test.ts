/** The way out: what the hidden units say is what the lecture's circuits and nets say. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  gateOfUnit,
  lineOfFeatures,
  netOf,
  onTheWay,
  rowsMapped,
} from "../../../lib/interactive/xor_board/features.ts";
import {
  presetOf,
  PRESETS,
} from "../../../lib/interactive/xor_board/presets.ts";
import { settled } from "../../../lib/interactive/xor_board/state.ts";
import type { Circuit } from "../../../lib/logic/circuit.ts";
import {
  xnorOfSigmoidNet,
  xorOfMinskyPapert,
  xorOfNandAndOr,
} from "../../../lib/logic/circuits.ts";
import { ALL_TWO_INPUT, XNOR, XOR } from "../../../lib/logic/gates.ts";
import { separability } from "../../../lib/logic/separability.ts";
import { maximise } from "../../../lib/logic/simplex.ts";
import { type Bit, truthTable } from "../../../lib/logic/truth_table.ts";
import { sigmoid } from "../../../lib/scalar/activations.ts";
import { forwardPass } from "../../../lib/scalar/backprop.ts";
import { mlp } from "../../../lib/scalar/mlp.ts";

const start = settled({});

Deno.test("rowsMapped() says what the circuit of NAND, OR and AND says", () => {
  const rows = rowsMapped(start);
  for (const { x, h, yHat } of rows) {
    const { nand, or, y } = xorOfNandAndOr.run(x);
    assert.deepEqual([...h, yHat], [nand, or, y]);
    const said = xorOfMinskyPapert.run(x);
    assert.deepEqual([...h, yHat], [said.h1, said.h2, said.y]);
  }
  assert.deepEqual(rows.map(({ meets }) => meets), [false, true, true, false]);
});

Deno.test("rowsMapped() gets all rows of every preset right", () => {
  for (const preset of PRESETS) {
    const board = { ...start, ...preset };
    assert.ok(rowsMapped(board).every(({ right }) => right), preset.name);
    assert.equal(presetOf(board), PRESETS.indexOf(preset));
  }
});

Deno.test("PRESETS are the lecture's circuits, the first one with thresholds lower by a half", () => {
  const numbers = (circuit: Circuit, lower: number) =>
    circuit.order.map((name) => circuit.units[name].unit).map((
      { weights, threshold },
    ) => ({
      weights: [...weights],
      threshold: threshold - lower,
    }));
  const [first, , third] = PRESETS.map((
    { hidden, output },
  ) => [...hidden, output]);
  assert.deepEqual(first, numbers(xorOfNandAndOr, 0.5));
  assert.deepEqual(third, numbers(xnorOfSigmoidNet, 0));
});

Deno.test("rowsMapped() has the numbers of section 5 for the sigmoid net", () => {
  const rows = rowsMapped({ ...start, ...PRESETS[2] });
  assert.equal(PRESETS[2].gate, XNOR);
  const digits = (x: number) => x.toFixed(3);
  assert.deepEqual(rows.map(({ h, z }) => [...h, z].map(digits)), [
    ["0.002", "0.881", "0.383"],
    ["0.119", "0.119", "-0.262"],
    ["0.119", "0.119", "-0.262"],
    ["0.881", "0.002", "0.383"],
  ]);
});

const number = fc.integer({ min: -40, max: 40 }).map((n) => n / 8);
const unit = fc.record({
  weights: fc.tuple(number, number),
  threshold: number,
});
const net = fc.record({
  gate: fc.constantFrom(...ALL_TWO_INPUT),
  hidden: fc.tuple(unit, unit),
  output: unit,
});

Deno.test("netOf() with sigmoids is an mlp of the same weights", () =>
  fc.assert(
    fc.property(net, number, number, ({ hidden, output }, x1, x2) => {
      const layers = [hidden, [output]];
      const peer = mlp([2, 2, 1], {
        output: sigmoid,
        weights: layers.map((units) => units.map(({ weights }) => weights)),
        biases: layers.map((units) => units.map(({ threshold }) => -threshold)),
      });
      const { a, z } = forwardPass(peer, [x1, x2]);
      assert.deepEqual(netOf({ hidden, output, kind: "sigmoid" })([x1, x2]), {
        h: a[1],
        z: z[1][0],
        yHat: a[2][0],
      });
    }),
  ));

Deno.test("lineOfFeatures() finds a line for step units exactly where separability() finds one", () =>
  fc.assert(
    fc.property(net, (net) => {
      const board = { ...net, kind: "step" } as const;
      const rows = rowsMapped(board);
      const outputs: (Bit | null)[] = [null, null, null, null];
      const possible = rows.every(({ h, wanted }) => {
        const place = 2 * h[0] + h[1];
        const free = outputs[place] === null || outputs[place] === wanted;
        outputs[place] = wanted;
        return free;
      }) && separability(truthTable(outputs)).separable;
      const output = lineOfFeatures(board);
      assert.equal(output !== undefined, possible);
      if (output === undefined) return;
      assert.ok(rowsMapped({ ...board, output }).every(({ right }) => right));
    }),
  ));

/** Whether a line separates the points, decided exactly: doubles are whole numbers of 2⁻¹⁰⁷⁴, here of 2⁻⁶⁰. */
function separated(points: readonly { h: readonly number[]; wanted: Bit }[]) {
  const size = 2 ** 60;
  const rows = points.map(({ h, wanted }) => {
    const a = [...h.map((c) => BigInt(Math.round(c * size))), -BigInt(size)];
    return wanted === 1 ? a : a.map((c) => -c);
  });
  const totals = [0, 1, 2].map((k) => rows.map((row) => row[k]));
  return maximise(
    points.map(({ wanted }) => wanted === 1 ? 0n : 1n),
    [...totals, ...totals.map((total) => total.map((c) => -c))],
    Array(6).fill(1n),
  ).bounded;
}

Deno.test("lineOfFeatures() claims a line for sigmoids only where linear programming in whole numbers has one", () =>
  fc.assert(
    fc.property(net, (net) => {
      const board = { ...net, kind: "sigmoid" } as const;
      const rows = rowsMapped(board);
      const output = lineOfFeatures(board);
      if (output === undefined) return;
      assert.ok(separated(rows));
      assert.ok(rowsMapped({ ...board, output }).every(({ right }) => right));
    }),
  ));

Deno.test("lineOfFeatures() misses no gap that can be seen", () =>
  fc.assert(
    fc.property(net, (net) => {
      const board = { ...net, kind: "sigmoid" } as const;
      const rows = rowsMapped(board);
      if (!separated(rows) || lineOfFeatures(board) !== undefined) return;
      assert.ok(gap(rows) < 1e-3);
    }),
  ));

/** The widest gap that any of 720 directions sees between the classes. */
function gap(rows: readonly { h: readonly number[]; wanted: Bit }[]): number {
  const widths = Array.from({ length: 720 }, (_, i) => {
    const [a, b] = [Math.cos(i * Math.PI / 360), Math.sin(i * Math.PI / 360)];
    const along = (y: Bit) =>
      rows.filter(({ wanted }) => wanted === y).map(({ h }) =>
        a * h[0] + b * h[1]
      );
    return Math.min(...along(1)) - Math.max(...along(0));
  });
  return Math.max(...widths);
}

Deno.test("lineOfFeatures() is the output unit of the lecture for XOR: AND, halfway", () => {
  assert.equal(start.gate, XOR);
  assert.deepEqual(lineOfFeatures(start), { weights: [1, 1], threshold: 1.5 });
});

Deno.test("lineOfFeatures() finds none where hidden units see nothing new", () => {
  const same = { weights: [1, 1], threshold: 0.5 };
  assert.equal(lineOfFeatures({ ...start, hidden: [same, same] }), undefined);
  // The inputs themselves as features: XOR again.
  const x1 = { weights: [1, 0], threshold: 0.5 };
  const x2 = { weights: [0, 1], threshold: 0.5 };
  assert.equal(lineOfFeatures({ ...start, hidden: [x1, x2] }), undefined);
});

Deno.test("onTheWay() begins at the inputs and ends at the features", () => {
  const row = { x: [0, 1], h: [0.25, 0.75] as const };
  assert.deepEqual([0, 0.5, 1].map((t) => onTheWay(row, t)), [
    [0, 1],
    [0.125, 0.875],
    [0.25, 0.75],
  ]);
});

Deno.test("gateOfUnit() names what a unit does to bits", () => {
  assert.deepEqual(start.hidden.map(gateOfUnit), ["NAND", "OR"]);
  assert.equal(gateOfUnit(start.output), "AND");
});
