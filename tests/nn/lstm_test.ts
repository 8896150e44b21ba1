import assert from "node:assert/strict";
import { lstm } from "nets/nn";
import { tensor } from "nets/tensor";
import { DOUBLE, inputsOf } from "../support/gradient_check.ts";

const layer = lstm(2, 2, { seed: 1, backend: DOUBLE });
const [x] = inputsOf([[2, 4, 2]], 6);

const sigma = (z: number) => 1 / (1 + Math.exp(-z));

Deno.test("lstm is its formula, step by step: rows of input gate, forget gate, candidate, output gate", async () => {
  const { inputWeight, stateWeight } = layer.parameters;
  const [bias] = inputsOf([[8]], 9);
  const found = await layer.with({ inputWeight, stateWeight, bias }).output(x)
    .nested() as number[][][];
  const sequences = await x.nested() as number[][][];
  const [W, U, b] = await Promise.all(
    [inputWeight, stateWeight, bias].map((p) => p.nested()),
  ) as [number[][], number[][], number[]];
  sequences.forEach((inputs, n) => {
    let h = [0, 0], c = [0, 0];
    inputs.forEach((x, t) => {
      const z = b.map((bias, r) =>
        bias + W[r][0] * x[0] + W[r][1] * x[1] + U[r][0] * h[0] + U[r][1] * h[1]
      );
      c = c.map((c, i) =>
        sigma(z[2 + i]) * c + sigma(z[i]) * Math.tanh(z[4 + i])
      );
      h = c.map((c, i) => sigma(z[6 + i]) * Math.tanh(c));
      h.forEach((h, i) => assert.ok(Math.abs(h - found[n][t][i]) < 1e-14));
    });
  });
});

Deno.test("lstm with open forget gates and shut input gates remembers for ever", async () => {
  const shut = -1000, open = 1000;
  const cell = lstm(1, 1, { seed: 1, backend: DOUBLE }).with({
    inputWeight: tensor([[0], [0], [0], [0]], { backend: DOUBLE }),
    stateWeight: tensor([[0], [0], [0], [0]], { backend: DOUBLE }),
    bias: tensor([shut, open, 0, open], { backend: DOUBLE }),
  });
  const long = tensor(new Float64Array(200), {
    shape: [1, 200, 1],
    backend: DOUBLE,
  });
  const start = {
    hidden: tensor([[0]], { backend: DOUBLE }),
    cell: tensor([[0.7]], { backend: DOUBLE }),
  };
  const { hidden, cell: memory } = cell.states(long, start).at(-1)!;
  assert.equal(await memory.item(), 0.7);
  assert.equal(await hidden.item(), Math.tanh(0.7));
});

Deno.test("lstm begins with forget gates that keep more than they lose", async () => {
  const { bias } = lstm(3, 2, { seed: 1 }).parameters;
  assert.deepEqual(await bias.nested(), [0, 0, 1, 1, 0, 0, 0, 0]);
});

Deno.test("lstm carries on where it stopped: two halves are one whole", async () => {
  const whole = layer.states(x).at(-1)!;
  const first = layer.states(x.slice(0, 1, 1)).at(-1)!;
  const second = layer.states(x.slice(1, undefined, 1), first).at(-1)!;
  assert.deepEqual(await second.cell.nested(), await whole.cell.nested());
  assert.deepEqual(await second.hidden.nested(), await whole.hidden.nested());
});

Deno.test("lstm says what does not fit", () => {
  const layer = lstm(2, 3, { seed: 1 });
  assert.throws(() => layer.output(tensor([[[1]]])), {
    message:
      "Cannot apply lstm 2 → 3 to [1, 1, 1]: its last axis must hold 2 inputs, but it holds 1",
  });
  assert.throws(() => lstm(2, 1.5, { seed: 1 }), {
    message:
      "Cannot build lstm 2 → 1.5: the number of units must be a whole number, 1 or more, but it is 1.5",
  });
});
