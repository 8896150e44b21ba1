/** Checkpoints: a network as it was at one moment, kept where no device can be lost. */

import type { Backend, Floats } from "../tensor/backend.ts";
import { defaultBackend } from "../tensor/default_backend.ts";
import { tensor } from "../tensor/given_tensor.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { wasm } from "../tensor/wasm/wasm.ts";
import type { Layer } from "./layer.ts";
import { mapParameters, namedParameters } from "./parameters.ts";

/** A network as it was at one moment, made on the CPU when it is asked for. */
export type Checkpoint<Net extends Layer> = () => Net;

/**
 * Reads all parameters of a network, in one wait.
 *
 * @returns the network with the parameters that it has now
 *
 * @example What changes later does not matter
 * ```ts
 * import assert from "node:assert/strict";
 * import { adam } from "./optimisers.ts";
 * import { linear } from "./linear.ts";
 * import { NetworkInPlace } from "./network_in_place.ts";
 * const given = linear(1, 1, { seed: 1 }), place = new NetworkInPlace(given, adam({ rate: 1 }));
 * const kept = await checkpoint(place.net);
 * place.update(place.parameters, 1, 1);
 * assert.deepEqual(await kept().parameters.weight.read(), await given.parameters.weight.read());
 * ```
 */
export async function checkpoint<Net extends Layer>(
  net: Net,
): Promise<Checkpoint<Net>> {
  const parameters = new Set(namedParameters(net).map(([, x]) => x));
  const numbers = new Map<Tensor, Floats>(
    await Promise.all(
      [...parameters].map(async (x) => [x, await x.read()] as const),
    ),
  );
  return () => {
    const backend = onCpu(), copies = new Map<Tensor, Tensor>();
    return mapParameters(net, (x) => {
      const { shape } = x;
      const copy = copies.get(x) ??
        tensor(numbers.get(x)!, { shape, backend });
      copies.set(x, copy);
      return copy;
    });
  };
}

/** The default backend, unless it is a device that can be lost itself. */
function onCpu(): Backend {
  const usual = defaultBackend();
  return usual.canBeLost ? wasm() : usual;
}
