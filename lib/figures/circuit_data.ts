/** A circuit as plain data: checked at the door of its diagram, and said in sentences. */

import { ShapeError, ValueError } from "../errors.ts";
import { checkFinite, checkLength } from "../shape.ts";
import { spoken } from "./math_runs.ts";
import { counted, decimal, listed } from "./numbers.ts";

/** A circuit as a picture sees it; a `Circuit` of the library is one. */
export type CircuitData = {
  readonly inputs: readonly string[];
  /** Each unit: the wires it takes, and what it does with them. */
  readonly units: Readonly<
    Record<string, {
      readonly from: readonly string[];
      readonly unit: {
        readonly weights: readonly number[];
        readonly threshold: number;
        readonly tie?: "fire" | "rest";
      };
    }>
  >;
  /** Names of the wires that come out. */
  readonly outputNames: readonly string[];
};

/** How a circuit is drawn. */
export type CircuitDiagramOptions = {
  /** The bit on each wire, by its name: `circuit.run([1, 0])`. */
  readonly values?: Readonly<Record<string, number>> | undefined;
  /** What stands above a unit, instead of its name: `{ y: "AND" }`. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly caption?: string | undefined;
};

/** Checks wires and numbers at the door. */
export function checkCircuit(
  { inputs, units, outputNames }: CircuitData,
  values: CircuitDiagramOptions["values"],
): void {
  const action = "draw a circuit";
  if (!inputs.length || !outputNames.length) {
    throw new ShapeError(
      action,
      `it must have inputs and outputs, but it has ${
        counted(inputs.length, "input")
      } and ${counted(outputNames.length, "output")}`,
    );
  }
  const known = new Set([...inputs, ...Object.keys(units)]);
  for (const [name, { from, unit }] of Object.entries(units)) {
    checkLength(
      `${action}: at \`${name}\``,
      "wires",
      from,
      unit.weights.length,
    );
    checkFinite(action, `weights of \`${name}\``, [
      ...unit.weights,
      unit.threshold,
    ]);
  }
  for (
    const name of [
      ...Object.values(units).flatMap(({ from }) => from),
      ...outputNames,
      ...Object.keys(values ?? {}),
    ]
  ) {
    if (!known.has(name)) {
      throw new ValueError(
        action,
        `every wire must come from an input or a unit, but there is no \`${name}\`; there are ${
          listed([...known])
        }`,
      );
    }
  }
}

/** The circuit in sentences. */
export function circuitAlt(
  { inputs, units, outputNames }: CircuitData,
  values: CircuitDiagramOptions["values"],
): string {
  const names = Object.keys(units);
  const sentences = [
    `A circuit of ${counted(names.length, "unit")} with ${
      counted(inputs.length, "input")
    } and ${counted(outputNames.length, "output")}.`,
    ...Object.entries(units).map(([name, { from, unit }]) =>
      `${spoken(name)} takes ${
        listed(from.map((wire, i) =>
          `${spoken(wire)} (weight ${decimal(unit.weights[i])})`
        ))
      } and fires ${
        unit.tie === "rest"
          ? `above ${decimal(unit.threshold)}`
          : `at ${decimal(unit.threshold)} or more`
      }.`
    ),
    `Output${outputNames.length > 1 ? "s" : ""}: ${
      listed(outputNames.map(spoken))
    }.`,
  ];
  if (values) {
    const say = (all: readonly string[]) =>
      listed(
        all.filter((name) => name in values).map((name) =>
          `${spoken(name)} = ${decimal(values[name])}`
        ),
      );
    sentences.push(`With ${say(inputs)}: ${say(names)}.`);
  }
  return sentences.join(" ");
}
