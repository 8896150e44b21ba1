/** Ten steps of every optimiser, clipped slopes and the rates of schedules, against PyTorch. */

import {
  adam,
  adamW,
  binaryCrossEntropy,
  clipByNorm,
  clipByValue,
  constantRate,
  cosine,
  linear,
  type Optimiser,
  reciprocal,
  rmsProp,
  type Schedule,
  sgd,
  stepDecay,
} from "nets/nn";
import { gradients, optimise, type Tensor, variable } from "nets/tensor";
import { fixtures, type Table } from "./fixtures.ts";
import {
  assertNear,
  assertNumbersNear,
  type Contender,
  given,
} from "./parity.ts";

interface Problem {
  readonly what: "problem";
  readonly x: Table;
  readonly y: Table;
  readonly weight: Table;
  readonly bias: Table;
}

interface Steps {
  readonly what: "steps";
  readonly name: keyof typeof OPTIMISERS;
  readonly options: { readonly rate: number };
  readonly steps: readonly {
    readonly loss: number;
    readonly weight: Table;
    readonly bias: Table;
  }[];
}

interface Clipping {
  readonly what: "clipping";
  readonly limit: number;
  readonly slopes: readonly Table[];
  readonly byNorm: readonly Table[];
  readonly byValue: readonly Table[];
}

interface Rates {
  readonly what: "rates";
  readonly name: keyof typeof SCHEDULES;
  readonly options: SomeOptions;
  readonly rates: readonly number[];
}

type SomeOptions =
  & Parameters<typeof cosine>[0]
  & Parameters<typeof reciprocal>[0]
  & Parameters<typeof stepDecay>[0];

const OPTIMISERS = { sgd, rmsProp, adam, adamW };

const SCHEDULES = {
  constantRate: ({ rate }: SomeOptions): Schedule => constantRate(rate),
  cosine,
  reciprocal,
  stepDecay,
};

const records = fixtures<Problem | Steps | Clipping | Rates>("optimisers");

function only<W extends (typeof records)[number]["what"]>(what: W) {
  return records.filter((r): r is Extract<typeof r, { what: W }> =>
    r.what === what
  );
}

const [problem] = only("problem");

/** One step on the logistic unit, as a training loop takes it; the loss before it. */
function oneStep(
  optimiser: Optimiser,
  t: number,
  parameters: readonly Tensor[],
  state: readonly (readonly Tensor[])[],
  on: Contender,
): Tensor {
  const [weight, bias] = parameters;
  const unit = linear(3, 1, { seed: 1, backend: on.backend })
    .with({ weight, bias });
  const sums = unit.output(given(problem.x, on));
  const loss = binaryCrossEntropy(sums, given(problem.y, on));
  const slopes = gradients(loss, parameters);
  const update = optimiser.update(t, optimiser.rate as number);
  parameters.forEach((parameter, i) =>
    optimise(update, parameter, slopes[i], state[i])
  );
  return loss;
}

/** Tests that optimisers take PyTorch's steps on a backend, and that slopes are cut as there. */
export function stepsAsPyTorch(contender: Contender): void {
  for (const { name, options, steps } of only("steps")) {
    Deno.test(`${name}(${JSON.stringify(options)}) takes PyTorch's steps, by ${contender.name}`, async () => {
      const optimiser = OPTIMISERS[name](options);
      const parameters = [problem.weight, problem.bias]
        .map((table) => variable(given(table, contender)));
      const state = parameters.map((parameter) =>
        Array.from(
          { length: optimiser.slots },
          () => variable(parameter.mul(0)),
        )
      );
      // All is asked for, and then waited for: on a GPU that is one wait.
      await Promise.all(steps.map(async ({ loss, weight, bias }, k) => {
        const step = oneStep(optimiser, k + 1, parameters, state, contender);
        const what = `${name} after ${k + 1} steps`;
        const { bound } = contender;
        await Promise.all([
          step.read().then((x) => assertNumbersNear(x, [loss], bound, what)),
          assertNear(parameters[0], weight, contender, what),
          assertNear(parameters[1], bias, contender, what),
        ]);
      }));
    });
  }

  Deno.test(`clipByNorm() and clipByValue() are PyTorch's, by ${contender.name}`, async () => {
    for (const { limit, slopes, byNorm, byValue } of only("clipping")) {
      const all = slopes.map((table) => given(table, contender));
      for (const i of slopes.keys()) {
        const what = `clipped at ${limit}`;
        await assertNear(clipByNorm(all, limit)[i], byNorm[i], contender, what);
        await assertNear(
          clipByValue(all, limit)[i],
          byValue[i],
          contender,
          what,
        );
      }
    }
  });
}

/** Tests that schedules have PyTorch's rates. */
export function ratesAsPyTorch(): void {
  for (const { name, options, rates } of only("rates")) {
    Deno.test(`${name}() has PyTorch's rates`, () => {
      const rate = SCHEDULES[name](options);
      assertNumbersNear(rates.map((_, k) => rate(k)), rates, 1e-8, name);
    });
  }
}
