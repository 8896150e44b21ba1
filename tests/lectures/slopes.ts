/** A formula at a point: its value and its slopes, as the library's `gradients` finds them. */

import { descend } from "../../lib/scalar/descend.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { type Value, value } from "../../lib/scalar/value.ts";

/** The value of `f` at `x` and its slope with respect to each of the numbers. */
export function slopesOf(
  f: (...x: Value[]) => Value,
  ...x: number[]
): { value: number; slopes: number[] } {
  const inputs = x.map((number) => value(number));
  const output = f(...inputs);
  return { value: output.data, slopes: gradients(output, inputs) };
}

/** The numbers that `steps` steps of gradient descent on `f` lead to, from `start`. */
export function descent(
  f: (...x: Value[]) => Value,
  start: number[],
  { rate, steps }: { rate: number; steps: number },
): number[] {
  let x = start.map((number) => value(number));
  for (let step = 0; step < steps; step++) {
    x = descend(x, gradients(f(...x), x), { rate });
  }
  return x.map(({ data }) => data);
}
