/** Gradient descent and its landscape: rows T0-40, T2-22, T3-06, T3-18 to T3-21, T3-25, T4-13 to T4-22. */

import { rational } from "../../lib/logic/rational.ts";
import { Random } from "../../lib/random.ts";
import type { Value } from "../../lib/scalar/value.ts";
import { derivative } from "mathjs";
import { claim, erratum } from "./ledger.ts";
import { descent, slopesOf } from "./slopes.ts";

const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-12;
const total = (values: Value[]) => values.reduce((a, b) => a.add(b));

claim(
  "L0-080",
  "descend() moves every parameter by −η times its gradient at the old point; one after the other ends elsewhere",
  () => {
    const loss = (u: Value, v: Value) => u.mul(v).sub(3).pow(2);
    const { slopes } = slopesOf(loss, 1, 2);
    const [u, v] = descent(loss, [1, 2], { rate: 0.1, steps: 1 });
    const later = slopesOf(loss, u, 2).slopes[1]; // v's gradient after u has moved
    return isNear(u, 1 - 0.1 * slopes[0]) && isNear(v, 2 - 0.1 * slopes[1]) &&
      !isNear(v, 2 - 0.1 * later);
  },
);

claim("L2-034", () => {
  const J = (w: Value) => w.sub(3).pow(2);
  const after = (steps: number) => descent(J, [0], { rate: 0.1, steps })[0];
  return { w1: after(1), w2: after(2) };
});

/** Half the squared error of a linear unit with w[0] as its bias. */
const adaline = (x: number[], t: number) => (...w: Value[]) =>
  total(w.map((wj, j) => wj.mul(x[j]))).sub(t).pow(2).mul(0.5);
claim("L3-010", () => {
  const y = slopesOf((a, b) => a.add(b), 0, 0.5).value;
  const w_new = descent(adaline([1, 1], 1), [0, 0.5], { rate: 0.1, steps: 1 });
  return { y, w_new };
});
claim(
  ["L3-012", "L4-022"],
  "the step α x (t − y) of a linear unit is descent on half the square, and half of a step on the square",
  () => {
    const chance = new Random(12);
    return Array.from({ length: 20 }).every(() => {
      const [w0, w1, x, t] = Array.from({ length: 4 }, () => chance.normal());
      const y = w0 + w1 * x, error = t - y;
      const halved = slopesOf(adaline([1, x], t), w0, w1).slopes;
      const whole = slopesOf((a, b) => adaline([1, x], t)(a, b).mul(2), w0, w1);
      return isNear(-halved[0], error) && isNear(-halved[1], error * x) &&
        isNear(-whole.slopes[1], 2 * error * x);
    });
  },
);
claim(
  "L3-013",
  "between the targets 0 and 1 a constant rate swings for ever, and a falling one settles at ½, the least squares",
  () => {
    const run = (rate: (k: number) => number) => {
      const seen: number[] = [];
      let w = 0;
      for (let k = 0; k < 2000; k++) {
        const loss = adaline([1], k % 2);
        w = descent(loss, [w], { rate: rate(k), steps: 1 })[0];
        seen.push(w);
      }
      return seen.slice(-2);
    };
    const [low, high] = run(() => 0.5).toSorted();
    return high - low > 0.3 &&
      run((k) => 1 / (k + 2)).every((w) => Math.abs(w - 0.5) < 0.001);
  },
);

/** J = 1/(2m) Σ (w0 + w1 x − t)² on the points (1, 1), (2, 2), (3, 3). */
const line = (w0: Value, w1: Value) =>
  total([1, 2, 3].map((x) => w0.add(w1.mul(x)).sub(x).pow(2))).mul(1 / 6);
claim("L3-044", () => {
  const w_new = descent(line, [0, 0], { rate: 0.1, steps: 1 });
  return {
    grad: slopesOf(line, 0, 0).slopes,
    w_new,
    J_new: slopesOf(line, w_new[0], w_new[1]).value,
  };
});
claim(
  "L3-045",
  () =>
    [0.1, 1, 1.9, 2.1].map((rate) =>
      descent((w) => w.pow(2).mul(0.5), [1], { rate, steps: 10 })[0]
    ),
);

/** A curve with two minima, the left one lower. */
const twoValleys = (x: Value) =>
  x.pow(4).mul(0.25).sub(x.pow(2).mul(0.5)).add(x.mul(0.1));
const valley = (start: number) =>
  descent(twoValleys, [start], { rate: 0.1, steps: 500 })[0];
const square = (w: Value) => w.sub(1).pow(2);
claim(
  ["L3-043", "L3-082"],
  "descent lowers the cost to a point of slope 0; from the right it is the higher of two minima",
  () => {
    const ends = [-1.5, 1.5].map((start) => {
      const cost = slopesOf(twoValleys, valley(start));
      return { cost, from: slopesOf(twoValleys, start) };
    });
    return ends.every(({ cost, from }) =>
      Math.abs(cost.slopes[0]) < 1e-9 && cost.value < from.value
    ) && ends[1].cost.value > ends[0].cost.value + 0.1;
  },
);

const saddle = (x1: Value, x2: Value) => x1.pow(2).sub(x2.pow(2));
claim("L3-048", () => {
  const curvature = (name: string) =>
    derivative(derivative("x1^2 - x2^2", name), name).evaluate() as number;
  return {
    grad: slopesOf(saddle, 0, 0).slopes,
    "f(0,eps)": slopesOf(saddle, 0, 0.1).value,
    "f(eps,0)": slopesOf(saddle, 0.1, 0).value,
    hessian_eigenvalues: [curvature("x1"), curvature("x2")],
  };
});
claim("L3-049", () => {
  const [x1, x2] = descent(saddle, [1, 1e-6], { rate: 0.1, steps: 50 });
  return { x1, x2 };
});

claim(
  "L3-057",
  () =>
    [0, 1, 2, 10, 90].map((k) => Number(rational(1).div(rational(k).add(10)))),
);
claim(
  "L3-058",
  "on ½ w² the rate 2.1 diverges, 2 swings between ±1 for ever, 0.001 has hardly moved after 100 steps",
  () => {
    const end = (rate: number, steps: number) =>
      Math.abs(descent((w) => w.pow(2).mul(0.5), [1], { rate, steps })[0]);
    return end(2.1, 100) > 1e4 && end(2, 101) === 1 && end(0.001, 100) > 0.9 &&
      end(0.5, 100) < 1e-12;
  },
);

claim(
  "L4-011",
  "from ten random starts, steps against the gradient lower J every time",
  () => {
    const chance = new Random(11);
    return Array.from({ length: 10 }).every(() => {
      let w = [chance.normal(), chance.normal()];
      return Array.from({ length: 20 }).every(() => {
        const before = slopesOf(line, w[0], w[1]).value;
        w = descent(line, w, { rate: 0.05, steps: 1 });
        return slopesOf(line, w[0], w[1]).value < before;
      });
    });
  },
);
claim(
  "L4-012",
  "the bias moves the point where σ(w x + b) is ½ from 0 to −b/w and leaves the slope there as it was",
  () =>
    [-2, 0, 3].every((b) => {
      const { value, slopes } = slopesOf(
        (x) => x.mul(4).add(b).sigmoid(),
        -b / 4,
      );
      return value === 0.5 && slopes[0] === 1;
    }),
);
const parabola = (x: Value) => x.sub(3).pow(2);
claim(
  "L4-016",
  "(x − a)² has the slope 2 (x − a), which is 0 at x = a and nowhere else",
  () =>
    [-1, 0, 3, 4.5].every((x) => {
      const [slope] = slopesOf(parabola, x).slopes;
      return slope === 2 * (x - 3) && (slope === 0) === (x === 3);
    }),
);
claim("L4-017", () => {
  const at = [1, 3, 4].map((x) => slopesOf(parabola, x));
  return {
    f: at.map(({ value }) => value),
    slope: at.map(({ slopes }) => slopes[0]),
  };
});
claim("L4-018", () => ({
  x_new: [1, 4].map((x) => descent(parabola, [x], { rate: 0.1, steps: 1 })[0]),
}));

/** x⁴ − 2x², from 0.1 with rate 0.1: the size of the slope before each step. */
const steepening = () =>
  Array.from({ length: 60 }, (_, steps) => {
    const f = (x: Value) => x.pow(4).sub(x.pow(2).mul(2));
    const [x] = descent(f, [0.1], { rate: 0.1, steps });
    const { value, slopes: [slope] } = slopesOf(f, x);
    return { value, size: Math.abs(slope) };
  });
claim(
  "L4-019",
  "on x⁴ − 2x² from 0.1 the loss falls at every step, while the slope first grows and then goes to 0; at the maximum x = 0 it is 0 too",
  () => {
    const run = steepening();
    return run.every(({ value }, i) => i === 0 || value <= run[i - 1].value) &&
      run[6].size > 3 * run[0].size && run.at(-1)!.size < 1e-9 &&
      slopesOf((x) => x.pow(4).sub(x.pow(2).mul(2)), 0).slopes[0] === 0;
  },
);
claim("L4-020", () => {
  const f = (x: number) => rational(x).mul(rational(x));
  return [0.1, 0.01, 0.001].map((dx) => {
    const rise = f(Number(rational(2).add(rational(dx)))).sub(f(2));
    return Number(rise.div(rational(dx)));
  });
});

erratum("E3-18", {
  printed: () => isNear(slopesOf(square, 0.5).slopes[0], -(1 - 0.5)),
  ours: () => isNear(slopesOf(square, 0.5).slopes[0], -2 * (1 - 0.5)),
});
erratum("E3-23", {
  printed: () => Math.abs(slopesOf(twoValleys, valley(1.5)).slopes[0]) > 1e-9,
  ours: () => valley(-1.5) < 0 && valley(1.5) > 0, // two ends, both of slope 0
});
erratum("E4-10", {
  ours: () => slopesOf((x) => x.mul(4).add(2).sigmoid(), -2 / 4).value === 0.5,
});
erratum("E4-11", {
  // The slope would shrink at every step.
  printed: () =>
    steepening().every(({ size }, i, run) =>
      i === 0 || size <= run[i - 1].size
    ),
  ours: () => {
    const run = steepening();
    return run[0].size.toFixed(3) === "0.396" &&
      run[6].size.toFixed(4) === "1.5055" &&
      run.every(({ size }) => size <= run[6].size);
  },
});
erratum("E4-12", {
  ours: () =>
    [1, 3, 4].every((x) =>
      slopesOf(parabola, x).value === slopesOf(parabola, 6 - x).value
    ),
});
