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
  for (const [name, { from, unit }] of Object.entries(units)) {
    const { weights, threshold } = unit;
    checkLength(`${action}: at \`${name}\``, "wires", from, weights.length);
    checkFinite(action, `weights of \`${name}\``, [...weights, threshold]);
  }
  const known = [...inputs, ...Object.keys(units)];
  const used = Object.values(units).flatMap(({ from }) => from);
  const absent = [...used, ...outputNames, ...Object.keys(values ?? {})]
    .find((name) => !known.includes(name));
  if (absent === undefined) return;
  throw new ValueError(
    action,
    `every wire must come from an input or a unit, but there is no \`${absent}\`; there are ${
      listed(known)
    }`,
  );
}

/** The circuit in sentences. */
export function circuitAlt(
  { inputs, units, outputNames }: CircuitData,
  values: CircuitDiagramOptions["values"],
): string {
  const names = Object.keys(units);
  const said = Object.entries(units).map(([name, { from, unit }]) => {
    const limit = decimal(unit.threshold);
    const wires = from.map((wire, i) =>
      `${spoken(wire)} (weight ${decimal(unit.weights[i])})`
    );
    return `${spoken(name)} takes ${listed(wires)} and fires ${
      unit.tie === "rest" ? `above ${limit}` : `at ${limit} or more`
    }.`;
  });
  const bits = (all: readonly string[]) =>
    listed(
      all.flatMap((name) =>
        values && name in values
          ? [`${spoken(name)} = ${decimal(values[name])}`]
          : []
      ),
    );
  return [
    `A circuit of ${counted(names.length, "unit")} with ${
      counted(inputs.length, "input")
    } and ${counted(outputNames.length, "output")}.`,
    ...said,
    `Output${outputNames.length > 1 ? "s" : ""}: ${
      listed(outputNames.map(spoken))
    }.`,
    ...(values ? [`With ${bits(inputs)}: ${bits(names)}.`] : []),
  ].join(" ");
}
