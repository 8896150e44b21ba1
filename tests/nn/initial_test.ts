import assert from "node:assert/strict";
import {
  constant,
  heNormal,
  heUniform,
  type Initial,
  normal,
  torchUniform,
  uniform,
  xavierNormal,
  xavierUniform,
  zeros,
} from "nets/nn";
import { Random } from "../../lib/random.ts";

const FANS = { inputs: 50, units: 30 };
const COUNT = 20_000;

const draws = (initial: Initial, seed = 11): number[] => {
  const chance = new Random(seed);
  return Array.from({ length: COUNT }, () => initial(chance, FANS));
};

const mean = (numbers: readonly number[]) =>
  numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** The mean and the mean square are within five of their standard errors of what they must be. */
function assertMoments(
  initial: Initial,
  variance: number,
  kurtosis: number,
): void {
  const numbers = draws(initial);
  const ofMean = Math.sqrt(variance / COUNT);
  const ofSquare = variance * Math.sqrt((kurtosis - 1) / COUNT);
  assert.ok(Math.abs(mean(numbers)) < 5 * ofMean);
  const square = mean(numbers.map((x) => x * x));
  assert.ok(
    Math.abs(square - variance) < 5 * ofSquare,
    `the mean square is ${square}, it must be ${variance}`,
  );
}

/** All between −a and a, and some near the ends. */
function assertUniform(initial: Initial, a: number): void {
  const numbers = draws(initial);
  const largest = Math.max(...numbers), smallest = Math.min(...numbers);
  assert.ok(largest < a && largest > 0.999 * a);
  assert.ok(smallest >= -a && smallest < -0.999 * a);
  assertMoments(initial, a * a / 3, 9 / 5);
}

Deno.test("xavierUniform is from −√(6/(inputs + units)) to its opposite, with variance 2/(inputs + units)", () => {
  assertUniform(xavierUniform, Math.sqrt(6 / 80));
  assertMoments(xavierUniform, 2 / 80, 9 / 5);
});

Deno.test("xavierNormal has variance 2/(inputs + units)", () =>
  assertMoments(xavierNormal, 2 / 80, 3));

Deno.test("heNormal has variance 2/inputs", () =>
  assertMoments(heNormal, 2 / 50, 3));

Deno.test("heUniform is from −√(6/inputs) to its opposite, with variance 2/inputs", () => {
  assertUniform(heUniform, Math.sqrt(6 / 50));
  assertMoments(heUniform, 2 / 50, 9 / 5);
});

Deno.test("torchUniform is from −1/√inputs to 1/√inputs", () =>
  assertUniform(torchUniform, 1 / Math.sqrt(50)));

Deno.test("uniform and normal are as wide as they are told to be", () => {
  assertUniform(uniform(0.3), 0.3);
  assertMoments(normal(0.2), 0.04, 3);
});

Deno.test("constant and zeros draw nothing", () => {
  assert.equal(constant(0.5)(new Random(1), FANS), 0.5);
  assert.equal(zeros(new Random(1), FANS), 0);
});

Deno.test("He's weights keep the mean square of signals through ten layers of ReLU, and PyTorch's lose it", async () => {
  const { linear, sequential } = await import("nets/nn");
  const { drawn } = await import("nets/tensor");
  const width = 64, chance = new Random(5);
  const x = drawn([64, width], () => chance.normal());
  const after = async (initial: Initial) => {
    const layers = Array.from(
      { length: 10 },
      (_, l) => linear(width, width, { seed: l, activation: "relu", initial }),
    );
    const y = sequential(...layers).output(x);
    return await y.square().mean().item();
  };
  const kept = await after(heNormal), lost = await after(torchUniform);
  assert.ok(kept > 0.2 && kept < 5, `${kept}`);
  assert.ok(lost < 1e-6, `${lost}`); // a sixth of it is left after each layer
});

Deno.test("initialisers say what they cannot draw", () => {
  assert.throws(() => uniform(-1), {
    message:
      "Cannot initialise by uniform(-1): it must be a finite number, 0 or more, but it is -1",
  });
  assert.throws(() => normal(NaN), {
    message:
      "Cannot initialise by normal(NaN): it must be a finite number, 0 or more, but it is NaN",
  });
  assert.throws(() => constant(Infinity), {
    message:
      "Cannot initialise by constant(Infinity): it must be a finite number, but it is Infinity",
  });
});
