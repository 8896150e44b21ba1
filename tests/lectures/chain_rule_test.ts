/** The chain rule, one neuron, computation graphs, the Jacobian: rows T1-27, T1-28, T2-23, T2-24, T2-27, T3-20, T4-28, T4-36. */

import { activation } from "../../lib/scalar/activation.ts";
import { relu } from "../../lib/scalar/activations.ts";
import { descend } from "../../lib/scalar/descend.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { type Value, value } from "../../lib/scalar/value.ts";
import { claim, erratum } from "./ledger.ts";
import { slopesOf } from "./slopes.ts";

const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-12;
const slope = (of: Value, by: Value): number => gradients(of, by);

claim("L1-048", () => {
  const { value: J, slopes: dJdx } = slopesOf(
    (x1, x2) => x1.add(x2.mul(2)).mul(x1.mul(x2)),
    3,
    2,
  );
  return { J, dJdx };
});

/** The neuron of the second source: z = w x + b, o = ReLU(z), J = ½ (y − o)². */
const w = value(0.5), b = value(0.1), x = value(2), y = 2;
const z = w.mul(x).add(b), o = z.relu(), J = o.sub(y).pow(2).mul(0.5);

claim("L1-049", () => ({ z: z.data, o: o.data, J: J.data }));
claim("L1-050", () => slope(J, o));
claim("L1-051", () => slope(J, w));
claim("L1-052", () => slope(J, b));
claim(
  "L1-053",
  "dJ/do = o − y, do/dz = ReLU′(z), dz/db = 1, and do/db is not o − y",
  () =>
    isNear(slope(J, o), o.data - y) &&
    slope(o, z) === relu.slope(z.data) && slope(z, b) === 1 &&
    !isNear(slope(o, b), o.data - y),
);
claim("L1-054", () => {
  const moved = descend({ w, b }, gradients(J, { w, b }), { rate: 0.1 });
  return { w: moved.w.data, b: moved.b.data };
});

/** A function that the library does not have, made from its slope. */
const sine = activation(Math.sin, {
  id: "sin",
  slope: Math.cos,
  formula: "sin(z)",
  latex: "\\sin z",
  latexSlope: "\\cos z",
  range: { low: -1, high: 1, latex: "[-1, 1]" },
});
claim("L2-035", () => slopesOf((x) => x.pow(2).apply(sine).exp(), 1).slopes[0]);
claim("L2-036", () => {
  const w = [0.1, 0.55, 0.45].map((number) => value(number));
  const z = w[0].add(w[1].mul(0.5)).add(w[2].mul(0.3));
  const yhat = z.sigmoid();
  const loss = yhat.sub(1).pow(2).mul(0.5);
  return { z: z.data, yhat: yhat.data, grad: gradients(loss, w) };
});
claim(
  "L2-037",
  "the slope of Σₖ wₖ xₖ with respect to wⱼ is xⱼ, for every j",
  () => {
    const x = [1, 0.5, 0.3, -2];
    const { slopes } = slopesOf(
      (...w) => w.map((wk, k) => wk.mul(x[k])).reduce((a, b) => a.add(b)),
      ...[0.1, 0.55, 0.45, 3],
    );
    return slopes.every((slope, j) => slope === x[j]);
  },
);
claim("L2-040", () => slopesOf((x) => x.pow(2).mul(x.mul(3)), 2).slopes[0]);

claim("L3-046", () => {
  const w0 = value(1), w1 = value(2), x = 3, y = 5;
  const u = w1.mul(x), yhat = w0.add(u), z = yhat.sub(y), L = z.pow(2);
  const [dL_dw0, dL_dw1] = gradients(L, [w0, w1]);
  return {
    u: u.data,
    yhat: yhat.data,
    z: z.data,
    L: L.data,
    dL_dw0,
    dL_dw1,
  };
});
/** How fast the cheetah is if the human's speed changes by 1, through bear and lion. */
const cheetah = (factors: number[]) =>
  slopesOf(
    (human) => factors.reduce((speed, factor) => speed.mul(factor), human),
    1,
  ).slopes[0];
claim("L4-070", () => cheetah([1.5, 2, 2]));
claim("L4-071", () => cheetah([2.5, 2, 2]));
claim("L4-074", () => {
  const x1 = value(2), x2 = value(3);
  const f = [x1.mul(x2), x1.add(x2.pow(2))];
  return f.map((row) => gradients(row, [x1, x2]));
});
claim(
  "L0-034",
  "through ten ReLU units with z > 0 no slope is lost to saturation, but weights of ½ shrink it to 2⁻¹⁰, and one z ≤ 0 ends it",
  () => {
    const chain = (weight: number, start: number) =>
      slopesOf((x) => {
        let a = x;
        for (let layer = 0; layer < 10; layer++) a = a.mul(weight).relu();
        return a;
      }, start).slopes[0];
    return chain(1, 9) === 1 && chain(0.5, 9) === 2 ** -10 &&
      chain(1, -1) === 0;
  },
);

erratum("E1-02", {
  printed: () => isNear(slope(o, b), o.data - y),
  ours: () =>
    isNear(slope(J, o), o.data - y) && slope(o, z) === 1 &&
    slope(z, b) === 1 && isNear(slope(J, b), -0.9),
});
erratum("E2-08", {
  // With one index for both, the sum of the slopes would be taken instead of one.
  printed: () => slopesOf((w) => w.mul(0.5), 1).slopes[0] === 0.5 + 0.3,
  ours: () =>
    slopesOf((v, w) => v.mul(0.5).add(w.mul(0.3)), 1, 1).slopes[1] === 0.3,
});
erratum("E4-14", {
  printed: () => cheetah([1.5, 2, 2]) === cheetah([2.5, 2, 2]),
  ours: () => cheetah([1.5, 2, 2]) === 6 && cheetah([2.5, 2, 2]) === 10,
});
erratum("E1-21", {
  // Gradients alone leave every weight where it is.
  printed: () => {
    gradients(J, [w, b]);
    return w.data !== 0.5;
  },
  ours: () => isNear(descend(w, gradients(J, w), { rate: 0.1 }).data, 0.68),
});
