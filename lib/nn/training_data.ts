/** Examples on a backend: what goes in, what should come out, one row for each. */

import { whatIs, written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import type { Random } from "../random.ts";
import type { Backend } from "../tensor/backend.ts";
import { tensor } from "../tensor/given_tensor.ts";
import type { NestedNumbers } from "../tensor/nested_numbers.ts";
import { step } from "../tensor/step.ts";
import { Tensor } from "../tensor/tensor.ts";
import { release, variable } from "../tensor/variables.ts";

/** Numbers with one row for each example: a Tensor, nested arrays, or typed arrays. */
export type Rows =
  | Tensor
  | NestedNumbers
  | ArrayLike<number>
  | readonly ArrayLike<number>[];

/** Inputs and targets, one row each for every example. */
export type Examples = { readonly x: Rows; readonly y: Rows };

/** Inputs and targets as variables on one backend. */
export type Data = {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly count: number;
};

/**
 * Examples on a backend, in a place of their own until {@linkcode letGo}: steps find them there, and
 * need not bring them again each time. Numbers are written there, tensors of another backend moved.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if there is not one target for each example, or no example
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { defaultBackend } from "../tensor/default_backend.ts";
 * const { x, y, count } = await dataOn("train", { x: [[1, 2], [3, 4], [5, 6]], y: [0, 1, 0] }, defaultBackend());
 * assert.deepEqual([x.shape, y.shape, count], [[3, 2], [3], 3]);
 * ```
 */
export async function dataOn(
  action: string,
  examples: Examples,
  backend: Backend,
): Promise<Data> {
  const x = await rowsOn(action, "x", examples.x, backend);
  const y = await rowsOn(action, "y", examples.y, backend);
  const [count] = x.shape, data = { x, y, count };
  if (count > 0 && y.shape[0] === count) return data;
  letGo(data);
  throw new ShapeError(
    action,
    count === 0
      ? "there must be an example, but there is none"
      : `there must be one target for each example, but x has ${count} rows and y has ${
        y.shape[0]
      }`,
  );
}

/**
 * Rows on a backend, in a place of their own until they are released.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what their name
 * @throws {ShapeError} if they are no rows, or rows of different lengths
 */
export async function rowsOn(
  action: string,
  what: string,
  rows: Rows,
  backend: Backend,
): Promise<Tensor> {
  const isList = Array.isArray(rows) || ArrayBuffer.isView(rows);
  if (!(rows instanceof Tensor) && !isList || (rows as Tensor).rank === 0) {
    throw new ShapeError(
      action,
      `${what} must be a Tensor or a list, with a row for each example, but it is ${
        whatIs(rows)
      }`,
    );
  }
  if (!(rows instanceof Tensor)) {
    return inPlace(() => tensor(rows as NestedNumbers, { backend }), backend);
  }
  if (rows.backend === backend) return variable(rows);
  const { shape } = rows, floats = await rows.read();
  return inPlace(() => tensor(floats, { shape, backend }), backend);
}

/** What is made of numbers that are brought, and of which nothing else is left. */
function inPlace(made: () => Tensor, backend: Backend): Tensor {
  return step(() => variable(made()), { backend });
}

/**
 * The examples in two parts: to learn from, and to validate with. Which example comes where is drawn.
 *
 * @param data the examples; they are let go
 * @param share of them that validates, between 0 and 1
 * @throws {ValueError} if a part would be empty
 */
export function withheld(
  data: Data,
  share: number,
  chance: Random,
): readonly [training: Data, validation: Data] {
  const { x, y, count } = data, kept = Math.round(count * share);
  if (!(share > 0 && share < 1) || kept < 1 || kept >= count) {
    throw new ValueError(
      "withhold examples for validation",
      `a share between 0 and 1 must leave examples on both sides, but it is ${
        written(share)
      } of ${count}`,
    );
  }
  const order = chance.shuffle(Array.from({ length: count }, (_, i) => i));
  const part = (rows: readonly number[]): Data => ({
    x: inPlace(() => x.gather(rows), x.backend),
    y: inPlace(() => y.gather(rows), y.backend),
    count: rows.length,
  });
  const parts = [part(order.slice(kept)), part(order.slice(0, kept))] as const;
  letGo(data);
  return parts;
}

/** Gives the memory of examples back. */
export function letGo({ x, y }: Data): void {
  release(x);
  release(y);
}
