/**
 * The tape: one line for each number that was computed, in the order of computing.
 *
 * A line says how its number was made: which rule, from which earlier lines. So the tape is in
 * topological order as it is written, and whoever wants to go back reads it from the end. Lines
 * are columns of plain numbers, not objects: that is most of why {@linkcode Value} is fast.
 *
 * A tape has a fixed number of lines. When it is full the next one begins, and a number of an older
 * tape that is used again gets a line that stands for it. Nobody frees a tape: tapes do not
 * hold each other, only values hold them, and so a tape goes when the last value that needs it does.
 *
 * Here `x` and `w` are leaves, `w` is imported by both tapes, and the first tape was full after `z`:
 *
 * ```text
 *   tape 1                          tape 2
 *   0  import x                     0  import z (tape 1, line 2)
 *   1  import w                     1  import w
 *   2  z = 0 · 1                    2  y = 0 + 1
 *
 *   z: on tape 1, line 2            y: on tape 2, line 2,
 *      strand 1 rests on []            strand 2 rests on [strand 1]
 * ```
 *
 * `y` is held by a strand of tape 2 that rests on a strand of tape 1: who holds `y` holds both tapes,
 * and can go back through both. A number made on tape 2 of leaves alone is held by the strand that
 * rests on nothing, and does not hold tape 1.
 *
 * @module
 */

import type { Value } from "./value.ts";

/** How many lines a tape has: few enough that the tape in use stays in the processor's cache. */
export const LINES = 1 << 14;

/** How many terms all the sums of one tape may have together. */
export const TERMS = LINES;

/** No line: in a list of terms, where there is no start to add to. */
export const NO_LINE = 0xffff;

/** The rules by which a line is made; what each means for slopes is said in `sweep.ts`. */
export const CONSTANT = 0,
  IMPORT = 1,
  ADD = 2,
  SUB = 3,
  MUL = 4,
  DIV = 5,
  POW = 6,
  FUNCTION = 7,
  SUM = 8,
  DOT = 9;

/** Where a number that was given, not computed, is at home: with nothing but itself and a name. */
export class Given {
  constructor(readonly data: number, public name: string | undefined) {}

  dataAt(_line: number): number {
    return this.data;
  }
}

/** A line that stands for a number from elsewhere: a given one, or line `from` of an older tape. */
export type Import = {
  readonly line: number;
  readonly leaf: Value | undefined;
  readonly given: Given | undefined;
  readonly tape: number;
  readonly from: number;
};

/**
 * The numbers of one tape that rest on the same older strands: where a computed number is at home.
 *
 * Nearly all rest on none. But a number made from one of an older tape needs that tape too, and
 * what is made from it in turn; each holds what it needs through its strand.
 */
export class Strand {
  constructor(readonly tape: Tape, readonly on: readonly Strand[]) {}

  dataAt(line: number): number {
    return this.tape.data[line];
  }
}

let tapes = 0;

/** Lines, each with its number, its rule and the lines it was made from. */
export class Tape {
  readonly id = ++tapes;
  /** The strand of the numbers that rest on no older tape. */
  readonly strand = new Strand(this, []);
  readonly data = new Float64Array(LINES);
  readonly rule = new Uint8Array(LINES);
  readonly left = new Uint16Array(LINES);
  readonly right = new Uint16Array(LINES);
  /** Lists of the lines that sums are made from; each begins with how many, and what they are added to. */
  readonly terms = new Uint16Array(TERMS);
  readonly imports: Import[] = [];
  readonly names = new Map<number, string>();
  used = 0;
  usedTerms = 0;

  /** Writes a line and says which it is. */
  write(rule: number, data: number, left: number, right: number): number {
    const line = this.used++;
    this.data[line] = data;
    this.rule[line] = rule;
    this.left[line] = left;
    this.right[line] = right;
    return line;
  }

  /** Writes a number that was not made from others; the other columns are 0 as they are. */
  writeConstant(data: number): number {
    this.data[this.used] = data;
    return this.used++;
  }

  /** Writes a line for a given number. */
  importLeaf(leaf: Value, given: Given): number {
    const line = this.#writeImport(given.data);
    this.imports.push({ line, leaf, given, tape: 0, from: 0 });
    return line;
  }

  /** Writes a line for a number of an older tape. */
  importOlder(data: number, tape: number, from: number): number {
    const line = this.#writeImport(data);
    this.imports.push({ line, leaf: undefined, given: undefined, tape, from });
    return line;
  }

  /** The place among the imports stands in `left`. */
  #writeImport(data: number): number {
    return this.write(IMPORT, data, this.imports.length, 0);
  }

  /** What the import on this line stands for. */
  importAt(line: number): Import {
    return this.imports[this.left[line]];
  }
}

/** The tape that is being written. */
export let tape = new Tape();

/** Its strand of numbers that rest on no older tape. */
export let strand = tape.strand;

// The last of those that rest on one, and on two: nearly always the next one too.
let lastBase = strand, lastJoined = strand;

// The names of the functions of one number, such as "tanh" and "^2"; a line holds a name's place.
const functionNames = ["function"];
const functionNumbers = new Map<string, number>();
let lastFunction = 0; // nearly always the next one too

/** The place of a function's name in the list of names. */
export function functionNumber(name: string): number {
  if (name === functionNames[lastFunction]) return lastFunction;
  const known = functionNumbers.get(name);
  if (known !== undefined) return lastFunction = known;
  if (functionNames.length > 0xffff) return 0; // as many as a column can tell apart
  lastFunction = functionNames.push(name) - 1;
  functionNumbers.set(name, lastFunction);
  return lastFunction;
}

/** The name at that place. */
export function functionName(place: number): string {
  return functionNames[place];
}

/** Sees to it that the tape has room, beginning the next one if it is full. */
export function makeRoom(lines = 4, terms = 0): void {
  if (
    tape.used + lines <= LINES && tape.usedTerms + terms <= TERMS
  ) return;
  for (const { leaf, given } of tape.imports) {
    if (leaf === undefined) continue;
    leaf.home = given!; // so that a leaf never keeps a full tape
    leaf.line = 0;
  }
  tape = new Tape();
  strand = tape.strand;
  lastBase = lastJoined = strand;
}

/** The strand, on the tape in use, of what rests on an older strand. */
export function strandOn(older: Strand): Strand {
  if (lastBase.on[0] !== older) lastBase = new Strand(tape, [older]);
  return lastBase;
}

/** The strand of what is made from two numbers of the tape in use. */
export function join(a: Strand, b: Strand): Strand {
  if (a === b || b === strand || a.on.includes(b)) return a;
  if (a === strand || b.on.includes(a)) return b;
  if (lastJoined.on[0] !== a || lastJoined.on[1] !== b) {
    lastJoined = new Strand(tape, [a, b]);
  }
  return lastJoined;
}
