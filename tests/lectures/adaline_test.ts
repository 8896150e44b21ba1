/** Adaline by the library's own rule: rows T3-06 and T4-22, which `descent_test.ts` settles by gradients. */

import { learnAdaline } from "../../lib/learning/adaline.ts";
import { examplesOf } from "../../lib/learning/examples.ts";
import { leastSquares } from "../../lib/learning/least_squares.ts";
import { linearLoss } from "../../lib/learning/linear_unit.ts";
import { learn } from "../../lib/learning/perceptron.ts";
import type { WeightsAndBias } from "../../lib/learning/trace.ts";
import { AND } from "../../lib/logic/gates.ts";
import { Random } from "../../lib/random.ts";
import { claim, erratum } from "./ledger.ts";
import { slopesOf } from "./slopes.ts";

const start = { weights: [0.5], bias: 0 };
const example = { x: [1], y: 1 };
const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-12;
const distance = (a: WeightsAndBias, b: WeightsAndBias) =>
  Math.hypot(...a.weights.map((w, j) => w - b.weights[j]), a.bias - b.bias);

claim("L3-010", () => {
  const [{ score, after }] =
    learnAdaline([example], { rate: 0.1, start, maxEpochs: 1 }).steps;
  return { y: score, w_new: [after.bias, ...after.weights] };
});
claim(
  ["L3-012", "L4-022"],
  "a step of learnAdaline() is η times the slope of half the square downhill, and half of that of the square",
  () => {
    const chance = new Random(40);
    return Array.from({ length: 20 }).every(() => {
      const [w, b, x, y] = Array.from({ length: 4 }, () => chance.normal());
      const { steps } = learnAdaline([{ x: [x], y }], {
        rate: 0.1,
        start: { weights: [w], bias: b },
        maxEpochs: 1,
      });
      const step = steps[0].after.weights[0] - w;
      const square = slopesOf((w, b) => w.mul(x).add(b).sub(y).pow(2), w, b);
      return isNear(step, -0.1 * square.slopes[0] / 2) &&
        !isNear(step, -0.1 * square.slopes[0]);
    });
  },
);

const and = examplesOf(AND), best = leastSquares(and);
const online = (rate: number | ((k: number) => number)) =>
  learnAdaline(and, { rate, maxEpochs: 3000 });
claim(
  "L3-013",
  "learnAdaline() on AND at the rates 0.2, 0.1, 0.05 goes round ever nearer to the least squares, and at falling rates comes to it; the squared error there is not 0",
  () => {
    const [a, b, c] = [0.2, 0.1, 0.05].map((rate) =>
      distance(online(rate), best)
    );
    return a > b && b > c && c > 0.005 &&
      distance(online((k) => 20 / (k + 60)), best) < 0.003 &&
      isNear(best.loss, 1 / 32);
  },
);

erratum("E3-18", {
  // Read as printed, each example's own (t − y)² would shrink; the first one's grows from 0.
  printed: () => {
    const squareAt = (at: WeightsAndBias) => linearLoss([and[0]], at);
    return squareAt(best) <= squareAt({ weights: [0, 0], bias: 0 });
  },
  ours: () => {
    const run = learnAdaline(and, { rate: 1, rule: "batch" });
    const late = online(0.1).steps.slice(-4);
    return distance(run, best) < 1e-7 &&
      late.every(({ before, after }) => distance(before, after) > 0.01);
  },
});
erratum("E3-32", {
  // The bias of either unit learns like the weight of an input that is always 1.
  ours: () => {
    const withOne = and.map(({ x, y }) => ({ x: [1, ...x], y }));
    return [
      learnAdaline(withOne, { rate: 0.1 }),
      learn(withOne, { rule: "rosenblatt" }),
    ].every(({ steps }) =>
      steps.every(({ after }) => after.bias === after.weights[0])
    );
  },
});
