/** gradients(): graphs of every shape, every structure, any depth. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Random } from "../../lib/random.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { dot, sum } from "../../lib/scalar/sums.ts";
import { type Value, value } from "../../lib/scalar/value.ts";

/** A dual number: a value and its derivative in one direction, carried forward. */
type Dual = { readonly x: number; readonly dx: number };

/** The arithmetic that random graphs are made of, for Values and for dual numbers. */
type Arithmetic<T> = {
  add(a: T, b: T): T;
  mul(a: T, b: T): T;
  tanh(a: T): T;
  dot(a: T[], b: T[], start: T): T;
};

const ON_VALUES: Arithmetic<Value> = {
  add: (a, b) => a.add(b),
  mul: (a, b) => a.mul(b),
  tanh: (a) => a.tanh(),
  dot: (a, b, start) => dot(a, b, start),
};

const ON_DUALS: Arithmetic<Dual> = {
  add: (a, b) => ({ x: a.x + b.x, dx: a.dx + b.dx }),
  mul: (a, b) => ({ x: a.x * b.x, dx: a.dx * b.x + a.x * b.dx }),
  tanh: (a) => ({
    x: Math.tanh(a.x),
    dx: a.dx * (1 - Math.tanh(a.x) ** 2),
  }),
  dot: (a, b, start) =>
    a.reduce((z, ai, i) => ON_DUALS.add(z, ON_DUALS.mul(ai, b[i])), start),
};

/** A random graph over four leaves; numbers are used again and again. */
function graph<T>(
  seed: number,
  size: number,
  leaves: T[],
  on: Arithmetic<T>,
): T {
  const chance = new Random(seed), nodes = [...leaves];
  const pick = () => nodes[chance.integer(nodes.length)];
  for (let i = 0; i < size; i++) {
    const kind = chance.integer(4);
    nodes.push(on.tanh(
      kind === 0
        ? on.add(pick(), pick())
        : kind === 1
        ? on.mul(pick(), pick())
        : kind === 2
        ? on.tanh(pick())
        : on.dot([pick(), pick()], [pick(), pick()], pick()),
    ));
  }
  return nodes.reduce(on.add);
}

const points = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
  minLength: 4,
  maxLength: 4,
});

/** Fills so many lines of the tape with something else. */
function fill(lines: number): void {
  const filler = value(1);
  for (let i = 0; i < lines; i++) filler.add(filler);
}

/** The same as on Values, but products are far apart, so that a graph lies on several tapes. */
const FAR_APART: Arithmetic<Value> = {
  ...ON_VALUES,
  mul: (a, b) => {
    fill(5000);
    return a.mul(b);
  },
};

for (
  const [where, on, sizes, numRuns] of [
    ["any graph", ON_VALUES, fc.nat(60), 100],
    ["any graph on several tapes", FAR_APART, fc.nat(40), 50],
  ] as const
) {
  Deno.test(`gradients() of ${where} are what dual numbers carry forward`, () => {
    fc.assert(
      fc.property(fc.nat(1e6), sizes, points, (seed, size, x) => {
        const leaves = x.map((x) => value(x));
        const slopes = gradients(graph(seed, size, leaves, on), leaves);
        slopes.forEach((slope, i) => {
          const duals = x.map((x, j) => ({ x, dx: i === j ? 1 : 0 }));
          const { dx } = graph(seed, size, duals, ON_DUALS);
          assert.ok(
            Math.abs(slope - dx) <= 1e-9 * Math.max(1, Math.abs(dx)),
            `${slope} is not ${dx}`,
          );
        });
      }),
      { numRuns },
    );
  });
}

Deno.test("gradients() of numbers in between follow the chain rule", () => {
  const x = value(0.5), u = x.mul(3), v = u.tanh(), loss = v.mul(v);
  const [du, dv, dx] = gradients(loss, [u, v, x]);
  assert.equal(dv, 2 * v.data);
  assert.ok(Math.abs(du - dv * (1 - v.data ** 2)) < 1e-15);
  assert.equal(dx, 3 * du);
  assert.equal(gradients(loss, loss), 1);
  assert.equal(gradients(x, x), 1);
});

Deno.test("gradients() adds the shares of a number used more than once", () => {
  const x = value(3);
  assert.equal(gradients(x.add(x), x), 2);
  assert.equal(gradients(x.mul(x).mul(x), x), 27);
  assert.equal(gradients(sum([x, x, x, x.mul(2)]), x), 5);
});

Deno.test("gradients() are 0 where the loss does not depend on what is asked for", () => {
  const x = value(1), other = value(2), unused = other.mul(3), loss = x.mul(2);
  const later = loss.mul(5);
  assert.deepEqual(gradients(loss, [other, unused, later]), [0, 0, 0]);
});

Deno.test("gradients() asked twice are the same, and leave no trace on other losses", () => {
  const x = value(2), a = x.mul(x), b = x.mul(7);
  const first = gradients(a, x);
  assert.equal(gradients(b, x), 7);
  assert.equal(gradients(a, x), first);
  assert.equal(gradients(a.add(b), x), 11);
});

Deno.test("gradients() return the structure they are asked for", () => {
  const w = [[value(1), value(2)], [value(3), value(4)]], b = [value(5)];
  const loss = sum([...w.flat(), ...b].map((x, i) => x.mul(i)));
  assert.deepEqual(
    gradients(loss, { layer1: { weight: w, bias: b }, none: [] }),
    {
      layer1: { weight: [[0, 1], [2, 3]], bias: [4] },
      none: [],
    },
  );
});

Deno.test("gradients() go back over a million steps", () => {
  let x = value(1);
  const start = x;
  for (let i = 0; i < 1_000_000; i++) x = x.add(1e-6);
  assert.ok(Math.abs(x.data - 2) < 1e-9);
  assert.equal(gradients(x, start), 1);
});

Deno.test("gradients() go back over a recurrent chain of many tapes", () => {
  // h ← w h has slope n wⁿ⁻¹ after n steps, and every step uses w again.
  const w = value(0.99999);
  let h = value(1);
  const n = 100_000;
  for (let i = 0; i < n; i++) h = h.mul(w);
  const slope = gradients(h, w), expected = n * 0.99999 ** (n - 1);
  assert.ok(Math.abs(slope / expected - 1) < 1e-9, `${slope}, ${expected}`);
});

Deno.test("gradients() do not depend on where on the tape a computation lies, to the last bit", () => {
  const run = () => {
    const leaves = [0.3, -0.7, 1.1, 0.9].map((x) => value(x));
    const between = leaves[0].mul(leaves[1]);
    const loss = graph(3, 500, [...leaves, between], ON_VALUES);
    return [loss.data, ...gradients(loss, [...leaves, between])];
  };
  const reference = run(), filler = value(1);
  for (let i = 0; i < 40; i++) {
    for (let k = 0; k < 997 * (i % 5); k++) filler.add(1);
    assert.deepEqual(run(), reference);
  }
});

Deno.test("gradients() find numbers of an old tape that were used on a new one", () => {
  const x = value(2), old = x.mul(x), filler = value(1);
  for (let i = 0; i < 50_000; i++) filler.add(1);
  const middle = old.mul(3);
  for (let i = 0; i < 50_000; i++) filler.add(1);
  const loss = middle.mul(old).add(x).add(old.div(old));
  assert.equal(loss.data, 3 * 16 + 2 + 1);
  // 3x⁴ + x + 1: 12x³ + 1; and with respect to old: 6·old
  assert.deepEqual(gradients(loss, [x, old, middle]), [97, 24, 4]);
  assert.deepEqual(gradients(old, [x, middle]), [4, 0]);
});

Deno.test("gradients() find a number of an old tape that one new tape after another uses", () => {
  const x = value(2), old = x.mul(x), filler = value(1);
  for (let tapes = 0; tapes < 4; tapes++) {
    assert.equal(gradients(old.mul(3), x), 12);
    assert.equal(gradients(old.mul(old), x), 32);
    for (let i = 0; i < 20_000; i++) filler.add(1);
  }
});

Deno.test("gradients() are 0 where what two tapes add cancels", () => {
  const x = value(3), old = x.mul(2), filler = value(1);
  for (let i = 0; i < 20_000; i++) filler.add(1);
  assert.equal(gradients(old.sub(x.mul(2)), x), 0);
});

Deno.test("gradients() agree whether a sum is one node or many", () => {
  const chance = new Random(5), n = 5000; // more terms than one line takes
  const x = Array.from({ length: n }, () => value(chance.normal()));
  // Some new, some in another place among the x: their shares add up in the same order, too.
  const y = x.map(() =>
    chance.integer(2) ? chance.choice(x) : value(chance.normal())
  );
  let long = x[0].mul(y[0]);
  for (let i = 1; i < n; i++) long = long.add(x[i].mul(y[i]));
  const short = dot(x, y);
  assert.equal(short.data, long.data);
  assert.deepEqual(gradients(short, { x, y }), gradients(long, { x, y }));
});

Deno.test("gradients() say what the loss and what is asked for must be", () => {
  const x = value(1);
  assert.throws(() => gradients([x] as unknown as Value, x), {
    name: "ValueError",
    message:
      "Cannot take gradients: the loss must be one Value, but it is an array of 1; take its [0]",
  });
  assert.throws(() => gradients([x, x] as unknown as Value, x), {
    message:
      "Cannot take gradients: the loss must be one Value, but it is an array of 2; take one of them, or their sum()",
  });
  assert.throws(() => gradients(3 as unknown as Value, x), {
    message:
      "Cannot take gradients: the loss must be one Value, but it is the number 3, which does not remember how it was made",
  });
  assert.throws(() => gradients(x, { w: [x, 3 as unknown as Value] }), {
    name: "ShapeError",
    message:
      "Cannot take gradients: w[1] must be a Value, or an array or record of such, but it is 3",
  });
});
