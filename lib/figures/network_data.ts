/** What a network diagram shows, as plain data, and the checks at its door. */

import { ShapeError, ValueError } from "../errors.ts";
import { checkFinite, formatShape } from "../shape.ts";
import type { NetworkNames } from "./network_names.ts";

/** A number that is shown, or `null` for one that is not known yet: its place stays empty. */
export type Known = number | null;

/** Rows of numbers. */
export type Rows = readonly (readonly Known[])[];

/** A unit: its layer (0 = inputs), and its number in it (from 1). One layer past the last is the loss. */
export type Place = readonly [layer: number, unit: number];

/**
 * What a network diagram shows. Only `sizes` must be given; what is left out has no room
 * in the drawing, what is `null` has its room but is not shown.
 */
export type NetworkData = {
  /** Units in each layer, the inputs first: `[2, 2, 1]`. */
  readonly sizes: readonly number[];
  /** Layers 1…L, each `[units, inputs]`: row i holds the weights into unit i. */
  readonly weights?: readonly Rows[] | undefined;
  /** Layers 1…L, one for each unit. */
  readonly biases?: Rows | undefined;
  /** Layers 0…L: inputs, then what each unit puts out (a). */
  readonly values?: Rows | undefined;
  /** Layers 1…L: each unit's weighted sum (z). */
  readonly sums?: Rows | undefined;
  /** Layers 1…L: slope of the loss with respect to each sum (δ). */
  readonly sumSlopes?: Rows | undefined;
  /** Layers 1…L, `[units, inputs]`: slope of the loss with respect to each weight. */
  readonly weightSlopes?: readonly Rows[] | undefined;
  /** What the outputs should be. */
  readonly target?: readonly Known[] | undefined;
  /** The loss, in its box between ŷ and y. */
  readonly loss?: Known | undefined;
};

/** How the network is drawn. */
export type NetworkDiagramOptions = NetworkData & {
  /** What stands at a weight: its name too. Default: its value, if the layers are small. */
  readonly edgeLabels?: "both" | undefined;
  /** Names instead of the house's. */
  readonly names?: Partial<NetworkNames> | undefined;
  /** Paths that are talked about, black and thick: `[[[0, 1], [1, 1], [2, 1]]]`. The rest is grey. */
  readonly highlight?: readonly (readonly Place[])[] | undefined;
  /** Which way the numbers flow in this frame; an arrow at the top says so. */
  readonly direction?: "forward" | "backward" | undefined;
  /** A line at the top: what this frame adds. */
  readonly title?: string | undefined;
  /** Decimals of all numbers. Default 3. */
  readonly digits?: number | undefined;
  /** Nodes and gaps only as wide as their numbers, where a page's width counts. Default false. */
  readonly tight?: boolean | undefined;
  /** All edges grey that are not highlighted, even if none is. Default false. */
  readonly quiet?: boolean | undefined;
  readonly caption?: string | undefined;
};

/**
 * Checks every size and every number.
 *
 * @throws {ShapeError} naming the part that does not fit the sizes
 * @throws {ValueError} naming the part with a number that is not finite
 */
export function checkNetwork(data: NetworkDiagramOptions): void {
  const { sizes } = data;
  if (sizes.length < 2 || !sizes.every((n) => Number.isInteger(n) && n > 0)) {
    throw new ShapeError(
      "draw a network",
      `the sizes must be two or more positive whole numbers, but they are ${
        formatShape(sizes)
      }`,
    );
  }
  const action = `draw a ${sizes.join("-")} network`;
  const units = sizes.slice(1);
  checkRows(action, "values", data.values, sizes, 0);
  checkRows(action, "sums", data.sums, units, 1);
  checkRows(action, "slopes of the sums", data.sumSlopes, units, 1);
  checkRows(action, "biases", data.biases, units, 1);
  checkTables(action, "weights", data.weights, sizes);
  checkTables(action, "slopes of the weights", data.weightSlopes, sizes);
  const targets = data.target && [data.target];
  checkRows(action, "targets", targets, sizes.slice(-1), units.length);
  checkFinite(action, "losses", [data.loss ?? 0]);
  for (const [layer, unit] of data.highlight?.flat() ?? []) {
    const last = layer === sizes.length ? 1 : sizes[layer] ?? 0;
    if (unit >= 1 && unit <= last) continue;
    throw new ValueError(
      action,
      `a highlighted path must go through units that there are, but it goes through unit ${unit} of layer ${layer}`,
    );
  }
}

/** One list of numbers for each layer. */
function checkRows(
  action: string,
  what: string,
  rows: Rows | undefined,
  sizes: readonly number[],
  first: number,
): void {
  if (!rows) return;
  checkLayers(action, what, rows.length, sizes.length);
  rows.forEach((row, l) => {
    if (row.length !== sizes[l]) {
      throw new ShapeError(
        action,
        `the ${what} of layer ${l + first} must be ${sizes[l]}, but there ${
          row.length === 1 ? "is" : "are"
        } ${row.length}`,
      );
    }
    checkFinite(action, what, row.map((x) => x ?? 0));
  });
}

/** One table `[units, inputs]` for each layer. */
function checkTables(
  action: string,
  what: string,
  tables: NetworkData["weights"],
  sizes: readonly number[],
): void {
  if (!tables) return;
  checkLayers(action, what, tables.length, sizes.length - 1);
  tables.forEach((table, l) => {
    const wanted = [sizes[l + 1], sizes[l]];
    const odd = table.find((row) => row.length !== wanted[1]) ?? table[0] ?? [];
    const shape = [table.length, odd.length];
    if (shape.join() !== wanted.join()) {
      throw new ShapeError(
        action,
        `the ${what} of layer ${l + 1} must be ${
          formatShape(wanted)
        }, but they are ${formatShape(shape)}`,
      );
    }
    checkFinite(action, what, table.flat().map((x) => x ?? 0));
  });
}

function checkLayers(
  action: string,
  what: string,
  given: number,
  wanted: number,
): void {
  if (given === wanted) return;
  throw new ShapeError(
    action,
    `there must be ${what} for ${wanted} layers, but there are for ${given}`,
  );
}
