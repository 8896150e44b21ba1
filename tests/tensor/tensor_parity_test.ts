/** Operations of tensors, their slopes and the slopes of those, against PyTorch in awkward places. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  averagePool,
  concat,
  conv2d,
  crossEntropyOf,
  gradients,
  maxPool,
  type Tensor,
} from "nets/tensor";
import { fixtures, type Table } from "../nn/fixtures.ts";
import { assertNear, type Contender, CONTENDERS, given } from "../nn/parity.ts";
import { pythonWith } from "../nn/python.ts";

/** One operation with its answers; what `g`, `h` and `second` are stands in `fixtures/operations.py`. */
interface Fixture {
  readonly name: string;
  readonly options: Options;
  readonly inputs: readonly Table[];
  readonly result: Table;
  readonly g: Table;
  readonly slopes: readonly Table[];
  readonly h: readonly Table[];
  readonly second: readonly Table[];
}

interface Options {
  readonly axis: number;
  readonly c: number;
  readonly condition: readonly number[];
  readonly from: number;
  readonly indices: readonly number[];
  readonly labels: readonly number[];
  readonly padding: number;
  readonly size: number;
  readonly slope: number;
  readonly stride: number;
  readonly targets: Table;
  readonly to: number;
}

type Operation = (
  inputs: readonly Tensor[],
  options: Options,
  constant: (table: Table) => Tensor,
) => Tensor;

const row = (values: readonly number[]) => ({ shape: [values.length], values });

const OPERATIONS: Readonly<Record<string, Operation>> = {
  abs: ([x]) => x.abs(),
  add: ([x, y]) => x.add(y),
  averagePool2d: ([x], { size }) => averagePool(x, size),
  binaryCrossEntropy: ([z], { targets }, constant) =>
    z.softplus().sub(z.mul(constant(targets))),
  concat: (inputs, { axis }) => concat(inputs, axis),
  conv2d: ([x, w], { stride, padding }) =>
    conv2d(x, w, undefined, { stride, padding }),
  crossEntropy: ([z], { labels }, constant) =>
    crossEntropyOf(z, constant(row(labels))),
  divide: ([x, y]) => x.div(y),
  exp: ([x]) => x.exp(),
  gather: ([x], { indices }) => x.gather(indices),
  layerNorm: ([x]) => {
    const variance = x.variance(-1, { keep: true });
    return x.sub(x.mean(-1, { keep: true })).div(variance.add(1e-5).sqrt());
  },
  leakyRelu: ([x], { slope }) => x.leakyRelu(slope),
  log: ([x]) => x.log(),
  logSoftmax: ([x]) => x.logSoftmax(),
  logSumExp: ([x]) => x.logSumExp(-1),
  matmul: ([x, y]) => x.matmul(y),
  max: ([x], { axis }) => x.max(axis),
  "max with ties": ([x], { axis }) => x.max(axis),
  maxPool2d: ([x], { size }) => maxPool(x, size),
  maximum: ([x, y]) => x.maximum(y).square(),
  minimum: ([x, y]) => x.minimum(y).square(),
  mean: ([x], { axis }) => x.mean(axis),
  multiply: ([x, y]) => x.mul(y),
  power: ([x], { c }) => x.pow(c),
  relu: ([x]) => x.relu(),
  sigmoid: ([x]) => x.sigmoid(),
  slice: ([x], { axis, from, to }) => x.slice(from, to, axis).square(),
  softmax: ([x]) => x.softmax(),
  softplus: ([x]) => x.softplus(),
  sqrt: ([x]) => x.sqrt(),
  subtract: ([x, y]) => x.sub(y),
  sum: ([x], { axis }) => x.sum(axis),
  tanh: ([x]) => x.tanh(),
  transpose: ([x]) => x.transpose().square(),
  where: ([x, y], { condition }, constant) =>
    constant(row(condition)).where(x, y),
};

async function check(fixture: Fixture, on: Contender): Promise<void> {
  const { name, options } = fixture;
  const called = `${name} ${JSON.stringify(fixture.inputs)}`;
  const inputs = fixture.inputs.map((table) => given(table, on));
  const result = OPERATIONS[name](
    inputs,
    options,
    (table) => given(table, on),
  );
  const slopes = gradients(result.mul(given(fixture.g, on)).sum(), inputs);
  const second = gradients(
    slopes.map((s, i) => s.mul(given(fixture.h[i], on)).sum())
      .reduce((a, b) => a.add(b)),
    inputs,
  );
  await Promise.all([
    assertNear(result, fixture.result, on, called),
    ...inputs.flatMap((_, i) => [
      assertNear(slopes[i], fixture.slopes[i], on, `slope of ${called}`),
      assertNear(second[i], fixture.second[i], on, `second of ${called}`),
    ]),
  ]);
}

const all = fixtures<Fixture>("operations");

for (const contender of CONTENDERS) {
  for (const name of new Set(all.map((fixture) => fixture.name))) {
    Deno.test(`Tensor: ${name}, its slopes and second slopes are PyTorch's, by ${contender.name}`, async () => {
      const own = all.filter((fixture) => fixture.name === name);
      await Promise.all(own.map((fixture) => check(fixture, contender)));
    });
  }
}

const python = pythonWith("torch", "sklearn");

Deno.test({
  name: python
    ? "Tensor: PyTorch and scikit-learn compute the fixtures again"
    : "Tensor: PyTorch and scikit-learn compute the fixtures again (not run: python3-torch and python3-sklearn are not installed)",
  ignore: !python,
  fn: () => {
    const script = fileURLToPath(
      new URL("../nn/fixtures/make_fixtures.py", import.meta.url),
    );
    const run = spawnSync(python!, ["-B", script, "--check"]);
    assert.equal(run.status, 0, `${run.stdout}${run.stderr}`);
  },
});
