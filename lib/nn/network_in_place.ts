/** A network that is being trained: parameters that change in their places, and what the optimiser remembers. */

import { expandTo } from "../tensor/broadcast.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  assign,
  optimise,
  release,
  snapshot,
  variable,
} from "../tensor/variables.ts";
import type { Layer } from "./layer.ts";
import type { Optimiser } from "./optimisers.ts";
import { mapParameters } from "./parameters.ts";

/** A copy of a network to be changed; the network itself stays as it was. */
export class NetworkInPlace<Net extends Layer> {
  /** The network that is changed: it always computes with the parameters of the moment. */
  readonly net: Net;
  readonly #optimiser: Optimiser;
  /** What is learned, what the optimiser remembers of each, and how each was at its best. */
  readonly #places = new Map<Tensor, Place>();

  /**
   * @param net whose parameters are copied; one that is shared by several layers stays shared
   * @param optimiser what will change them
   */
  constructor(net: Net, optimiser: Optimiser) {
    this.#optimiser = optimiser;
    const copies = new Map<Tensor, Tensor>();
    this.net = mapParameters(net, (given) => {
      const now = copies.get(given) ?? variable(given);
      copies.set(given, now);
      return now;
    });
    for (const now of copies.values()) {
      const state = Array.from({ length: optimiser.slots }, () => zeros(now));
      this.#places.set(now, { state, best: variable(now) });
    }
  }

  /** What is learned. */
  get parameters(): readonly Tensor[] {
    return [...this.#places.keys()];
  }

  /**
   * One step of the optimiser.
   *
   * @param slopes one for each of {@linkcode NetworkInPlace.parameters}
   * @param t the step's number, from 1
   */
  update(slopes: readonly Tensor[], t: number, rate: number): void {
    const update = this.#optimiser.update(t, rate);
    let i = 0;
    for (const [now, { state }] of this.#places) {
      optimise(update, now, slopes[i++], state);
    }
  }

  /** Remembers the parameters of the moment as the best. */
  keep(): void {
    for (const [now, { best }] of this.#places) assign(best, now);
  }

  /** The network of the moment, as an ordinary one that does not change. */
  present(): Net {
    return mapParameters(this.net, once(snapshot));
  }

  /** The network at its best, as an ordinary one that does not change. */
  best(): Net {
    return mapParameters(
      this.net,
      once((now) => snapshot(this.#places.get(now)!.best)),
    );
  }

  /** Gives all memory back. */
  release(): void {
    for (const [now, { state, best }] of this.#places) {
      [now, best, ...state].forEach(release);
    }
    this.#places.clear();
  }
}

type Place = { readonly state: readonly Tensor[]; readonly best: Tensor };

/** The same copy for the same parameter, so that what is shared stays so. */
function once(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  const made = new Map<Tensor, Tensor>();
  return (x) => {
    const result = made.get(x) ?? f(x);
    made.set(x, result);
    return result;
  };
}

function zeros(like: Tensor): Tensor {
  return variable(expandTo(like.constant(0), like.shape));
}
