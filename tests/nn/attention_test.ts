import assert from "node:assert/strict";
import { attention } from "nets/nn";
import { type Tensor, tensor } from "nets/tensor";
import { DOUBLE, inputsOf } from "../support/gradient_check.ts";

const [queries, keys, values] = inputsOf([[2, 3, 4], [2, 3, 4], [2, 3, 5]], 8);

const table = async (x: Tensor) => await x.nested() as number[][][];

Deno.test("attention weights are softmax(q·k / √d), and the output their mean of the values", async () => {
  const { output, weights } = attention(queries, keys, values);
  const [q, k, v, y, w] = await Promise.all(
    [queries, keys, values, output, weights].map(table),
  );
  for (const n of [0, 1]) {
    for (const i of [0, 1, 2]) {
      const fit = k[n].map((key) =>
        Math.exp(key.reduce((sum, x, j) => sum + x * q[n][i][j], 0) / 2)
      );
      const total = fit.reduce((a, b) => a + b);
      fit.forEach((e, j) =>
        assert.ok(Math.abs(w[n][i][j] - e / total) < 1e-14)
      );
      y[n][i].forEach((found, c) => {
        const mean = v[n].reduce((s, row, j) => s + w[n][i][j] * row[c], 0);
        assert.ok(Math.abs(found - mean) < 1e-14);
      });
    }
  }
});

Deno.test("attention rows sum to 1, causal or not", async () => {
  for (const causal of [false, true]) {
    const { weights } = attention(queries, keys, values, { causal });
    for (const sum of await weights.sum(-1).read()) {
      assert.ok(Math.abs(sum - 1) < 1e-14);
    }
  }
});

Deno.test("causal attention gives no weight to what comes later, and to the rest as if it ended there", async () => {
  const { output, weights } = attention(queries, keys, values, {
    causal: true,
  });
  for (const matrix of await table(weights)) {
    matrix.forEach((row, i) =>
      row.forEach((w, j) => assert.ok(j > i ? w === 0 : w > 0))
    );
  }
  const [q, k, v] = [queries, keys, values].map((x) => x.slice(0, 2, 1));
  assert.deepEqual(
    await output.slice(0, 2, 1).nested(),
    await attention(q, k, v, { causal: true }).output.nested(),
  );
});

Deno.test("attention does not care for the order of what it hears", async () => {
  const order = [2, 0, 1];
  const mixed = (x: Tensor) =>
    x.permute([1, 0, 2]).gather(order)
      .permute([1, 0, 2]);
  const here = await attention(queries, keys, values).output.read();
  const there = await attention(queries, mixed(keys), mixed(values)).output
    .read();
  here.forEach((y, i) => assert.ok(Math.abs(y - there[i]) < 1e-14));
});

Deno.test("attention of scores of a thousand is sure, not NaN", async () => {
  const one = tensor([[1e6, 0], [0, 1e6]], { backend: DOUBLE });
  const { weights } = attention(one, one, one, { causal: true });
  assert.deepEqual(await weights.nested(), [[1, 0], [0, 1]]);
});

Deno.test("attention says what does not fit", () => {
  assert.throws(() => attention(queries, values, keys), {
    message:
      "Cannot attend: queries must be [n, d], keys [m, d] and values [m, width], but they are [2, 3, 4], [2, 3, 5] and [2, 3, 4]",
  });
  assert.throws(() => attention(queries, keys, values.slice(0, 2, 1)), {
    message:
      "Cannot attend: queries must be [n, d], keys [m, d] and values [m, width], but they are [2, 3, 4], [2, 3, 4] and [2, 2, 5]",
  });
  const short = queries.slice(0, 2, 1);
  assert.doesNotThrow(() => attention(short, keys, values));
  assert.throws(() => attention(short, keys, values, { causal: true }), {
    message:
      "Cannot attend: queries must be [n, d], keys [m, d] and values [m, width], with n = m if causal, but they are [2, 2, 4], [2, 3, 4] and [2, 3, 5]",
  });
});
