/** Names of PyTorch and NumPy in a cell: each is answered by what stands for it here. */

import assert from "node:assert/strict";
import * as nn from "nets/nn";
import { Tensor, tensor } from "nets/tensor";
import { adviceOn } from "../../../lib/classroom/kernel/error_advice.ts";
import { adviceOnHabit } from "../../../lib/classroom/kernel/habits.ts";

/** What the engine says when this is called. */
function said(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail("it can be called");
}

Deno.test("adviceOnHabit() knows methods that tensors and networks have elsewhere", () => {
  // deno-lint-ignore no-explicit-any -- cells have no types
  const loss = tensor(1) as any, net = nn.linear(1, 1, { seed: 1 }) as any;
  assert.equal(
    adviceOnHabit(said(() => loss.backward())),
    "of a Tensor: slopes are returned, not stored: const slopes = gradients(loss, parameters)",
  );
  assert.equal(
    adviceOnHabit(said(() => loss.view(1))),
    "of a Tensor: write x.reshape([2, 3])",
  );
  assert.equal(
    adviceOnHabit(said(() => net.parameters())),
    "of a network: net.parameters is a record by the names of the layers; it is not called",
  );
  assert.equal(
    adviceOnHabit(said(() => net(1))),
    "a network is asked otherwise: write net.output(x) for a Tensor, await predict(net, x) for plain numbers",
  );
});

Deno.test("adviceOnHabit() knows layers by their other names, and those that are not called", () => {
  // deno-lint-ignore no-explicit-any -- cells have no types
  const any = nn as any;
  assert.equal(
    adviceOnHabit(said(() => any.Linear(1, 2))),
    'here it is linear(inputs, units, { seed: 1 }), from "nets/nn"',
  );
  assert.equal(
    adviceOnHabit(said(() => new any.Adam())),
    'here it is adam({ rate: 0.001 }), from "nets/nn"',
  );
  const { relu } = any;
  assert.equal(
    adviceOnHabit(said(() => relu())),
    '"relu" is a layer as it stands: leave the brackets out',
  );
});

Deno.test("adviceOnHabit() speaks of nothing that can be called here, and only of what it knows", async () => {
  const source = await Deno.readTextFile(
    new URL("../../../lib/classroom/kernel/habits.ts", import.meta.url),
  );
  const keys = [...source.matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key);
  assert.ok(keys.length > 30);
  for (const key of keys) {
    assert.ok(!Object.hasOwn(Tensor.prototype, key), key);
    assert.ok(!/^[A-Z]/.test(key) || !(key in nn), key);
  }
  for (
    const other of [
      "x.frobnicate is not a function",
      "f is not a function",
      "x is not defined",
      "toString is not a function",
    ]
  ) assert.equal(adviceOnHabit(other), undefined, other);
});

Deno.test("adviceOn() tells a loop that its turns may have to be waited for", () => {
  const advice =
    "if each turn must be waited for, as the epochs of a training must, write for await (… of …)";
  assert.equal(
    adviceOn("run is not iterable", "for (const epoch of run) show(epoch)"),
    advice,
  );
  assert.equal(
    adviceOn(
      "training is not a function or its return value is not iterable",
      "for (const epoch of training(net, {})) {}",
    ),
    advice,
  );
  assert.equal(adviceOn("x is not iterable", "const [a] = x"), undefined);
});
