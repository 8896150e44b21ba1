import assert from "node:assert/strict";
import { recurrent } from "nets/nn";
import { tensor } from "nets/tensor";
import { DOUBLE, inputsOf } from "../support/gradient_check.ts";

const layer = recurrent(2, 3, { seed: 1, backend: DOUBLE });
const [x] = inputsOf([[2, 4, 2]], 6);

/** The formula with plain numbers. */
function unrolled(
  inputs: readonly (readonly number[])[],
  W: readonly (readonly number[])[],
  U: readonly (readonly number[])[],
  b: readonly number[],
): number[][] {
  const states: number[][] = [];
  for (const x of inputs) {
    const h = states.at(-1) ?? b.map(() => 0);
    states.push(b.map((bias, i) => {
      const heard = W[i].reduce((sum, w, j) => sum + w * x[j], bias);
      return Math.tanh(U[i].reduce((sum, u, j) => sum + u * h[j], heard));
    }));
  }
  return states;
}

Deno.test("recurrent is its formula, step by step, for each example by itself", async () => {
  const { inputWeight, stateWeight } = layer.parameters;
  const bias = tensor([0.5, -1, 0.25], { backend: DOUBLE });
  const cell = layer.with({ inputWeight, stateWeight, bias });
  const found = await cell.output(x).nested() as number[][][];
  const sequences = await x.nested() as number[][][];
  const [W, U, b] = await Promise.all(
    [inputWeight, stateWeight, bias].map((p) => p.nested()),
  ) as [number[][], number[][], number[]];
  sequences.forEach((inputs, n) =>
    unrolled(inputs, W, U, b).forEach((state, t) =>
      state.forEach((h, i) => assert.ok(Math.abs(h - found[n][t][i]) < 1e-14))
    )
  );
});

Deno.test("recurrent carries on where it stopped: two halves are one whole", async () => {
  const whole = layer.states(x);
  const first = layer.states(x.slice(0, 3, 1));
  const second = layer.states(x.slice(3, undefined, 1), first.at(-1));
  assert.deepEqual(
    await second.at(-1)!.nested(),
    await whole.at(-1)!.nested(),
  );
});

Deno.test("recurrent hears nothing that comes later", async () => {
  const other = x.slice(0, 3, 1).pad(0, 1, 1); // the last time is 0
  assert.deepEqual(
    await layer.output(other).slice(0, 3, 1).nested(),
    await layer.output(x).slice(0, 3, 1).nested(),
  );
  assert.notDeepEqual(
    await layer.output(other).at(3, 1).nested(),
    await layer.output(x).at(3, 1).nested(),
  );
});

Deno.test("recurrent of a sequence of no length has no states", () => {
  const none = tensor(new Float32Array(0), { shape: [2, 0, 2] });
  const layer = recurrent(2, 3, { seed: 1 });
  assert.deepEqual(layer.output(none).shape, [2, 0, 3]);
});

Deno.test("recurrent says what does not fit", () => {
  const layer = recurrent(2, 3, { seed: 1 });
  assert.throws(() => layer.output(tensor([[1, 2]])), {
    message:
      "Cannot apply recurrent 2 → 3 to [1, 2]: it must be [examples, time, features], but it is [1, 2]",
  });
  assert.throws(() => layer.output(tensor([[[1, 2, 3]]])), {
    message:
      "Cannot apply recurrent 2 → 3 to [1, 1, 3]: its last axis must hold 2 inputs, but it holds 3",
  });
  assert.throws(() => layer.step(tensor([[1, 2]]), tensor([[1, 2]])), {
    message:
      "Cannot apply recurrent 2 → 3 to [1, 2]: a step takes [examples, 2] and a state [examples, 3], but they are [1, 2] and [1, 2]",
  });
});
