/** Values side by side that go into sums together, such as the weights of a neuron. */

import { join, NO_LINE, type Strand, strand, tape } from "./tape.ts";
import { here, type Value } from "./value.ts";

/**
 * A row of Values, and perhaps a start that its sum is added to: a neuron's weights and bias.
 *
 * However many sums it goes into, it is listed once on each tape; that is what makes a layer fast.
 */
export class Row {
  #tape = 0;
  #begin = 0;
  #home: Strand = strand;

  constructor(
    readonly values: readonly (Value | number)[],
    readonly start?: Value | number | undefined,
  ) {}

  /** How many lines and terms a tape must have left for it, at most. */
  get room(): number {
    return this.values.length + 2;
  }

  /** Where its list begins on the tape in use: how many there are, the start, and then their lines. */
  list(): number {
    if (this.#tape === tape.id) return this.#begin;
    const { terms } = tape, { values, start } = this;
    const begin = tape.usedTerms;
    let home = strand;
    const write = (place: number, operand: Value | number) => {
      const x = here(operand);
      terms[place] = x.line;
      home = join(home, x.home as Strand);
    };
    terms[begin] = values.length;
    if (start === undefined) terms[begin + 1] = NO_LINE;
    else write(begin + 1, start);
    for (let i = 0; i < values.length; i++) write(begin + 2 + i, values[i]);
    tape.usedTerms = begin + 2 + values.length;
    this.#home = home;
    this.#tape = tape.id;
    return this.#begin = begin;
  }

  /** What its numbers rest on, after {@linkcode list}. */
  get home(): Strand {
    return this.#home;
  }
}
