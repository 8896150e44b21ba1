/** Numbers in a shape on a backend, to be read and printed: what a tensor is before it can calculate. */

import { ShapeError, ValueError } from "../errors.ts";
import { formatShape, type Shape } from "../shape.ts";
import type { Backend, Floats, Numbers } from "./backend.ts";
import { nested, type NestedNumbers } from "./nested_numbers.ts";
import { formatTensor } from "./print.ts";

/** What every {@linkcode Tensor} is before it can calculate: a shape, and numbers to be read. */
export class StoredNumbers {
  /** The step that is going on, if one is. @ignore */
  static inStep: { readonly ended: boolean } | undefined;
  static #count = 0;

  /** Larger than that of everything it was made from. @ignore */
  readonly order = ++StoredNumbers.#count;
  /** The step that it belongs to. @ignore */
  readonly home = StoredNumbers.inStep;
  readonly #numbers: Numbers;

  /** Made by {@linkcode tensor} and by calculating, not by hand. @ignore */
  constructor(
    readonly shape: Shape,
    numbers: Numbers,
    readonly backend: Backend,
  ) {
    if (backend === undefined) {
      throw new ValueError(
        "make a Tensor with new",
        "it must have a backend, but there is none; write tensor([[1, 2], [3, 4]])",
      );
    }
    this.#numbers = numbers;
  }

  /** The numbers, as the backend knows them. @throws {ValueError} if their step has ended @ignore */
  get numbers(): Numbers {
    if (this.home?.ended) {
      throw new ValueError(
        `use a tensor ${formatShape(this.shape)} of a step that has ended`,
        "what a step makes goes when it ends; return it from the step, and use what step() gives back",
      );
    }
    return this.#numbers;
  }

  /** How many numbers it holds. */
  get size(): number {
    return this.#numbers.size;
  }

  /** How many axes it has. */
  get rank(): number {
    return this.shape.length;
  }

  /** A copy of the numbers, row by row. */
  read(): Promise<Floats> {
    return this.backend.read(this.numbers);
  }
  /** The numbers in arrays of arrays. */
  async nested(): Promise<NestedNumbers> {
    return nested(await this.read(), this.shape);
  }
  /** The number, where there is only one. @throws {ShapeError} if there are more */
  async item(): Promise<number> {
    if (this.size !== 1) {
      throw new ShapeError(
        `read one number of ${formatShape(this.shape)}`,
        `it holds ${this.size}; sum it first, or read all with .nested()`,
      );
    }
    return (await this.read())[0];
  }

  /** Its shape, and its numbers in rows and columns. */
  toString(): string {
    const numbers = this.home?.ended
      ? undefined
      : this.backend.peek(this.#numbers);
    return formatTensor(this.shape, numbers);
  }
  /** What `console.log` prints: the same. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }
  /** Stops `a + b` and `a < b`, which would forget how the result was made. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === "string") return this.toString();
    throw new ValueError(
      "use + - * / < > on a Tensor",
      "they take plain numbers; write a.add(b), a.less(b), or (await a.item()) for a single number",
    );
  }
}
