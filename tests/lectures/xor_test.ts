/** XOR and XNOR, the proofs and the ways out: rows T0-07, T0-08, T0-12, T1-22, T2-08 to T2-10, T3-07, T3-28, T3-29, T4-10. */

import { allBits } from "../../lib/logic/bits.ts";
import {
  xnorOfSigmoidNet,
  xorOfMinskyPapert,
  xorOfNandAndOr,
} from "../../lib/logic/circuits.ts";
import {
  ALL_TWO_INPUT,
  AND,
  NAND,
  OR,
  XNOR,
  XOR,
} from "../../lib/logic/gates.ts";
import { circuit } from "../../lib/logic/circuit.ts";
import {
  halfPlane,
  intersection,
  polygon,
  union,
} from "../../lib/logic/regions.ts";
import { separability } from "../../lib/logic/separability.ts";
import { verifySeparability } from "../../lib/logic/separability_check.ts";
import { thresholdUnit, type Tie } from "../../lib/logic/threshold_unit.ts";
import { tableOf, type TruthTable } from "../../lib/logic/truth_table.ts";
import { sigmoid } from "../../lib/scalar/activations.ts";
import { softmax } from "../../lib/scalar/softmax.ts";
import { claim, erratum } from "./ledger.ts";

const patterns = allBits(2);
/** −3, −2.5, …, 3: weights and thresholds that doubles add without rounding. */
const grid = Array.from({ length: 13 }, (_, i) => i / 2 - 3);
const triples = grid.flatMap((w0) =>
  grid.flatMap((w1) => grid.map((w2) => ({ w0, w1, w2 })))
);

/** Whether the table is inseparable, by a certificate that the independent check accepts. */
function isRefuted(table: TruthTable): boolean {
  const verdict = separability(table);
  return !verdict.separable && verifySeparability(table, verdict).valid;
}

claim(["L0-012", "L0-025", "L1-040"], () => XOR.outputs);
claim(
  "L0-013",
  "the four conditions, each taken once, add up to 0 > 0",
  () => isRefuted(XOR),
);
claim("L0-014", () => {
  const scores = triples.map(({ w0, w1, w2 }) => {
    const unit = thresholdUnit({ weights: [w1, w2], threshold: w0 });
    return patterns.filter((x) => unit(x) === XOR.at(x)).length;
  });
  return Math.max(...scores);
});
claim(
  "L0-015",
  () => tableOf(2, (...x) => AND.at([NAND.at(x)!, OR.at(x)!])!).outputs,
);
claim("L0-016", () => ({
  nand: xorOfNandAndOr.table("nand").outputs,
  or: xorOfNandAndOr.table("or").outputs,
  xor: xorOfNandAndOr.table().outputs,
}));

/** The four inequalities of the second source's proof, in the order of the rows. */
type Weights = (typeof triples)[number];
const inequalities: ((w: Weights) => boolean)[] = [
  ({ w0 }) => w0 <= 0,
  ({ w0, w2 }) => w2 + w0 > 0,
  ({ w0, w1 }) => w1 + w0 > 0,
  ({ w0, w1, w2 }) => w1 + w2 + w0 <= 0,
];
const meeting = (...rows: number[]) =>
  triples.filter((w) => rows.every((row) => inequalities[row](w)));

claim(
  "L1-041",
  "a unit that rests at 0 is right in a row of XOR exactly when that row's inequality holds",
  () =>
    triples.every(({ w0, w1, w2 }) => {
      const unit = thresholdUnit({ weights: [w1, w2], bias: w0, tie: "rest" });
      return patterns.every((x, row) =>
        (unit(x) === XOR.at(x)) === inequalities[row]({ w0, w1, w2 })
      );
    }),
);
claim(
  "L1-042",
  "the left sides of the second and the third add up to w1 + w2 + 2 w0, so it is above 0 where both hold",
  () =>
    triples.every(({ w0, w1, w2 }) =>
      (w2 + w0) + (w1 + w0) === w1 + w2 + 2 * w0
    ) && meeting(1, 2).every(({ w0, w1, w2 }) => w1 + w2 > -2 * w0),
);
claim(
  "L1-043",
  "with the first they give w1 + w2 + w0 > −w0 ≥ 0, and without the first they do not",
  () =>
    meeting(0, 1, 2).every(({ w0, w1, w2 }) =>
      w1 + w2 + w0 > -w0 && -w0 >= 0
    ) && meeting(1, 2).some(({ w0, w1, w2 }) => w1 + w2 + w0 <= 0),
);
claim(
  "L1-044",
  "every row taken once is a certificate that XOR is not separable",
  () => {
    const multipliers = [1, 1, 1, 1];
    return verifySeparability(XOR, { separable: false, multipliers }).valid;
  },
);

/** The two hidden neurons and the output neuron of the third source's net, as z = b + w·x. */
const hidden = [
  thresholdUnit({ weights: [4, 4], bias: -6 }),
  thresholdUnit({ weights: [-4, -4], bias: 2 }),
];
const joined = thresholdUnit({ weights: [1, 1], bias: -0.5 });
const features = (x: readonly number[]) =>
  hidden.map((unit) => sigmoid(unit.score(x)));

claim("L2-012", () => XNOR.outputs);
claim(
  "L2-013",
  "the four conditions add up to 0 > 0 for XNOR too",
  () => isRefuted(XNOR),
);
["L2-014", "L2-015", "L2-016", "L2-017"].forEach((id, row) => {
  claim(id, () => features(patterns[row]));
});
claim("L2-018", () => {
  const z = patterns.map((x) => joined.score(features(x)));
  return {
    z,
    yhat: z.map(sigmoid),
    class: patterns.map((x) => joined(features(x))),
  };
});
claim(
  "L2-019",
  "the line −0.5 + a1 + a2 = 0 gives XNOR in the plane of the features, OR in that of the inputs",
  () =>
    tableOf(2, (...x) => joined(features(x))).equals(XNOR) &&
    joined.table().equals(OR),
);
claim("L2-020", () => joined.table().outputs);
claim("L2-021", () => ({
  a1: xnorOfSigmoidNet.table("a1").outputs,
  a2: xnorOfSigmoidNet.table("a2").outputs,
  y: xnorOfSigmoidNet.table().outputs,
}));

const separable = ALL_TWO_INPUT.filter((table) => {
  const verdict = separability(table);
  return verdict.separable && verifySeparability(table, verdict).valid;
});
claim(
  "L3-015",
  "one unit computes every two-input function except XOR and XNOR, and those two are refuted",
  () =>
    ALL_TWO_INPUT.filter((table) => !separable.includes(table)).every((table) =>
      (table.equals(XOR) || table.equals(XNOR)) && isRefuted(table)
    ),
);
claim("L3-016", () => ({
  h1: xorOfMinskyPapert.table("h1").outputs,
  h2: xorOfMinskyPapert.table("h2").outputs,
  y: xorOfMinskyPapert.table().outputs,
}));

/** How many ways to place four +1 and two −1 on the figure's six edges compute XOR. */
function placements(tie: Tie): number {
  const signs = allBits(6).filter((bits) =>
    bits.filter((bit) => bit === 1).length === 2
  ).map((bits) => bits.map((bit) => bit === 1 ? -1 : 1));
  const unit = (weights: number[], threshold: number) =>
    thresholdUnit({ weights, threshold, tie });
  const xors = signs.map((w) =>
    circuit({
      inputs: ["x1", "x2"],
      units: {
        h1: { from: ["x1", "x2"], unit: unit(w.slice(0, 2), -1) },
        h2: { from: ["x1", "x2"], unit: unit(w.slice(2, 4), 1) },
        y: { from: ["h1", "h2"], unit: unit(w.slice(4), 2) },
      },
      outputs: ["y"],
    }).table()
  ).filter((table) => table.equals(XOR));
  return xors.length;
}
claim("L3-017", () => placements("fire"));
claim(["L3-061", "LX-020"], () => separable.length);

claim(
  "L3-062",
  "two hidden layers, AND then OR, are exactly the union of a triangle and a square, at points inside, outside and on the edge",
  () => {
    const triangle = polygon([[-3, 0], [0, 0], [-3, 3]]);
    const square = polygon([[1, 1], [3, 1], [3, 3], [1, 3]]);
    const islands = union(triangle, square);
    const points = grid.flatMap((x1) => grid.map((x2) => [x1, x2] as const));
    const inside = points.filter(([p, q]) =>
      (q >= 0 && p >= -3 && p + q <= 0) ||
      (p >= 1 && p <= 3 && q >= 1 && q <= 3)
    );
    return islands.network().sizes.join() === "2,7,2,1" &&
      points.every((point) =>
        islands.classify(point) === (inside.includes(point) ? 1 : 0)
      );
  },
);
claim("L4-009", () => {
  const lines = [[1, 0, 1], [-1, 0, 1], [0, 1, 1], [0, -1, 1]];
  const square = intersection(...lines.map(([a, b, c]) => halfPlane(a, b, c)));
  const points = [[0, 0], [1, 1], [1.5, 0], [0, -2]] as const;
  return points.map(square.classify);
});

erratum("E0-16", {
  truth: () => [xorOfNandAndOr.table().outputs, softmax([2.0, 1.5, 0.5])],
  ours: [[0, 1, 1, 0], [0.546549, 0.331499, 0.121952]],
  within: 5e-7,
});
erratum("E1-18", {
  ours: () =>
    isRefuted(XOR) && meeting(0, 1, 2).length > 0 &&
    meeting(0, 1, 2, 3).length === 0,
});
erratum("E2-01", {
  printed: () => joined.table().equals(XNOR),
  ours: () =>
    patterns.map((x) => sigmoid(joined.score(features(x))).toFixed(6))
      .join() === "0.594661,0.434972,0.434972,0.594661",
});
erratum("E3-33", {
  truth: () => [placements("fire"), placements("rest")],
  ours: [1, 0],
  within: 0,
});
