/** The 2-2-1 example with inputs 0.5 and 0.3, forward, backward and again: rows T4-23 to T4-36, LX. */

import { rational } from "../../lib/logic/rational.ts";
import { sigmoid } from "../../lib/scalar/activations.ts";
import { finiteDifferences } from "../../lib/scalar/finite_differences.ts";
import { squaredError } from "../../lib/scalar/losses.ts";
import { claim } from "./ledger.ts";
import { count, pass, slideNet } from "./networks.ts";
import {
  first,
  halved,
  inOrder,
  lossAfter,
  printed,
  rate,
  start,
  trained,
  x,
  y,
} from "./slide.ts";

const updated = trained(1);
const second = pass(slideNet(updated), x, [y], squaredError);
const [h1, h2] = first.a[0], [w5, w6] = start.slice(4);

// Forward
claim("L4-023", () => count(slideNet(start)).weights);
claim("L4-024", () => {
  // Undo the printed update: two decimals survive its roundings, and its one slip.
  const gradient = inOrder(first.dW);
  return printed.map((w, i) => Number((w + rate * gradient[i]).toFixed(2)));
});
claim("L4-025", () => {
  // 0.7 a + 0.4 b = 0.47 and 0.3 a + 0.6 b = 0.33, by Cramer's rule.
  const [p, q, r, s] = [0.7, 0.4, 0.3, 0.6].map(rational);
  const [z1, z2] = [0.47, 0.33].map(rational);
  const below = p.mul(s).sub(q.mul(r));
  return [z1.mul(s).sub(q.mul(z2)), p.mul(z2).sub(z1.mul(r))].map((above) =>
    Number(above.div(below))
  );
});
claim("L4-026", () => first.z[0][0]);
claim("L4-027", () => first.z[0][1]);
claim(["L4-028", "L4-043"], () => h1);
claim("L4-029", () => h2);
claim("L4-030", () => first.z[1][0]);
claim("L4-031", () => 0.615 * w5 + 0.582 * w6);
claim("L4-032", () => first.yhat[0]);
claim("L4-033", () => [0.60015, 0.6].map(sigmoid));
claim("L4-034", () => {
  // dC/do = −2 (y − o) is printed as −0.71 for o = 0.645.
  return Number(rational(0.645).add(rational(0.71).div(2)));
});
claim("L4-035", () => first.loss);
claim("L4-036", () => (1 - 0.645) ** 2);

// Backward
claim("L4-037", () => first.da[1][0]);
claim("L4-038", () => -2 * (1 - 0.645));
claim("L4-039", () => sigmoid.slope(0.6));
claim("L4-040", () => 0.645 * (1 - 0.645));
claim("L4-041", () => sigmoid.slope(first.z[1][0]));
claim("L4-042", () => first.delta[1][0]);
claim("L4-044", () => inOrder(first.dW)[4]);
claim("L4-046", () => inOrder(first.dW)[5]);
claim("L4-048", () => {
  const [a, b] = first.z[0].map(sigmoid.slope);
  return { h1: a, h2: b };
});
claim("L4-049", () => ({ z1: first.delta[0][0], z2: first.delta[0][1] }));
claim("L4-050", () => inOrder(first.dW).slice(0, 4));
const updates = ["L4-051", "L4-052", "L4-053", "L4-054", "L4-045", "L4-047"];
updates.forEach((id, i) => claim(id, () => updated[i]));

// Where the printed numbers come from: the slide's own arithmetic, step by step
claim("L4-055", () => start[2] - rate * first.delta[0][0] * x[0]);
/** The slide's arithmetic for all six: its hidden values, dC/do, do/dz and the output weights used. */
function bySlide(
  [h1, h2]: readonly number[],
  dC: number,
  slope: number,
  [v5, v6]: readonly number[],
): number[] {
  const delta = dC * slope;
  const d1 = delta * v5 * h1 * (1 - h1), d2 = delta * v6 * h2 * (1 - h2);
  const gradient = [
    d1 * x[0],
    d2 * x[0],
    d1 * x[1],
    d2 * x[1],
    delta * h1,
    delta * h2,
  ];
  return start.map((w, i) => w - rate * gradient[i]);
}
const rounded = [0.615, 0.582];
/** w3 along twelve ways of rounding, all with the slide's hidden values. */
const roundingPaths = () =>
  [first.yhat[0], 0.645, 0.646].flatMap((o) =>
    [[-0.71, 0.229], [-2 * (1 - o), o * (1 - o)]].flatMap(([dC, slope]) => {
      const old = [w5, w6];
      const fresh = bySlide(rounded, dC, slope, old).slice(4);
      return [old, fresh].map((v) => bySlide(rounded, dC, slope, v)[2]);
    })
  );
claim("L4-056", () => [
  Math.min(...roundingPaths()),
  Math.max(...roundingPaths()),
]);
claim("L4-057", () => bySlide(rounded, -0.71, 0.229, [w5, w6]));
claim("L4-058", () => {
  const slope = sigmoid.slope(first.z[1][0]);
  return bySlide([h1, h2], first.da[1][0], slope, updated.slice(4)).slice(0, 4);
});

// The second forward pass
const withPrinted = pass(slideNet(printed), x, [y], squaredError);
claim("L4-059", () => withPrinted.z[0][0]);
claim("L4-060", () => second.z[0][0]);
claim("L4-061", () => second.z[0][1]);
claim("L4-062", () => ({ h1: second.a[0][0], h2: second.a[0][1] }));
claim("L4-063", () => second.z[1][0]);
claim("L4-064", () => second.yhat[0]);
claim("L4-065", () => second.loss);
claim("L4-066", () => ({
  z1: withPrinted.z[0][0],
  z2: withPrinted.z[0][1],
  h1: withPrinted.a[0][0],
  h2: withPrinted.a[0][1],
  z3: withPrinted.z[1][0],
  o: withPrinted.yhat[0],
  C: withPrinted.loss,
}));
claim("L4-067", () => ({
  before: first.loss,
  after: second.loss,
  drop: first.loss - second.loss,
}));
claim(
  "L4-068",
  "the error falls with every one of 200 updates and is still above 0 after 1000",
  () => {
    const losses = Array.from({ length: 21 }, (_, k) => lossAfter(10 * k));
    return losses.every((loss, k) => k === 0 || loss < losses[k - 1]) &&
      lossAfter(1000) > 0.003;
  },
);
claim("L4-069", () =>
  Object.fromEntries(
    [1, 2, 3, 10, 100, 1000].map((n) => [String(n), lossAfter(n)]),
  ));
claim(
  "L4-072",
  "dC/do1 · do1/dz3 · dz3/dw5 is dC/dw5",
  () => {
    const product = first.da[1][0] * sigmoid.slope(first.z[1][0]) * h1;
    return Math.abs(product - inOrder(first.dW)[4]) < 1e-12;
  },
);
claim(
  "L4-073",
  "one output, but six gradients: no two of them are equal",
  () => new Set(inOrder(first.dW)).size === 6,
);

claim("LX-021", () => ({
  "square(004)": [first.loss, inOrder(first.dW)[4]],
  "half(000,001,002)": [halved.loss, inOrder(halved.dW)[4]],
}));
claim("LX-022", () => {
  const C = (w: readonly number[]) => (y - slideNet(w).predict(x)[0]) ** 2;
  return finiteDifferences(C, start, 1e-5);
});
