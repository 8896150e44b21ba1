/** Circuits: threshold units whose inputs are other units' outputs, without loops. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { inOrder } from "../graph.ts";
import { checkLength, checkList, checkOptions, checkRecord } from "../shape.ts";
import { type Bit, type Bits, checkBits } from "./bits.ts";
import type { ThresholdUnit } from "./threshold_unit.ts";
import { tableOf, type TruthTable } from "./truth_table.ts";

const ACTION = "build a circuit";

/** A unit in its place: the wires it takes, in the order of its weights. */
export type Part = {
  readonly from: readonly string[];
  readonly unit: ThresholdUnit;
};

/** What a circuit is made of; every wire has the name of the input or the unit that drives it. */
export type CircuitDescription = {
  readonly inputs: readonly string[];
  readonly units: Readonly<Record<string, Part>>;
  readonly outputs: readonly string[];
};

/**
 * Named wires between threshold units. Make one with {@linkcode circuit}.
 *
 * @example One wire inside a half adder, and its layers
 * ```ts
 * import assert from "node:assert/strict";
 * import { thresholdUnit } from "nets";
 * const halfAdder = circuit({
 *   inputs: ["x1", "x2"],
 *   units: {
 *     carry: { from: ["x1", "x2"], unit: thresholdUnit({ weights: [1, 1], threshold: 2 }) },
 *     sum: { from: ["x1", "x2", "carry"], unit: thresholdUnit({ weights: [1, 1, -2], threshold: 1 }) },
 *   },
 *   outputs: ["carry", "sum"],
 * });
 * assert.deepEqual(halfAdder.run([1, 1]), { x1: 1, x2: 1, carry: 1, sum: 0 });
 * assert.deepEqual(halfAdder.layers(), [["x1", "x2"], ["carry"], ["sum"]]);
 * ```
 */
export class Circuit {
  /** The names of the inputs, x1 first. */
  readonly inputs: readonly string[];
  /** Each unit and its wires, by name. */
  readonly units: Readonly<Record<string, Part>>;
  /** The names of the outputs, in the order of {@linkcode Circuit.outputs}. */
  readonly outputNames: readonly string[];
  /** The names of the units, each after those it depends on. */
  readonly order: readonly string[];

  /**
   * Checks the wiring and puts the units in order.
   *
   * @param description see {@linkcode circuit}
   * @throws {ShapeError} if a unit has more or fewer wires than weights
   * @throws {ValueError} if a name is missing or used twice, or a unit depends on itself
   */
  constructor(description: CircuitDescription) {
    const { inputs, units, outputs } = checkedDescription(description);
    this.inputs = Object.freeze([...inputs]);
    this.units = Object.freeze({ ...units });
    this.outputNames = Object.freeze([...outputs]);
    checkNames([...this.inputs, ...Object.keys(this.units)]);
    for (const [name, part] of Object.entries(this.units)) {
      this.#checkPart(name, part);
    }
    for (const name of this.outputNames) {
      this.#checkWire("the outputs take", name);
    }
    this.order = inOrder(
      Object.keys(this.units),
      (name) => this.#unitsBefore(name),
      { action: ACTION, called: "a unit" },
    );
  }

  /**
   * The value of every wire, inputs first, each unit after those it depends on.
   *
   * @param x `[inputs]` bits
   * @throws {ShapeError | ValueError} if they are not that many bits
   */
  run(x: Bits): Readonly<Record<string, Bit>> {
    checkBits(
      `run a circuit on ${written(x)}`,
      "inputs",
      x,
      this.inputs.length,
    );
    const wires = new Map(this.inputs.map((name, i) => [name, x[i]]));
    for (const name of this.order) {
      const { from, unit } = this.units[name];
      wires.set(name, unit(from.map((wire) => wires.get(wire)!)));
    }
    return Object.fromEntries(wires);
  }

  /**
   * The outputs alone, in the order of `outputNames`.
   *
   * @param x `[inputs]` bits
   */
  outputs(x: Bits): readonly Bit[] {
    const wires = this.run(x);
    return this.outputNames.map((name) => wires[name]);
  }

  /**
   * What one wire carries for every pattern of the inputs.
   *
   * @param wire any wire, also one inside; need not be said if there is one output
   * @throws {ValueError} if there is no such wire, or several outputs to choose from
   */
  table(wire?: string): TruthTable {
    const name = wire ?? this.#onlyOutput();
    this.#checkWire(
      "the table is for",
      name,
      "write out the table of a circuit",
    );
    return tableOf(this.inputs.length, (...x) => this.run(x)[name], name);
  }

  /**
   * The wires in columns, as they are drawn from left to right: the inputs, then each
   * unit one column after the last of those it depends on.
   */
  layers(): readonly (readonly string[])[] {
    const depth = new Map(this.inputs.map((name) => [name, 0]));
    for (const name of this.order) {
      const before = this.units[name].from.map((wire) => depth.get(wire)!);
      depth.set(name, 1 + Math.max(...before));
    }
    const names = [...this.inputs, ...Object.keys(this.units)];
    return Array.from(
      { length: 1 + Math.max(...depth.values()) },
      (_, layer) => names.filter((name) => depth.get(name) === layer),
    );
  }

  #unitsBefore(name: string): readonly string[] {
    return this.units[name].from.filter((wire) =>
      Object.hasOwn(this.units, wire)
    );
  }

  #onlyOutput(): string {
    if (this.outputNames.length === 1) return this.outputNames[0];
    throw new ValueError(
      `write out the table of a circuit with outputs ${
        this.outputNames.join(", ")
      }`,
      `it must be for one wire, but none was named; as in table(${
        written(this.outputNames[0])
      })`,
    );
  }

  #checkPart(name: string, part: Part): void {
    checkOptions(
      `connect ${name}`,
      part,
      `${name}: { from: ["x1", "x2"], unit: thresholdUnit({ … }) }`,
    );
    const { from, unit } = part;
    checkList(`connect ${name}`, "wires", from);
    if (typeof unit !== "function" || !("weights" in unit)) {
      throw new ValueError(
        `connect ${name}`,
        "it must be a threshold unit, but it is not; a McCulloch–Pitts unit becomes one by .asThresholdUnit()",
      );
    }
    checkLength(
      `connect ${name} to ${from.join(", ")}`,
      "wires",
      from,
      unit.inputs,
    );
    for (const wire of from) this.#checkWire(`${name} takes`, wire);
  }

  #checkWire(who: string, wire: string, action = ACTION): void {
    if (this.inputs.includes(wire) || Object.hasOwn(this.units, wire)) return;
    throw new ValueError(
      action,
      `a wire must be an input or a unit, but ${who} ${wire}, which is neither`,
    );
  }
}

/**
 * A circuit of threshold units: each takes inputs or the outputs of other units, and
 * none may depend on itself.
 *
 * @param description `inputs`: names, x1 first; `units`: by name, the wires `from` which
 * each takes its inputs, and the `unit`; `outputs`: which wires leave the circuit
 * @returns the circuit, to be run on bits
 * @throws {ShapeError} if a unit has more or fewer wires than weights
 * @throws {ValueError} if a wire has no source, a name is used twice, or a unit depends on itself
 *
 * @example XOR, with AND as the one hidden unit
 * ```ts
 * import assert from "node:assert/strict";
 * import { thresholdUnit } from "nets";
 * const xor = circuit({
 *   inputs: ["x1", "x2"],
 *   units: {
 *     y: { from: ["x1", "x2", "both"], unit: thresholdUnit({ weights: [1, 1, -2], threshold: 1 }) },
 *     both: { from: ["x1", "x2"], unit: thresholdUnit({ weights: [1, 1], threshold: 2 }) },
 *   },
 *   outputs: ["y"],
 * });
 * assert.deepEqual(xor.table().outputs, [0, 1, 1, 0]);
 * ```
 */
export function circuit(description: CircuitDescription): Circuit {
  return new Circuit(description);
}

function checkedDescription(given: CircuitDescription): CircuitDescription {
  const example = 'circuit({ inputs: ["x1"], units: { … }, outputs: ["y"] })';
  checkOptions(ACTION, given, example);
  checkRecord(ACTION, "units", given.units, "{ y: { from, unit } }");
  for (const what of ["inputs", "outputs"] as const) {
    checkList(ACTION, what, given[what]);
    if (given[what].length > 0) continue;
    throw new ShapeError(
      ACTION,
      `it must have at least 1 ${what.slice(0, -1)}, but it has none`,
    );
  }
  return given;
}

function checkNames(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new ValueError(
    ACTION,
    `inputs and units must have different names, but ${twice} is used twice`,
  );
}
