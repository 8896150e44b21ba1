/** A step: what is computed in it is gone when it ends, but for what it returns. */

import { ValueError } from "../errors.ts";
import type { Backend, Numbers } from "./backend.ts";
import { checkedBackend } from "./checked_backend.ts";
import { defaultBackend } from "./default_backend.ts";
import { StoredNumbers } from "./stored_numbers.ts";
import { Tensor } from "./tensor.ts";

/**
 * Runs `f`, and gives back all memory that it used for tensors, but for those that it returns.
 *
 * Outside of a step, tensors are ordinary values that go when nobody holds them. A training step
 * makes the same tensors again and again; in a step they lie in memory that the next step uses
 * again, so that nothing grows and nothing waits for a garbage collector. Whoever uses such a tensor
 * after its step gets an error, never other numbers. What is returned is copied out and has no
 * history. A step within a step is part of it.
 *
 * @param f what is to be computed; it may not wait, so it is no `async` function
 * @param options.backend whose memory is meant; the default backend if not said
 * @returns what `f` returns, with each tensor in it, however deep in arrays and records, copied out
 * @throws {ValueError} if `f` is `async`
 *
 * @example Only the loss is left
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "./given_tensor.ts";
 * const x = tensor([1, 2, 3]);
 * const loss = step(() => x.mul(x).sum());
 * assert.equal(await loss.item(), 14);
 * ```
 */
export function step<Result>(
  f: () => Result,
  { backend = defaultBackend() }: { readonly backend?: Backend } = {},
): Result {
  checkedBackend("run a step", backend);
  if (StoredNumbers.inStep !== undefined) return f();
  const scope = { ended: false };
  StoredNumbers.inStep = scope;
  backend.begin();
  let open = true;
  try {
    const result = f();
    if (result instanceof Promise) {
      throw new ValueError(
        "run a step",
        "it must be computed at once, but its function is async; wait before it or after it",
      );
    }
    StoredNumbers.inStep = undefined;
    open = false;
    return keep(result, scope, backend);
  } finally {
    StoredNumbers.inStep = undefined;
    scope.ended = true;
    if (open) backend.end([]);
  }
}

/** The same structure, with copies in the place of the step's own tensors. */
function keep<Result>(
  result: Result,
  scope: { readonly ended: boolean },
  backend: Backend,
): Result {
  const made: Tensor[] = [];
  const own = (x: unknown) =>
    x instanceof Tensor && x.home === scope && x.backend === backend;
  replaced(result, (x) => {
    if (own(x)) made.push(x as Tensor);
    return x;
  });
  const kept: readonly Numbers[] = backend.end(made.map((x) => x.numbers));
  const copies = new Map(
    made.map((x, i) => [x, new Tensor(x.shape, kept[i], backend)]),
  );
  return replaced(
    result,
    (x) => copies.get(x as Tensor) ?? x,
  ) as Result;
}

function replaced(x: unknown, f: (x: unknown) => unknown): unknown {
  if (x instanceof Tensor) return f(x);
  if (Array.isArray(x)) return x.map((part) => replaced(part, f));
  if (
    typeof x !== "object" || x === null ||
    Object.getPrototypeOf(x) !== Object.prototype
  ) return x;
  return Object.fromEntries(
    Object.entries(x).map(([name, part]) => [name, replaced(part, f)]),
  );
}
