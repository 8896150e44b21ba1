/** The chain rule, going back over the tape from a loss to everything it was made from. */

import {
  ADD,
  DIV,
  DOT,
  FUNCTION,
  Given,
  LINES,
  MUL,
  NO_LINE,
  POW,
  type Strand,
  SUB,
  SUM,
  type Tape,
} from "./tape.ts";
import type { Value } from "./value.ts";

/**
 * Hands a line's slope on to the lines it was made from: the slope of the loss with respect to an
 * operand grows by `g`, the slope with respect to the result, times the slope of the result with
 * respect to the operand. All the rules of differentiation that the tape knows are here.
 *
 * @param slopes of the loss with respect to each line, as far as they are known
 * @returns the lowest line that got a share
 */
export function passBack(
  tape: Tape,
  slopes: Float64Array,
  line: number,
  g: number,
): number {
  const { data, terms } = tape;
  const left = tape.left[line], right = tape.right[line];
  switch (tape.rule[line]) {
    case ADD:
      slopes[left] += g;
      slopes[right] += g;
      break;
    case SUB:
      slopes[left] += g;
      slopes[right] -= g;
      break;
    case MUL: {
      const x = data[left], y = data[right];
      slopes[left] += g * y;
      slopes[right] += g * x;
      break;
    }
    case DIV: {
      const y = data[right];
      slopes[left] += g / y;
      slopes[right] -= g * data[line] / y;
      break;
    }
    case POW: {
      const x = data[left], n = data[right];
      slopes[left] += n === 0 ? 0 : g * n * x ** (n - 1);
      slopes[right] += x === 0 ? 0 : g * data[line] * Math.log(x);
      break;
    }
    case FUNCTION:
      slopes[left] += g * data[line - 1];
      return left;
    case SUM: {
      let low = line;
      for (let i = left + terms[left] + 1; i > left + 1; i--) {
        slopes[terms[i]] += g;
        low = Math.min(low, terms[i]);
      }
      return passToStart(terms[left + 1], slopes, g, low);
    }
    case DOT: {
      let low = line;
      for (let i = terms[left] + 1; i > 1; i--) {
        const a = terms[left + i], b = terms[right + i];
        const x = data[a], y = data[b];
        slopes[a] += g * y;
        slopes[b] += g * x;
        if (a < low) low = a;
        if (b < low) low = b;
      }
      return passToStart(terms[left + 1], slopes, g, low);
    }
    default:
      return line; // a constant, or a number from elsewhere
  }
  return Math.min(left, right);
}

/** To what the terms of a sum were added, if to anything. */
function passToStart(
  start: number,
  slopes: Float64Array,
  g: number,
  low: number,
): number {
  if (start === NO_LINE) return low;
  slopes[start] += g;
  return Math.min(low, start);
}

/** The part of one tape that a loss depends on: the slopes of its lines, not zero from `low` to `high`. */
type Stretch = {
  readonly tape: Tape;
  readonly slopes: Float64Array;
  low: number;
  high: number;
};

// Some columns for slopes, all zero, to be used again.
const spare: Float64Array[] = [];

/**
 * The slopes of a loss with respect to every number it was made from.
 *
 * They do not depend, to the last bit, on how the numbers lie on tapes: shares are added in the
 * order in which one endless tape would add them.
 */
export class Slopes {
  readonly #stretches = new Map<number, Stretch>();
  readonly #leaves = new Map<Value, number>();

  constructor(loss: Value) {
    if (loss.home instanceof Given) {
      this.#leaves.set(loss, 1);
      return;
    }
    const tapes = tapesOf(loss.home);
    for (const tape of tapes) {
      const slopes = spare.pop() ?? new Float64Array(LINES);
      this.#stretches.set(tape.id, { tape, slopes, low: LINES, high: -1 });
    }
    this.#share(loss.home.tape.id, loss.line, 1);
    // Newest first: a number is used on its own tape and on newer ones, never on older.
    for (const tape of tapes) this.#sweep(this.#stretches.get(tape.id)!);
  }

  /** The slope of the loss with respect to `x`; 0 if it does not depend on `x`. */
  of(x: Value): number {
    const leaf = this.#leaves.get(x);
    if (leaf !== undefined) return leaf;
    if (x.home instanceof Given) return 0;
    return this.#stretches.get(x.home.tape.id)?.slopes[x.line] ?? 0;
  }

  /** Gives the columns back; the slopes can no longer be asked for. */
  done(): void {
    for (const { slopes, low, high } of this.#stretches.values()) {
      if (low <= high) slopes.fill(0, low, high + 1);
      if (spare.length < 16) spare.push(slopes);
    }
    this.#stretches.clear();
  }

  #share(tape: number, line: number, g: number): void {
    const stretch = this.#stretches.get(tape)!;
    stretch.slopes[line] += g;
    stretch.low = Math.min(stretch.low, line);
    stretch.high = Math.max(stretch.high, line);
  }

  #sweep(stretch: Stretch): void {
    const { tape, slopes, high } = stretch;
    if (high < 0) return;
    this.#goOnWithLeaves(stretch);
    let low = stretch.low;
    for (let line = high; line >= low; line--) {
      const g = slopes[line];
      // Without a slope, nothing to hand on; so 0 · ∞ never makes a NaN of it.
      if (g !== 0) low = Math.min(low, passBack(tape, slopes, line, g));
    }
    stretch.low = low;
    this.#passToOlder(stretch);
  }

  /** A leaf that newer tapes used too has a slope already, to which this tape adds. */
  #goOnWithLeaves(stretch: Stretch): void {
    if (this.#leaves.size === 0) return;
    for (const { line, leaf } of stretch.tape.imports) {
      const g = leaf && this.#leaves.get(leaf);
      if (g !== undefined) this.#share(stretch.tape.id, line, g);
    }
  }

  #passToOlder({ tape, slopes, low }: Stretch): void {
    const { imports } = tape;
    for (let i = imports.length - 1; i >= 0 && imports[i].line >= low; i--) {
      const { line, leaf, tape, from } = imports[i], g = slopes[line];
      if (leaf === undefined) {
        if (g !== 0) this.#share(tape, from, g);
      } else if (g !== 0 || this.#leaves.has(leaf)) this.#leaves.set(leaf, g);
    }
  }
}

/** All tapes that the numbers of a strand rest on, the newest first. */
export function tapesOf(strand: Strand): Tape[] {
  const seen = new Set<Strand>(), todo = [strand];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    todo.push(...next.on);
  }
  return [...new Set([...seen].map((s) => s.tape))].sort((a, b) => b.id - a.id);
}
