/** A number that remembers how it was made. */

import { whatIs, written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { type Activation, checkActivation } from "./activation.ts";
import { leakyRelu, relu, sigmoid, softplus, tanh } from "./activations.ts";
import type { Kind } from "../structure.ts";
import {
  ADD,
  DIV,
  FUNCTION,
  functionNumber,
  Given,
  IMPORT,
  join,
  makeRoom,
  MUL,
  POW,
  Strand,
  strand,
  strandOn,
  SUB,
  tape,
} from "./tape.ts";

/**
 * A number that remembers how it was made, so that {@linkcode gradients} can go back.
 *
 * Calculating with Values gives Values, and each method stands for the arithmetic of plain
 * numbers: what is NaN or infinite there is so here too, and flows on. The number never changes;
 * {@linkcode Value.named} gives it a name.
 *
 * A Value keeps alive all that it was made from. To keep a history of losses, keep `loss.data`.
 *
 * @example What two numbers make
 * ```ts
 * import assert from "node:assert/strict";
 * const x = value(3, "x"), y = x.mul(x).add(1);
 * assert.equal(y.data, 10);
 * ```
 */
export class Value {
  // Declared, not defined: a field that is undefined for a moment stays slow.
  /** @ignore */
  declare home: Strand | Given;
  /** @ignore */
  declare line: number;

  /**
   * Made by {@linkcode value} and by calculating, not by hand.
   *
   * @param home with whom it is at home: a strand of a tape, or nobody (`Given`)
   * @param line on which line of the tape
   * @ignore
   */
  constructor(home: Strand | Given, line: number) {
    this.home = home;
    this.line = line;
  }

  /** The number itself. */
  get data(): number {
    return this.home.dataAt(this.line);
  }

  /** Its name as LaTeX, if it has one. */
  get name(): string | undefined {
    const { home, line } = this;
    if (home instanceof Given) return home.name;
    return home.tape.rule[line] === IMPORT
      ? home.tape.importAt(line).given?.name
      : home.tape.names.get(line);
  }

  /** Gives it a name, as LaTeX (`"z_1"`), for formulas and pictures; returns the same Value. */
  named(name: string): this {
    const { home, line } = this;
    if (home instanceof Given) home.name = name;
    else if (home.tape.rule[line] === IMPORT) {
      home.tape.importAt(line).given!.name = name;
    } else home.tape.names.set(line, name);
    return this;
  }

  /** `x + y`, with slopes 1 and 1. */
  add(other: Value | number): Value {
    makeRoom();
    const a = here(this), b = here(other);
    return made(ADD, tape.data[a.line] + tape.data[b.line], a, b);
  }

  /** `x − y`, with slopes 1 and −1. */
  sub(other: Value | number): Value {
    makeRoom();
    const a = here(this), b = here(other);
    return made(SUB, tape.data[a.line] - tape.data[b.line], a, b);
  }

  /** `x y`: the slope for each factor is the other factor. */
  mul(other: Value | number): Value {
    makeRoom();
    const a = here(this), b = here(other);
    return made(MUL, tape.data[a.line] * tape.data[b.line], a, b);
  }

  /** `x / y`, with slopes `1 / y` and `−x / y²`. */
  div(other: Value | number): Value {
    makeRoom();
    const a = here(this), b = here(other);
    return made(DIV, tape.data[a.line] / tape.data[b.line], a, b);
  }

  /** `xⁿ`, with slope `n xⁿ⁻¹`; if `n` is a Value too, its slope is `xⁿ ln x`. */
  pow(exponent: Value | number): Value {
    if (typeof exponent === "number") {
      const n = exponent, x = this.data;
      const slope = n === 0 ? 0 : n * x ** (n - 1);
      return ofOne(this, `^${n}`, x ** n, slope);
    }
    makeRoom();
    const a = here(this), b = here(exponent);
    return made(POW, tape.data[a.line] ** tape.data[b.line], a, b);
  }

  /** `−x`, with slope −1. */
  neg(): Value {
    return ofOne(this, "neg", -this.data, -1);
  }

  /** `eˣ`, which is its own slope. */
  exp(): Value {
    const y = Math.exp(this.data);
    return ofOne(this, "exp", y, y);
  }

  /** The natural logarithm `ln x`, with slope `1 / x`. */
  log(): Value {
    const x = this.data;
    return ofOne(this, "log", Math.log(x), 1 / x);
  }

  /**
   * `g(x)`, with slope `g'(x)`, for any activation.
   *
   * @throws {ValueError} if `g` is none: a bare function has no slope
   */
  apply(g: Activation): Value {
    if (g?.slope === undefined) {
      checkActivation(`apply an activation to ${this}`, "activation", g);
    }
    const z = this.data;
    return ofOne(this, g.id, g(z), g.slope(z));
  }

  /** The hyperbolic tangent. */
  tanh(): Value {
    return this.apply(tanh);
  }

  /** The logistic function. */
  sigmoid(): Value {
    return this.apply(sigmoid);
  }

  /** `max(0, x)`, with slope 0 at 0. */
  relu(): Value {
    return this.apply(relu);
  }

  /** `x` for `x > 0`, else `a x`. */
  leakyRelu(a = 0.01): Value {
    return this.apply(leakyRelu(a));
  }

  /** `ln(1 + eˣ)`. */
  softplus(): Value {
    return this.apply(softplus);
  }

  /** What a student sees who prints a Value: the number and its name, not the tape. */
  toString(): string {
    const name = this.name;
    return name === undefined
      ? `Value(${this.data})`
      : `Value(${this.data}, ${JSON.stringify(name)})`;
  }

  /** For `JSON.stringify`: the number. */
  toJSON(): number {
    return this.data;
  }

  /** What `console.log` prints: the same. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }

  /** Stops `a + b` and `a < b`, which would forget how the result was made. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === "string") return this.toString();
    throw new ValueError(
      "use + - * / < > on a Value",
      "they take plain numbers, but a Value remembers how it was made; " +
        "write a.add(b), or a.data for the number alone",
    );
  }
}

/**
 * A given number as a Value: a weight, an input.
 *
 * @param x the number; NaN and infinities are let in, so that a run that diverges shows them
 * @param name its name as LaTeX, such as `"w_{11}^{[1]}"`
 * @throws {ValueError} if `x` is not a number
 *
 * @example A number with a name
 * ```ts
 * import assert from "node:assert/strict";
 * const w = value(0.55, "w_5");
 * assert.equal(w.data, 0.55);
 * assert.equal(String(w), 'Value(0.55, "w_5")');
 * ```
 */
export function value(x: number, name?: string): Value {
  if (typeof x !== "number") {
    throw new ValueError(
      `make a Value of ${written(x)}`,
      `it must be a number, but it is ${whatIs(x)}`,
    );
  }
  return new Value(new Given(x, name), 0);
}

/** A function of one number; its slope is noted on the line before. */
function ofOne(of: Value, name: string, data: number, slope: number): Value {
  makeRoom();
  const x = here(of);
  tape.writeConstant(slope);
  const line = tape.write(FUNCTION, data, x.line, functionNumber(name));
  return new Value(x.home, line);
}

/** What structures of Values are made of. */
export const VALUE: Kind = {
  called: "a Value",
  is: (x) => x instanceof Value,
};

function made(rule: number, data: number, a: Value, b: Value): Value {
  const line = tape.write(rule, data, a.line, b.line);
  const home = a.home === b.home
    ? a.home
    : join(a.home as Strand, b.home as Strand);
  return new Value(home, line);
}

/** The operand as a Value that has a line on the tape in use. */
export function here(x: Value | number): Value {
  if (typeof x === "number") {
    return new Value(strand, tape.writeConstant(x));
  }
  return x?.home === strand ? x : bring(x);
}

function bring(x: Value): Value {
  if (!(x instanceof Value)) {
    throw new ValueError(
      `calculate with ${written(x)}`,
      `an operand must be a Value or a number, but this is ${whatIs(x)}`,
    );
  }
  const { home, line } = x;
  if (home instanceof Given) {
    x.line = tape.importLeaf(x, home);
    x.home = strand;
    return x;
  }
  if (home.tape === tape) return x;
  const copy = tape.importOlder(home.dataAt(line), home.tape.id, line);
  return new Value(strandOn(home), copy);
}

/** A number as a Value that is nobody's leaf: cheaper, but without a name. */
export function constant(x: number): Value {
  makeRoom();
  return here(x);
}
