/** Values side by side that go into sums together, such as the weights of a neuron. */

import { join, NO_LINE, type Strand, strand, tape } from "./tape.ts";
import { here, type Value } from "./value.ts";

/**
 * A row of Values, and perhaps a start that its sum is added to: a neuron's weights and bias.
 *
 * However many sums it goes into, it is listed once on each tape; that is what makes a layer fast.
 */
export class ValueRow {
  #tape = 0;
  #begin = 0;
  // None if it rests on no older tape: a row must not keep a tape that only lists it.
  #home: Strand | undefined;

  constructor(
    readonly values: readonly (Value | number)[],
    readonly start?: Value | number | undefined,
  ) {}

  /** How many lines and terms a tape must have left for it, at most. */
  get room(): number {
    return this.values.length + 2;
  }

  /** A part of it, added to something else. */
  part(
    begin: number,
    end: number,
    start?: Value | number | undefined,
  ): ValueRow {
    return new ValueRow(this.values.slice(begin, end), start);
  }

  /** Where its list begins on the tape in use: how many there are, the start, and then their lines. */
  list(): number {
    return this.#tape === tape.id ? this.#begin : this.#write();
  }

  #write(): number {
    const { terms } = tape, { values, start } = this, n = values.length;
    const begin = tape.usedTerms;
    tape.usedTerms += n + 2;
    const first = start === undefined ? undefined : here(start);
    let home = first === undefined ? strand : first.home as Strand;
    terms[begin] = n;
    terms[begin + 1] = first === undefined ? NO_LINE : first.line;
    for (let i = 0; i < n; i++) {
      const x = here(values[i]);
      terms[begin + 2 + i] = x.line;
      if (x.home !== home) home = join(home, x.home as Strand);
    }
    this.#home = home === strand ? undefined : home;
    this.#tape = tape.id;
    return this.#begin = begin;
  }

  /** What its numbers rest on, after {@linkcode list}. */
  get home(): Strand {
    return this.#home ?? strand;
  }
}
