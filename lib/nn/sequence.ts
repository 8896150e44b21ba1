/** Sequences: what recurrent layers have in common. */

import { ShapeError } from "../errors.ts";
import { formatShape, sameShape } from "../shape.ts";
import { concat } from "../tensor/places.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { BaseLayer, type Parameters } from "./layer.ts";
import { type OpenShape, withAxes, withLast } from "./open_shape.ts";

/** How sequences are laid out. */
export const SEQUENCES = ["examples", "time", "features"];

/** A layer that goes through a sequence step by step, and carries a state along. */
export abstract class SequenceLayer<P extends Parameters, State>
  extends BaseLayer<P> {
  /** How many numbers it hears at each time. */
  abstract readonly inputs: number;
  /** How many units there are. */
  abstract readonly units: number;
  /** The state before the first time: zeros. */
  abstract start(x: Tensor): State;
  /**
   * The state after one time more.
   *
   * @param x `[examples, inputs]`
   * @param state that of the time before
   */
  abstract step(x: Tensor, state: State): State;
  /** What of a state comes out, `[examples, units]`. */
  protected abstract shown(state: State): Tensor;

  shapeAfter(x: OpenShape): OpenShape {
    const action = this.applying(x);
    const sequences = withAxes(action, x, SEQUENCES);
    return withLast(action, sequences, "inputs", this.inputs, this.units);
  }

  /**
   * Every state on the way.
   *
   * @param x `[examples, time, inputs]`
   * @param start the state before; zeros if not said
   */
  states(x: Tensor, start: State = this.start(x)): State[] {
    this.shapeAfter(x.shape);
    const states: State[] = [];
    for (const now of times(x)) {
      states.push(this.step(now, states.at(-1) ?? start));
    }
    return states;
  }

  protected compute(x: Tensor): Tensor {
    const shown = this.states(x).map((state) => this.shown(state));
    return alongTime(x, shown, this.units);
  }
}

/**
 * `[examples, features]` at each time.
 *
 * Halved again and again: the slope of a part is filled up with zeros to the size of what it was cut
 * from, so for `n` times cut from the whole, going back would cost `n²`; so it costs `n log n`.
 */
function times(x: Tensor): Tensor[] {
  const [examples, n, features] = x.shape;
  if (n === 0) return [];
  if (n === 1) return [x.reshape([examples, features])];
  const half = n >> 1;
  return [...times(x.slice(0, half, 1)), ...times(x.slice(half, n, 1))];
}

/** `[examples, units]` at each time as `[examples, time, units]`. */
function alongTime(
  x: Tensor,
  parts: readonly Tensor[],
  units: number,
): Tensor {
  const [examples] = x.shape;
  if (parts.length === 0) return x.constant(0).expandTo([examples, 0, units]);
  return concat(parts.map((y) => y.reshape([examples, 1, units])), 1);
}

/** Zeros `[examples, units]`, where the sequences `x` live. */
export function zeroState(x: Tensor, units: number): Tensor {
  return x.constant(0).expandTo([x.shape[0], units]);
}

/**
 * Checks one step's input and state.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if one is not as wide as it must be, or there are not as many examples
 */
export function checkStep(
  action: () => string,
  x: Tensor,
  inputs: number,
  state: Tensor,
  units: number,
): void {
  const fits = x.rank === 2 && x.shape[1] === inputs &&
    sameShape(state.shape, [x.shape[0], units]);
  if (fits) return;
  throw new ShapeError(
    action(),
    `a step takes [examples, ${inputs}] and a state [examples, ${units}], but they are ${
      formatShape(x.shape)
    } and ${formatShape(state.shape)}`,
  );
}
