/** Value: the arithmetic of plain numbers, each operation's slopes, names, and what is refused. */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Activation } from "../../lib/scalar/activation.ts";
import {
  leakyRelu,
  relu,
  sigmoid,
  sigmoidOf,
  softplus,
  step,
  tanh,
} from "../../lib/scalar/activations.ts";
import { finiteDifferences } from "../../lib/scalar/finite_differences.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { Value, value } from "../../lib/scalar/value.ts";

/** Each operation: on Values, in plain numbers, and where it is to be tried. */
type Case = {
  readonly name: string;
  on(...x: Value[]): Value;
  of(...x: number[]): number;
  readonly from: readonly fc.Arbitrary<number>[];
};

const any = fc.double({ min: -3, max: 3, noNaN: true });
const awayFromZero = any.filter((x) => Math.abs(x) > 0.1);
const positive = fc.double({ min: 0.1, max: 3, noNaN: true });

const CASES: readonly Case[] = [
  {
    name: "add",
    on: (x, y) => x.add(y),
    of: (x, y) => x + y,
    from: [any, any],
  },
  { name: "add a number", on: (x) => x.add(2), of: (x) => x + 2, from: [any] },
  {
    name: "sub",
    on: (x, y) => x.sub(y),
    of: (x, y) => x - y,
    from: [any, any],
  },
  { name: "sub a number", on: (x) => x.sub(2), of: (x) => x - 2, from: [any] },
  {
    name: "mul",
    on: (x, y) => x.mul(y),
    of: (x, y) => x * y,
    from: [any, any],
  },
  {
    name: "mul by a number",
    on: (x) => x.mul(-3),
    of: (x) => x * -3,
    from: [any],
  },
  { name: "mul by itself", on: (x) => x.mul(x), of: (x) => x * x, from: [any] },
  {
    name: "div",
    on: (x, y) => x.div(y),
    of: (x, y) => x / y,
    from: [any, awayFromZero],
  },
  {
    name: "div by a number",
    on: (x) => x.div(4),
    of: (x) => x / 4,
    from: [any],
  },
  {
    name: "div by itself",
    on: (x) => x.div(x),
    of: (x) => x / x,
    from: [awayFromZero],
  },
  { name: "neg", on: (x) => x.neg(), of: (x) => -x, from: [any] },
  { name: "exp", on: (x) => x.exp(), of: Math.exp, from: [any] },
  { name: "log", on: (x) => x.log(), of: Math.log, from: [positive] },
  { name: "pow(3)", on: (x) => x.pow(3), of: (x) => x ** 3, from: [any] },
  {
    name: "pow(-2)",
    on: (x) => x.pow(-2),
    of: (x) => x ** -2,
    from: [awayFromZero],
  },
  { name: "pow(0.5)", on: (x) => x.pow(0.5), of: Math.sqrt, from: [positive] },
  { name: "pow(0)", on: (x) => x.pow(0), of: () => 1, from: [any] },
  {
    name: "pow of a Value",
    on: (x, y) => x.pow(y),
    of: (x, y) => x ** y,
    from: [positive, any],
  },
  { name: "tanh", on: (x) => x.tanh(), of: tanh, from: [any] },
  { name: "sigmoid", on: (x) => x.sigmoid(), of: sigmoid, from: [any] },
  { name: "relu", on: (x) => x.relu(), of: relu, from: [awayFromZero] },
  {
    name: "leakyRelu",
    on: (x) => x.leakyRelu(0.2),
    of: leakyRelu(0.2),
    from: [awayFromZero],
  },
  { name: "softplus", on: (x) => x.softplus(), of: softplus, from: [any] },
  {
    name: "apply",
    on: (x) => x.apply(sigmoidOf(3)),
    of: sigmoidOf(3),
    from: [any],
  },
];

for (const { name, on, of, from } of CASES) {
  Deno.test(`Value.${name} is the arithmetic of plain numbers`, () => {
    fc.assert(fc.property(fc.tuple(...from), (x) => {
      assert.equal(on(...x.map((x) => value(x))).data, of(...x));
    }));
  });

  Deno.test(`Value.${name} has the slopes that small steps measure`, () => {
    fc.assert(fc.property(fc.tuple(...from), (x) => {
      const values = x.map((x) => value(x));
      const slopes = gradients(on(...values), values);
      const measured = finiteDifferences((x) => of(...x), x, 1e-6);
      slopes.forEach((slope, i) =>
        assert.ok(
          Math.abs(slope - measured[i]) <= 1e-6 * Math.max(1, Math.abs(slope)),
          `slope ${i} at ${x}: ${slope}, measured ${measured[i]}`,
        )
      );
    }));
  });
}

Deno.test("zeros make no NaN of a slope", () => {
  const zero = value(0), x = value(-3);
  assert.deepEqual(gradients(x.mul(zero), [x, zero]), [0, -3]);
  assert.equal(gradients(zero.mul(zero), zero), 0);
  assert.equal(gradients(zero.pow(2), zero), 0);
  assert.equal(gradients(zero.pow(1), zero), 1);
  assert.equal(gradients(zero.pow(0), zero), 0);
  const two = value(2);
  assert.deepEqual(gradients(zero.pow(two), [zero, two]), [0, 0]);
  assert.deepEqual(gradients(zero.pow(value(0)), zero), 0);
  assert.equal(gradients(zero.div(x), zero), -1 / 3);
  assert.deepEqual(gradients(x.relu().mul(5), [x]), [0]);
});

Deno.test("a dead ReLU hides an infinite slope behind it", () => {
  const zero = value(0), dead = zero.pow(0.5).sub(1).relu();
  assert.equal(gradients(dead, zero), 0);
  assert.equal(gradients(zero.log().apply(step), zero), 0);
});

Deno.test("Value.pow() has the right slope at negative bases", () => {
  const x = value(-2);
  assert.deepEqual([2, 3, -1].map((n) => gradients(x.pow(n), x)), [
    -4,
    12,
    -0.25,
  ]);
  const exponent = value(3);
  assert.equal(gradients(x.pow(exponent), x), 12);
});

Deno.test("Value follows plain numbers to NaN and infinity", () => {
  assert.ok(Number.isNaN(value(NaN).add(1).data));
  assert.ok(Number.isNaN(value(-1).log().data));
  assert.equal(value(0).log().data, -Infinity);
  assert.equal(value(1).div(0).data, Infinity);
  assert.equal(value(1000).exp().data, Infinity);
});

Deno.test("Value.named() names this very Value, given or computed, before and after use", () => {
  const w = value(2), z = w.mul(3);
  assert.equal(w.named("w"), w);
  assert.equal(z.named("z"), z);
  assert.deepEqual([w.name, z.name, z.add(1).name], ["w", "z", undefined]);
  assert.equal(value(1, "x_1").name, "x_1");
  w.named("u");
  assert.equal(w.name, "u");
});

Deno.test("Value prints as its number and name, and is JSON as its number", () => {
  const w = value(0.5, "w_1");
  assert.equal(String(w), 'Value(0.5, "w_1")');
  assert.equal(`${value(2)}`, "Value(2)");
  assert.equal(Deno.inspect([w.mul(2)]), "[ Value(1) ]");
  assert.equal(JSON.stringify({ w: [w] }), '{"w":[0.5]}');
});

Deno.test("Value refuses the operators, which would forget how it was made", () => {
  const a = value(1), b = value(2);
  const message =
    "Cannot use + - * / < > on a Value: they take plain numbers, but a Value remembers how it was made; " +
    "write a.add(b), or a.data for the number alone";
  const loose = [a, b] as unknown as number[];
  for (
    const use of [
      () => loose[0] + loose[1],
      () => loose[0] * 2,
      () => loose[0] < loose[1],
      () => Math.max(...loose),
    ]
  ) assert.throws(use, { name: "ValueError", message });
});

Deno.test("Value says what an operand must be, and what it is", () => {
  const cases: [unknown, string][] = [
    [
      "3",
      'calculate with "3": an operand must be a Value or a number, but this is the text "3"',
    ],
    [
      undefined,
      "calculate with undefined: an operand must be a Value or a number, but this is nothing",
    ],
    [
      null,
      "calculate with null: an operand must be a Value or a number, but this is nothing",
    ],
    [
      [1],
      "calculate with [1]: an operand must be a Value or a number, but this is an array of 1",
    ],
    [
      true,
      "calculate with true: an operand must be a Value or a number, but this is true",
    ],
  ];
  for (const [operand, rest] of cases) {
    for (const method of ["add", "sub", "mul", "div", "pow"] as const) {
      assert.throws(() => value(1)[method](operand as number), {
        name: "ValueError",
        message: `Cannot ${rest}`,
      });
    }
  }
});

Deno.test("value() refuses what is not a number, and takes NaN", () => {
  assert.throws(() => value("2" as unknown as number), {
    name: "ValueError",
    message:
      'Cannot make a Value of "2": it must be a number, but it is the text "2"',
  });
  assert.throws(() => value(undefined as unknown as number));
  assert.ok(Number.isNaN(value(NaN).data));
});

Deno.test("Value.apply() refuses a function without a slope", () => {
  const cases: [unknown, string][] = [
    [Math.tanh, "a function without a slope"],
    ["tanh", 'the text "tanh"'],
    [undefined, "nothing"],
  ];
  for (const [g, what] of cases) {
    assert.throws(() => value(0.5, "z").apply(g as Activation), {
      name: "ValueError",
      message:
        `Cannot apply an activation to Value(0.5, "z"): the activation must be one of the library or made by activation(g, { slope, … }), but it is ${what}`,
    });
  }
});
