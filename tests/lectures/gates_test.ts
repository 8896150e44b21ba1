/** McCulloch–Pitts units and logic gates: rows T0-03 to T0-06, T1-10, T1-21, T2-06, T2-07, T3-02, T4-07. */

import { allBits } from "../../lib/logic/bits.ts";
import { AND, gateName, NOT, OR } from "../../lib/logic/gates.ts";
import { mcCullochPitts } from "../../lib/logic/mcculloch_pitts.ts";
import {
  type ThresholdUnit,
  thresholdUnit,
} from "../../lib/logic/threshold_unit.ts";
import { Random } from "../../lib/random.ts";
import { identity, relu, sigmoid, step } from "../../lib/scalar/activations.ts";
import { claim, erratum } from "./ledger.ts";

const and = thresholdUnit({ weights: [1, 1], threshold: 2 });
const or = thresholdUnit({ weights: [1, 1], threshold: 1 });
const not = thresholdUnit({ weights: [-1], threshold: 0 });
const strictNot = thresholdUnit({ weights: [-1], threshold: 0, tie: "rest" });

/** A unit given as a bias w0 and weights, as the second and third source do. */
const biased = (w0: number, ...weights: number[]) =>
  thresholdUnit({ weights, bias: w0 });
const outputs = (unit: ThresholdUnit) => unit.table().outputs;
const name = (unit: ThresholdUnit) => gateName(unit.table());

/** The weighted sums, before the threshold, for (1,1), (1,0), (0,1), (0,0). */
const sums = (unit: ThresholdUnit) =>
  allBits(2).toReversed().map((x) => unit.score(x) + unit.threshold);

/** Units with small random integers, so that sums often meet the threshold exactly. */
const chance = new Random(1943);
const units = Array.from({ length: 200 }, () =>
  thresholdUnit({
    weights: [chance.integer(7) - 3, chance.integer(7) - 3],
    threshold: chance.integer(7) - 3,
  }));

/** Thresholds on, just above and just below every sum: all that can matter. */
const thresholds = [0, 1, 2].flatMap((s) => [s - 0.5, s, s + 1e-9]).concat(2.5);
const gateAt = (threshold: number) =>
  name(thresholdUnit({ weights: [1, 1], threshold }));

claim(
  "L0-002",
  "a unit fires exactly when its sum is at or above its threshold, ties too",
  () =>
    units.every((unit) =>
      allBits(2).every((x) => {
        const sum = unit.weights[0] * x[0] + unit.weights[1] * x[1];
        return unit(x) === (sum >= unit.threshold ? 1 : 0);
      })
    ) && and.score([1, 1]) === 0 && and([1, 1]) === 1,
);
claim("L0-004", () => outputs(and));
claim("L0-005", () => sums(and));
claim(
  "L0-006",
  "with weights (1, 1) a unit is AND for 1 < θ ≤ 2 and for no other θ",
  () => thresholds.every((θ) => (gateAt(θ) === "AND") === (1 < θ && θ <= 2)),
);
claim("L0-007", () => outputs(or));
claim("L0-008", () => sums(or));
claim(
  "L0-009",
  "with weights (1, 1) a unit is OR for 0 < θ ≤ 1 and for no other θ",
  () => thresholds.every((θ) => (gateAt(θ) === "OR") === (0 < θ && θ <= 1)),
);
claim("L0-010", () => outputs(not));
claim("L0-011", () => outputs(strictNot));
claim(
  "L0-019",
  "step(0) = 1, and a unit with threshold θ is step(w·x + b) with b = −θ",
  () =>
    step(0) === 1 && units.every((unit) =>
      allBits(2).every((x) => {
        const z = unit.weights[0] * x[0] + unit.weights[1] * x[1] + unit.bias;
        return unit.bias === 0 - unit.threshold && unit(x) === step(z);
      })
    ),
);
claim("L0-023", () => ({
  AND: outputs(biased(-2, 1, 1)),
  OR: outputs(biased(-1, 1, 1)),
  NOT: outputs(biased(0, -1)),
}));

const mcq = thresholdUnit({ weights: [-1, -1], bias: 0.5, tie: "rest" });
claim("L1-017", () => ({ in_j: mcq.score([1, 0]) }));
claim(
  "L1-019",
  "without a bias a linear unit is 0 at the origin, a threshold unit has its boundary there, a sigmoid unit is 0.5",
  () =>
    units.every(({ weights }) => {
      const unit = thresholdUnit({ weights, bias: 0 });
      const z = unit.score([0, 0]);
      return z === 0 && identity(z) === 0 && sigmoid(z) === 0.5;
    }),
);
claim("L1-036", () => {
  const strict = (bias: number, ...weights: number[]) =>
    outputs(thresholdUnit({ weights, bias, tie: "rest" }));
  return {
    AND: strict(-1.5, 1, 1),
    OR: strict(-0.5, 1, 1),
    NOT: strict(0.5, -1),
  };
});
claim("L1-037", () => allBits(2).map(mcq.score));
claim("L1-038", () => outputs(mcq));
claim("L1-039", () => {
  const options = { A: "0001", B: "1110", C: "0111", D: "1000" };
  const found = Object.entries(options).filter(([, table]) =>
    table === String(mcq.table())
  );
  return found.map(([letter]) => letter).join();
});

/** z, σ(z) and the class of a sigmoid neuron in every row of a two-input table. */
function neuron(w0: number, w: number[]) {
  const unit = biased(w0, ...w);
  const z = allBits(2).map(unit.score);
  const yhat = z.map(sigmoid);
  return { z, yhat, class: yhat.map((y) => y >= 0.5 ? 1 : 0) };
}
claim("L2-007", () => OR.outputs);
claim("L2-008", () => neuron(-0.5, [1, 1]));
claim("L2-009", () => sigmoid(0));
claim("L2-010", () => AND.outputs);
claim("L2-011", () => neuron(-1.5, [1, 1]));

/** The unit with three excitatory and two inhibitory inputs of the fourth source. */
const mixed = mcCullochPitts({ excitatory: 3, inhibitory: 2, threshold: 2 });
const mixedRow = () => ({
  negative_weights: mixed.asThresholdUnit({ inhibition: -1 })([1, 1, 1, 1, 0]),
  absolute_inhibition: mixed([1, 1, 1], [1, 0]),
});
claim("L3-003", () => {
  const unit = (excitatory: number, inhibitory: number, threshold: number) =>
    mcCullochPitts({ excitatory, inhibitory, threshold }).table().outputs;
  return { AND: unit(2, 0, 2), OR: unit(2, 0, 1), NOT: unit(0, 1, 0) };
});
claim("L3-004", mixedRow);

claim("L4-004", () => thresholdUnit({ weights: [1], threshold: 0.5 })([0.69]));
claim("L4-005", () => {
  const unit = thresholdUnit({ weights: [0.3, 0.6, 0.3], threshold: 0 });
  return unit.score([0.9, 0.4, 0.6]);
});
claim("L4-006", () => {
  const unit = biased(-0.5, 1);
  return { score: unit.score([0.69]), out: unit([0.69]) };
});

erratum("E0-12", {
  printed: () => {
    const { negative_weights, absolute_inhibition } = mixedRow();
    return negative_weights === absolute_inhibition;
  },
  ours: () => mixedRow().absolute_inhibition === 0,
});
erratum("E1-14", {
  // A sigmoid unit without a bias is no function through the origin.
  printed: () => sigmoid(0) === 0,
  ours: () => sigmoid(0) === 0.5,
});
erratum("E2-09", {
  truth: () => neuron(-0.5, [1, 1]).yhat,
  ours: [0.377541, 0.622459, 0.622459, 0.817574],
  within: 5e-7,
});
erratum("EX-03", {
  // One of the two readings of equality is no NOT gate at threshold 0.
  printed: () => strictNot.table().equals(NOT),
  ours: () => not.table().equals(NOT) && relu.slope(0) === 0,
});
