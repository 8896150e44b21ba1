import assert from "node:assert/strict";
import { linear, sgd, toBackend, train } from "nets/nn";
import {
  type Backend,
  defaultBackend,
  drawn,
  loops,
  step,
  tensor,
  uniformOf,
  useBackend,
  wasm,
} from "nets/tensor";
import { gpu, type GpuOptions } from "nets/webgpu";

const later = Promise.resolve(wasm()) as unknown as Backend;
const must =
  "the backend must be one such as wasm() or await gpu(), but it is ";

/** A training with one option as a cell may write it. */
function trained(backend: Backend): Promise<unknown> {
  return train(linear(1, 1, { seed: 1 }), {
    x: [[1], [2]],
    y: [[2], [4]],
    loss: (output, target) => output.sub(target).square().mean(),
    optimiser: sgd({ rate: 0.1 }),
    epochs: 1,
    seed: 1,
    backend,
  });
}

Deno.test("tensor() names what is no backend, with the remedy", () => {
  const cases: [unknown, string][] = [
    [later, "a Promise; put await before it"],
    [gpu, "a function; call it: await gpu()"],
    [wasm, "a function; call it: wasm()"],
    ["gpu", 'the text "gpu"'],
    [null, "nothing"],
    [{}, "an object"],
  ];
  for (const [backend, butIs] of cases) {
    assert.throws(() => tensor([1], { backend: backend as Backend }), {
      name: "ValueError",
      message: `Cannot make a tensor: ${must}${butIs}`,
    });
  }
});

Deno.test("tensor() refuses an option that nobody reads", () => {
  assert.throws(
    () => tensor([1], { device: loops() } as object),
    {
      name: "ValueError",
      message:
        "Cannot make a tensor: its options must be among shape, backend, but one is device",
    },
  );
});

Deno.test("useBackend() keeps the backend there was when it is given none", () => {
  const before = defaultBackend();
  assert.throws(() => useBackend(later), {
    message: `Cannot use a backend: ${must}a Promise; put await before it`,
  });
  assert.equal(defaultBackend(), before);
});

Deno.test("a backend without await is named where something moves to it", async () => {
  const butIs = `${must}a Promise; put await before it`;
  await assert.rejects(tensor([1]).to(later), {
    message: `Cannot move a tensor: ${butIs}`,
  });
  assert.throws(() => uniformOf([2], { seed: 1, backend: later }), {
    message: `Cannot draw numbers: ${butIs}`,
  });
  assert.throws(() => drawn([2], () => 1, { backend: later }), {
    message: `Cannot draw a tensor: ${butIs}`,
  });
  assert.throws(() => step(() => 1, { backend: later }), {
    message: `Cannot run a step: ${butIs}`,
  });
  await assert.rejects(toBackend(linear(1, 1, { seed: 1 }), later), {
    message: `Cannot move a network: ${butIs}`,
  });
  await assert.rejects(trained(later), {
    message: `Cannot train a network: ${butIs}`,
  });
});

Deno.test("gpu() refuses options that are no record, and another backend that is none", async () => {
  await assert.rejects(gpu("fast" as GpuOptions), {
    message:
      "Cannot compute on a GPU: the options must be a record, as in gpu({ otherwise: wasm() }), " +
      'but they are the text "fast"',
  });
  await assert.rejects(gpu({ otherwise: wasm as unknown as Backend }), {
    message: `Cannot compute otherwise: ${must}a function; call it: wasm()`,
  });
});
