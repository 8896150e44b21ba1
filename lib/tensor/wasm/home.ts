/** Where numbers live: how they come into the kernels' memory, and how they get out of it. */

import { ValueError } from "../../errors.ts";
import type { Floats, Numbers } from "../backend.ts";
import type { Address } from "../kernels.ts";
import type { Memory } from "./memory.ts";
import { ALWAYS, GONE, WasmNumbers } from "./numbers.ts";

/**
 * The numbers of one backend.
 *
 * The arena has rounds. In a step all that is made lies there, and the round ends with the step;
 * outside, each operation is a round of its own, and its result is copied out into an array.
 */
export class Home {
  readonly #memory: Memory;
  readonly #forgotten: FinalizationRegistry<Address>;
  #round = 0;
  #inStep = false;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#forgotten = new FinalizationRegistry((at) => memory.free(at));
  }

  /** From here to {@linkcode end}, results stay in the arena. */
  begin(): void {
    this.#inStep = true;
  }

  /** The end of a step: copies out what is kept, and gives the arena back. */
  end(kept: readonly Numbers[]): readonly Numbers[] {
    try {
      return kept.map((a) =>
        this.#own(a).values === undefined ? this.array(this.read(a)) : a
      );
    } finally {
      this.#newRound();
      this.#inStep = false;
    }
  }

  #newRound(): void {
    this.#round++;
    this.#memory.reset();
  }

  /** Numbers in an array that nobody changes any more. */
  array(values: Floats): WasmNumbers {
    return new WasmNumbers(values.length, this, 0, GONE, values);
  }

  /** A variable with the numbers of `a`. */
  variable(a: Numbers): WasmNumbers {
    const at = this.#memory.allocate(a.size * 4);
    const variable = new WasmNumbers(a.size, this, at, ALWAYS);
    this.#forgotten.register(variable, at, variable);
    this.assign(variable, a);
    return variable;
  }

  /** Puts numbers in the place of a variable's. */
  assign(variable: Numbers, a: Numbers): void {
    const to = this.address(variable) / 4, { values } = this.#own(a);
    const { floats } = this.#memory;
    if (values !== undefined) floats.set(values, to);
    else {
      const from = this.address(a) / 4;
      floats.copyWithin(to, from, from + a.size);
    }
  }

  /** Gives the block of a variable back. */
  release(variable: Numbers): void {
    const own = this.#own(variable);
    if (own.round !== ALWAYS) return;
    own.round = GONE;
    this.#forgotten.unregister(own);
    this.#memory.free(own.at);
  }

  /** A copy of the numbers, outside of the memory. */
  read(a: Numbers): Floats {
    const { values } = this.#own(a);
    if (values !== undefined) return Float32Array.from(values);
    const from = this.address(a) / 4;
    return this.#memory.floats.slice(from, from + a.size);
  }

  /**
   * Where an operand lies in the memory. An array is copied there, once in a round.
   *
   * @throws {ValueError} if the numbers live elsewhere, or do not live any more
   */
  address(a: Numbers): Address {
    const own = this.#own(a);
    if (own.round === this.#round || own.round === ALWAYS) return own.at;
    if (own.values === undefined) throw noLonger();
    const at = this.#memory.take(own.size * 4);
    this.#memory.floats.set(own.values, at / 4);
    own.at = at;
    own.round = this.#round;
    return at;
  }

  /** Room for a result, which is to be filled and then given to {@linkcode result}. */
  room(size: number): Address {
    return this.#memory.take(size * 4);
  }

  /** The numbers that were made at an address of {@linkcode room}: the end of an operation. */
  result(size: number, at: Address): WasmNumbers {
    if (this.#inStep) {
      return new WasmNumbers(size, this, at, this.#round);
    }
    const result = this.array(this.#copy(size, at));
    this.#newRound();
    return result;
  }

  /** Two results of one operation. */
  results(
    ...made: readonly (readonly [size: number, at: Address])[]
  ): readonly WasmNumbers[] {
    if (this.#inStep) return made.map(([size, at]) => this.result(size, at));
    const results = made.map(([size, at]) => this.array(this.#copy(size, at)));
    this.#newRound();
    return results;
  }

  /** The end of an operation that has no result. */
  done(): void {
    if (!this.#inStep) this.#newRound();
  }

  #copy(size: number, at: Address): Floats {
    return this.#memory.floats.slice(at / 4, at / 4 + size);
  }

  #own(a: Numbers): WasmNumbers {
    if (a instanceof WasmNumbers && a.home === this) return a;
    throw new ValueError(
      "compute with WebAssembly",
      "the numbers must live there, but they live on another device; read them there and write them here",
    );
  }
}

function noLonger(): ValueError {
  return new ValueError(
    "use numbers that were given back",
    "they must still live, but their step has ended, or their variable was released",
  );
}
