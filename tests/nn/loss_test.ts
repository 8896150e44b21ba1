/** Every loss is its textbook form, has the slopes that small steps measure, and says what does not fit. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  binaryCrossEntropy,
  crossEntropy,
  halfSquare,
  hinge,
  l2Penalty,
  type Loss,
  meanAbsoluteError,
  meanSquaredError,
  sumOfSquares,
} from "nets/nn";
import {
  gradients,
  type NestedNumbers,
  type Tensor,
  tensor,
} from "nets/tensor";
import {
  assertGradient,
  assertSecondGradient,
  DOUBLE,
} from "../support/gradient_check.ts";

const exact = (values: NestedNumbers) => tensor(values, { backend: DOUBLE });

const sigma = (z: number) => 1 / (1 + Math.exp(-z));
const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);

/** The loss of one output as its textbook writes it, and what the sum over all is divided by. */
type Textbook = {
  readonly loss: Loss;
  readonly one: (output: number, target: number) => number;
  readonly divisor: (examples: number, numbers: number) => number;
  readonly target: fc.Arbitrary<number>;
};

const real = fc.double({ min: -3, max: 3, noNaN: true });

const TEXTBOOK: Readonly<Record<string, Textbook>> = {
  halfSquare: {
    loss: halfSquare,
    one: (y, t) => (y - t) ** 2 / 2,
    divisor: (examples) => examples,
    target: real,
  },
  meanSquaredError: {
    loss: meanSquaredError,
    one: (y, t) => (y - t) ** 2,
    divisor: (_, numbers) => numbers,
    target: real,
  },
  sumOfSquares: {
    loss: sumOfSquares,
    one: (y, t) => (y - t) ** 2,
    divisor: () => 1,
    target: real,
  },
  meanAbsoluteError: {
    loss: meanAbsoluteError,
    one: (y, t) => Math.abs(y - t),
    divisor: (_, numbers) => numbers,
    target: real,
  },
  binaryCrossEntropy: {
    loss: binaryCrossEntropy,
    one: (z, y) => -y * Math.log(sigma(z)) - (1 - y) * Math.log(1 - sigma(z)),
    divisor: (_, numbers) => numbers,
    target: fc.double({ min: 0, max: 1, noNaN: true }),
  },
  hinge: {
    loss: hinge,
    one: (s, t) => Math.max(0, 1 - t * s),
    divisor: (_, numbers) => numbers,
    target: fc.constantFrom(-1, 1),
  },
};

for (const [name, { loss, one, divisor, target }] of Object.entries(TEXTBOOK)) {
  const shapes = fc.tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 3 }),
  );
  const pairs = shapes.chain(([m, n]) => {
    const rows = (x: fc.Arbitrary<number>) =>
      fc.array(fc.array(x, { minLength: n, maxLength: n }), {
        minLength: m,
        maxLength: m,
      });
    return fc.tuple(rows(real), rows(target));
  });
  /** Whether a corner, where no slope exists, is nearer than a small step. */
  const smooth = ([y, t]: readonly (readonly (readonly number[])[])[]) =>
    y.flat().every((y, i) =>
      Math.abs(y - t.flat()[i]) > 1e-3 && Math.abs(y * t.flat()[i] - 1) > 1e-3
    );

  Deno.test(`${name}: it is the textbook's form at random outputs and targets`, () =>
    fc.assert(
      fc.asyncProperty(pairs, async ([y, t]) => {
        const ones = y.flat().map((y, i) => one(y, t.flat()[i]));
        const expected = sum(ones) / divisor(y.length, ones.length);
        const loss_ = await loss(exact(y), exact(t)).item();
        assert.ok(Math.abs(loss_ - expected) <= 1e-12 * (1 + expected));
      }),
      { numRuns: 50 },
    ));

  Deno.test(`${name}: its slope is what small steps measure`, () =>
    fc.assert(
      fc.asyncProperty(pairs.filter(smooth), async ([y, t]) => {
        await assertGradient((y) => loss(y, exact(t)), [exact(y)]);
      }),
      { numRuns: 20 },
    ));

  Deno.test(`${name}: targets without their column are an error, not stretched to a square`, () => {
    assert.throws(
      () => loss(exact([[1], [2], [3]]), exact([1, 2, 3])),
      ({ name, message }: Error) => {
        assert.equal(name, "ShapeError");
        assert.equal(
          message.slice(message.indexOf(": ") + 2),
          "outputs and targets must have the same shape, but they are [3, 1] and [3]; " +
            "make each target a row: targets.reshape([3, 1]), or y.map((t) => [t]) of a list y",
        );
        return true;
      },
    );
  });
}

Deno.test("halfSquare: class numbers for several outputs are told what they need", () => {
  assert.throws(() => halfSquare(exact([[1, 2], [3, 4]]), exact([1, 0])), {
    name: "ShapeError",
    message: "Cannot compare outputs with targets by their squares: " +
      "outputs and targets must have the same shape, but they are [2, 2] and [2]; " +
      "for class numbers take crossEntropy, or make rows of them: targets.oneHot(2)",
  });
});

Deno.test("halfSquare: plain numbers instead of a Tensor are an error", () => {
  assert.throws(() => halfSquare(exact([1]), 1 as never), {
    name: "ValueError",
    message:
      "Cannot compare outputs with targets by their squares: the target must be a Tensor, but it is the number 1; write tensor(1)",
  });
});

Deno.test("halfSquare, meanSquaredError and sumOfSquares: slopes are as 1 to 2 to 2 m", async () => {
  const output = exact([[0.5], [2], [-1], [0]]);
  const target = exact([[1], [0], [3], [0.25]]);
  const slopes = await Promise.all(
    [halfSquare, meanSquaredError, sumOfSquares].map((loss) =>
      gradients(loss(output, target), output).read()
    ),
  );
  for (let i = 0; i < 4; i++) {
    assert.equal(slopes[1][i], 2 * slopes[0][i]);
    assert.equal(slopes[2][i], 8 * slopes[0][i]);
  }
});

Deno.test("binaryCrossEntropy: logits of ±1000 give ordinary numbers, loss and slope", async () => {
  for (const backend of [DOUBLE, undefined]) {
    const on = backend === undefined ? {} : { backend };
    const z = tensor([1000, 1000, -1000, -1000], on);
    const y = tensor([1, 0, 0, 1], on);
    const loss = binaryCrossEntropy(z, y);
    assert.equal(await loss.item(), 500); // (0 + 1000 + 0 + 1000) / 4
    assert.deepEqual([...await gradients(loss, z).read()].map((g) => g + 0), [
      0,
      0.25,
      0,
      -0.25,
    ]);
  }
});

Deno.test("binaryCrossEntropy: a small loss is not lost in 32 bits", async () => {
  const loss = await binaryCrossEntropy(tensor([20]), tensor([1])).item();
  assert.ok(Math.abs(loss / Math.log1p(Math.exp(-20)) - 1) < 1e-5);
});

/** `−ln softmax(z)ₖ`, as a textbook writes it. */
function textbookCrossEntropy(z: readonly number[], y: readonly number[]) {
  const all = sum(z.map(Math.exp));
  return -sum(y.map((y, k) => y * Math.log(Math.exp(z[k]) / all)));
}

const logits = fc.array(fc.tuple(real, real, real), {
  minLength: 1,
  maxLength: 5,
});

Deno.test("crossEntropy: of class numbers and of chances it is the textbook's mean", () =>
  fc.assert(
    fc.asyncProperty(logits, fc.infiniteStream(fc.nat(2)), async (z, drawn) => {
      const labels = z.map(() => drawn.next().value!);
      const rows = labels.map((k) => [0, 1, 2].map((c) => c === k ? 1 : 0));
      const soft = rows.map((row) => row.map((y) => 0.1 + 0.7 * y));
      const mean = (rows: readonly number[][]) =>
        sum(z.map((z, i) => textbookCrossEntropy(z, rows[i]))) / z.length;
      const near = async (loss: Promise<number>, expected: number) =>
        assert.ok(Math.abs(await loss - expected) < 1e-12);
      await near(crossEntropy(exact(z), exact(labels)).item(), mean(rows));
      await near(crossEntropy(exact(z), exact(rows)).item(), mean(rows));
      await near(crossEntropy(exact(z), exact(soft)).item(), mean(soft));
    }),
    { numRuns: 30 },
  ));

Deno.test("crossEntropy: its slopes are what small steps measure", async () => {
  const z = exact([[1, -2, 0.5], [0, 3, 2]]);
  await assertGradient((z) => crossEntropy(z, exact([2, 0])), [z]);
  const chances = exact([[0.2, 0.3, 0.5], [1, 0, 0]]);
  await assertGradient((z) => crossEntropy(z, chances), [z]);
});

Deno.test("crossEntropy: logits of ±1000 give ordinary numbers, loss and slope", async () => {
  for (const labels of [[0, 1], [[1, 0], [0, 1]]]) {
    const z = tensor([[1000, -1000], [1000, -1000]]);
    const loss = crossEntropy(z, tensor(labels));
    assert.equal(await loss.item(), 1000); // (0 + 2000) / 2
    assert.deepEqual(await gradients(loss, z).nested(), [[0, 0], [0.5, -0.5]]);
  }
});

Deno.test("crossEntropy: a class at every place of a sequence", async () => {
  const z = exact([[[1, 2], [3, 0]], [[0, 0], [1, 1]]]);
  const loss = await crossEntropy(z, exact([[0, 1], [1, 0]])).item();
  const [a, b] = [Math.log1p(Math.exp(1)), Math.log1p(Math.exp(3))];
  const expected = (a + b + 2 * Math.LN2) / 4;
  assert.ok(Math.abs(loss - expected) < 1e-12);
  const chances = exact([[[1, 0], [0, 1]], [[0, 1], [1, 0]]]);
  const same = await crossEntropy(z, chances).item();
  assert.ok(Math.abs(same - expected) < 1e-12);
});

Deno.test("crossEntropy: it says which targets it takes", () => {
  const z = exact([[1, 2, 3], [4, 5, 6]]);
  assert.throws(() => crossEntropy(z, exact([[0], [1]])), {
    name: "ShapeError",
    message:
      "Cannot take the cross-entropy: targets of logits [2, 3] must be class numbers [2] or chances [2, 3], " +
      "but they are [2, 1]; make them a list: targets.reshape([2])",
  });
  assert.throws(() => crossEntropy(z, exact([0, 1, 2])), {
    name: "ShapeError",
    message:
      "Cannot take the cross-entropy: targets of logits [2, 3] must be class numbers [2] or chances [2, 3], but they are [3]",
  });
  assert.throws(() => crossEntropy(exact([1, 2]), exact(0)), {
    name: "ShapeError",
    message:
      "Cannot take the cross-entropy: logits must be [examples, classes], but they are [2]",
  });
  assert.throws(() => crossEntropy(z, exact([0, 3])), {
    name: "ValueError",
    message:
      "Cannot compute a cross-entropy: labels must be whole numbers from 0 to 2, but label 1 is 3; " +
      "classes are counted from 0: take 1 from each label, or add an output",
  });
  assert.throws(() => crossEntropy(exact([[1], [2]]), exact([0, 1])), {
    name: "ValueError",
    message:
      "Cannot compute a cross-entropy: labels must be whole numbers from 0 to 0, but label 1 is 1; " +
      "a single output is for binaryCrossEntropy",
  });
});

Deno.test("l2Penalty: its slope is the strength times the weight, through all of a structure", async () => {
  const weights = { a: exact([[1, -2]]), b: [exact([3])] };
  const slopes = gradients(l2Penalty(weights, 0.5), weights);
  assert.deepEqual(await slopes.a.nested(), [[0.5, -1]]);
  assert.deepEqual(await slopes.b[0].nested(), [1.5]);
});

Deno.test("l2Penalty: it wants a parameter and a finite strength", () => {
  assert.throws(() => l2Penalty({}, 1), {
    name: "ShapeError",
    message:
      "Cannot take the L2 penalty: there must be a parameter, but there is none",
  });
  assert.throws(() => l2Penalty(exact([1]), NaN), {
    name: "ValueError",
    message:
      "Cannot take the L2 penalty: strengths must be finite numbers, but strength 1 is NaN",
  });
});

Deno.test("binaryCrossEntropy: slopes for logits and targets are what small steps measure, and theirs too", async () => {
  const inputs = [exact([[0, 2], [-1, 0.5]]), exact([[1, 0], [0.25, 1]])];
  const loss = (z: Tensor, y: Tensor) => binaryCrossEntropy(z, y);
  await assertGradient(loss, inputs);
  await assertSecondGradient(loss, inputs);
});
