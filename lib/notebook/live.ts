/** `live`: one output that is drawn again and again while its cell works. */

import { inKernel, publish, settle } from "./kernel.ts";
import { bundleOf } from "./show.ts";
import { tick } from "./tick.ts";

/** An output that follows a state, made by {@link live}. */
export interface Live<State> extends AsyncDisposable {
  /** Draws the state, unless the last frame is too fresh; also lets Stop be heard. */
  update(state: State): Promise<void>;
  /** Draws the last state, if it has not been drawn, and waits until it has left the kernel. */
  done(): Promise<void>;
}

/**
 * A figure that grows while the cell works: `draw` turns a state into what `show` takes.
 *
 * Frames are at least 100 ms apart, for a thousand would run over into the next cell;
 * the states between are passed over, the last one never is. End it with `done()`.
 * Outside a notebook nothing is drawn.
 *
 * @param draw makes a figure, a table, Markdown or a value of the state
 * @param options `every`: the least time between two frames, in milliseconds
 *
 * @example A number that falls as one watches
 * ```ts
 * import { md } from "./markdown.ts";
 * const picture = live((loss: number) => md`loss ${loss.toFixed(3)}`);
 * for (let loss = 1; loss > 0.01; loss *= 0.9) await picture.update(loss);
 * await picture.done();
 * ```
 */
export function live<State>(
  draw: (state: State) => unknown,
  options: { readonly every?: number } = {},
): Live<State> {
  const { every = 100 } = options;
  const id = crypto.randomUUID();
  let pending: { readonly state: State } | undefined;
  let drawnAt = -Infinity;

  async function frame(): Promise<void> {
    if (!pending) return;
    const bundle = await bundleOf(draw(pending.state));
    pending = undefined;
    const replace = drawnAt !== -Infinity;
    drawnAt = performance.now();
    await publish(bundle, { id, replace });
  }

  async function done(): Promise<void> {
    await frame();
    await settle();
  }

  return {
    async update(state) {
      if (!inKernel()) return;
      pending = { state };
      if (performance.now() - drawnAt >= every) await frame();
      await tick();
    },
    done,
    [Symbol.asyncDispose]: done,
  };
}
