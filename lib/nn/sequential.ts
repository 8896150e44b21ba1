/** Layers one after the other. */

import { whatIs, written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  BaseLayer,
  isLayer,
  type Layer,
  type Mode,
  type Parameters,
} from "./layer.ts";
import { ANY_SHAPE, formatOpen, type OpenShape } from "./open_shape.ts";

/** Layers by name, in the order in which they are run. */
export type Layers = { readonly [name: string]: Layer };

/** A network's parameters: those of each layer that has any, by the layer's name. */
export type NetworkParameters = { readonly [name: string]: Parameters };

/** The same of known layers. */
export type ParametersOf<L extends Layers> =
  & NetworkParameters
  & {
    readonly [
      Name in keyof L as keyof L[Name]["parameters"] extends never ? never
        : Name
    ]: L[Name]["parameters"];
  };

/**
 * Layers one after the other: each takes what the one before gives. Made by {@linkcode sequential}.
 */
export class Sequential<L extends Layers = Layers>
  extends BaseLayer<NetworkParameters> {
  readonly parameters: ParametersOf<L>;

  /** Made by {@linkcode sequential}. @ignore */
  constructor(override readonly layers: L) {
    super();
    this.parameters = Object.fromEntries(
      Object.entries(layers).map(([name, layer]) => [name, layer.parameters])
        .filter(([, parameters]) => Object.keys(parameters).length > 0),
    ) as ParametersOf<L>;
  }

  describe(): string {
    const n = Object.keys(this.layers).length;
    return `a sequence of ${n} ${n === 1 ? "layer" : "layers"}`;
  }

  shapeAfter(x: OpenShape): OpenShape {
    let shape = x;
    for (const [name, layer] of Object.entries(this.layers)) {
      shape = within(name, layer, shape, () => layer.shapeAfter(shape));
    }
    return shape;
  }

  /**
   * What each layer gives on the way, by its name: to be looked at.
   *
   * @throws {ShapeError} if `x` does not fit
   */
  outputs(x: Tensor, mode?: Mode): { readonly [Name in keyof L]: Tensor } {
    const given: Record<string, Tensor> = {};
    let y = x;
    for (const [name, layer] of Object.entries(this.layers)) {
      y = within(name, layer, y.shape, () => layer.output(y, mode));
      given[name] = y;
    }
    return given as { readonly [Name in keyof L]: Tensor };
  }

  protected compute(x: Tensor, mode?: Mode): Tensor {
    return Object.values<Tensor>(this.outputs(x, mode)).at(-1)!;
  }

  protected replaced(parameters: NetworkParameters): Sequential<L> {
    return new Sequential(
      Object.fromEntries(
        Object.entries(this.layers).map(([name, layer]) => [
          name,
          name in parameters ? layer.with(parameters[name]) : layer,
        ]),
      ) as L,
    );
  }
}

/**
 * Layers one after the other: `f₃(f₂(f₁(x)))`.
 *
 * Parameters are named after the layers: `parameters.hidden.weight`. Layers without names are
 * counted from 0, as PyTorch does, so that its files fit: `parameters[0].weight`.
 *
 * @param layers one layer after the other, or a record of them
 * @throws {ShapeError} if a layer does not fit the one before
 * @throws {ValueError} if there is none, or one of them is no layer
 *
 * @example With names
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * import { relu } from "./activations.ts";
 * import { linear } from "./linear.ts";
 * const net = sequential({ hidden: linear(2, 8, { seed: 1 }), relu, out: linear(8, 1, { seed: 2 }) });
 * assert.deepEqual(Object.keys(net.parameters), ["hidden", "out"]);
 * assert.deepEqual(net.output(tensor([[0, 1], [1, 0], [1, 1]])).shape, [3, 1]);
 * ```
 *
 * @example Layers that do not fit
 * ```ts
 * import assert from "node:assert/strict";
 * import { linear } from "./linear.ts";
 * assert.throws(() => sequential(linear(2, 8, { seed: 1 }), linear(7, 1, { seed: 2 })), {
 *   message: "Cannot connect layer 2 (linear 7 → 1) to layer 1 (linear 2 → 8), which gives […, 8]: " +
 *     "its last axis must hold 7 inputs, but it holds 8; change one of the two",
 * });
 * ```
 */
export function sequential<const L extends Layers>(layers: L): Sequential<L>;
/** The same of layers without names. */
export function sequential(...layers: readonly Layer[]): Sequential;
export function sequential(
  ...given: readonly (Layer | Layers)[]
): Sequential {
  const [first] = given;
  const layers =
    (given.length === 1 && isRecord(first)
      ? first
      : Object.fromEntries(given.map((layer, i) => [i, layer]))) as Layers;
  checkLayers(layers);
  checkConnected(layers);
  return new Sequential(layers);
}

/** Written with braces, and no layer itself. */
function isRecord(x: Layer | Layers): boolean {
  return typeof x === "object" && x !== null &&
    Object.getPrototypeOf(x) === Object.prototype && !isLayer(x);
}

function checkLayers(layers: Layers): void {
  const action = "build a sequence of layers";
  const names = Object.keys(layers);
  if (names.length === 0) {
    throw new ValueError(
      action,
      "there must be a layer, but there is none; write sequential(linear(2, 8, { seed: 1 }), relu)",
    );
  }
  for (const name of names) {
    if (name.includes(".") || name === "") {
      throw new ValueError(
        action,
        `a name must not be empty or contain a dot, but one is ${
          written(name)
        }`,
      );
    }
    const layer: unknown = layers[name];
    if (isLayer(layer)) continue;
    const remedy = typeof layer === "function"
      ? `; write ${layer.name || "it"}(…)`
      : Array.isArray(layer)
      ? "; write sequential(...layers)"
      : "";
    throw new ValueError(
      action,
      `${numbered(name)} must be a layer, but it is ${whatIs(layer)}${remedy}`,
    );
  }
}

/** Checks, as far as shapes are known before the run, that each layer takes what the one before gives. */
function checkConnected(layers: Layers): void {
  let shape = ANY_SHAPE, before = "";
  for (const [name, layer] of Object.entries(layers)) {
    const here = `${numbered(name)} (${layer.describe()})`;
    try {
      shape = layer.shapeAfter(shape);
    } catch (error) {
      if (!(error instanceof ShapeError) || before === "") throw error;
      const { message } = error;
      throw new ShapeError(
        `connect ${here} to ${before}, which gives ${formatOpen(shape)}`,
        `${message.slice(message.indexOf(": ") + 2)}; change one of the two`,
      );
    }
    before = here;
  }
}

/** Runs `f`; what goes wrong in it is told with the number or the name of the layer. */
function within<Result>(
  name: string,
  layer: Layer,
  shape: OpenShape,
  f: () => Result,
): Result {
  try {
    return f();
  } catch (error) {
    if (!(error instanceof ShapeError || error instanceof ValueError)) {
      throw error;
    }
    const [action, reason] = told(name, layer, shape, error.message);
    throw error instanceof ShapeError
      ? new ShapeError(action, reason)
      : new ValueError(action, reason);
  }
}

/** What could not be done, with the layer in it, and why. */
function told(
  name: string,
  layer: Layer,
  shape: OpenShape,
  message: string,
): readonly [action: string, reason: string] {
  const here = `${numbered(name)} (${layer.describe()})`;
  const end = message.indexOf(": "), reason = message.slice(end + 2);
  const own = `Cannot apply ${layer.describe()}`;
  if (message.startsWith(own)) { // said by the layer itself
    return [`apply ${here}${message.slice(own.length, end)}`, reason];
  }
  const inner = /^Cannot apply (layer .*)/.exec(message.slice(0, end));
  if (inner !== null) { // said by a layer in it
    return [`apply ${numbered(name)}, ${inner[1]}`, reason];
  }
  return [
    `apply ${here} to ${formatOpen(shape)}`,
    message.replace(/^Cannot/, "it cannot"),
  ];
}

/** Layers without names are counted from 1, as a reader counts. */
function numbered(name: string): string {
  return /^\d+$/.test(name) ? `layer ${Number(name) + 1}` : `layer "${name}"`;
}
