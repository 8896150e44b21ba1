/** Our training loop as a work: it goes on, and pauses after as many steps as are asked for. */

import {
  type EpochReport,
  evaluate,
  type Layer,
  training,
  type TrainingOptions,
} from "../../../lib/nn/mod.ts";
import type { Tensor } from "../../../lib/tensor/mod.ts";
import { STEPS } from "../scalar/moons.ts";
import type { Work } from "./work.ts";

/** What is trained, and how; what all trainings here have in common is left out. */
export type Recipe =
  & { readonly net: Layer }
  & Omit<TrainingOptions, "epochs" | "seed" | "shuffle" | "onBatch">;

/** A training with the batches in the order in which they lie. */
function begin(
  { net, ...options }: Recipe,
  more: Pick<TrainingOptions, "epochs" | "onBatch">,
) {
  return training(net, { ...options, ...more, seed: 1, shuffle: false });
}

/**
 * Many batches in an epoch: it pauses between two of them.
 *
 * @param steps after so many the loss is compared
 */
export function trainingLoop(recipe: Recipe, steps: number): Work {
  let left = 0, go: (() => void) | undefined, done = () => {};
  const onBatch = () => {
    if (--left > 0) return;
    done();
    return new Promise<void>((resolve) => go = resolve);
  };
  const start = async () => {
    for await (const _ of begin(recipe, { epochs: 1e9, onBatch }));
  };
  return {
    run(times) {
      left = times;
      return new Promise((resolve, reject) => {
        done = resolve;
        if (go === undefined) start().catch(reject);
        else go();
      });
    },
    async check() {
      const onBatch = ({ updates }: { updates: number }) => {
        if (updates === steps) run.stop();
      };
      const run = begin(recipe, { epochs: 1e9, onBatch });
      for await (const _ of run);
      // A device that lets one wait says no batch's loss: the next batch's is asked for at the end.
      const { x, y, batchSize: batch = 32, loss } = recipe;
      const first = steps * batch % (x as Tensor).shape[0];
      const [rows, targets] = [x, y].map((all) =>
        (all as Tensor).slice(first, first + batch)
      );
      return (await evaluate(run.net, { x: rows, y: targets, loss })).loss!;
    },
  };
}

/** All examples in one batch: runs of as many epochs as the other contenders have steps, each from the start. */
export function epochWork(recipe: Recipe): Work {
  const start = (epochs: number) =>
    begin(recipe, { epochs })[Symbol.asyncIterator]();
  let run: AsyncIterator<EpochReport, void> = start(STEPS), k = 0;
  return {
    async run(times) {
      for (let i = 0; i < times; i++, k++) {
        if (k === STEPS) {
          await run.next(); // it gives its memory back
          [run, k] = [start(STEPS), 0];
        }
        await run.next();
      }
    },
    async check() {
      const run = start(STEPS);
      let loss = NaN;
      for (let next; !(next = await run.next()).done;) loss = next.value.loss;
      return loss;
    },
  };
}
