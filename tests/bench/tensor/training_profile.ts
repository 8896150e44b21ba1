/** A process that trains the network for pictures on our wasm backend, and says where the time goes. */

import { ourBackend } from "./our_backends.ts";
import { trainingLoop } from "./our_training.ts";
import { recipes } from "./our_works.ts";
import { peak } from "./peak.ts";
import { Profile, type Spent } from "./profile.ts";
import { bout } from "./work.ts";

/** What it says. */
export type TrainingProfile = {
  /** Of a step, without and with the clock in it. */
  readonly seconds: number;
  readonly timed: number;
  readonly spent: readonly (readonly [what: string, Spent])[];
  readonly peak: ReturnType<typeof peak>;
};

const STEPS = 2000;

if (import.meta.main) {
  const [variant, folder] = Deno.args;
  const backend = ourBackend(variant);
  const [{ recipe }] = await recipes("mlp", folder, backend);
  const plain = await bout(trainingLoop(recipe, 0), 2);
  const profile = new Profile(backend);
  const [timed] = await recipes("mlp", folder, profile.backend);
  const work = trainingLoop(timed.recipe, 0);
  await work.run(STEPS);
  profile.spent.clear();
  const before = performance.now();
  await work.run(STEPS);
  const said: TrainingProfile = {
    seconds: plain.median,
    timed: (performance.now() - before) / 1000 / STEPS,
    spent: [...profile.spent].map(([what, { calls, seconds, flops }]) => [
      what,
      {
        calls: calls / STEPS,
        seconds: seconds / STEPS,
        flops: flops / STEPS,
      },
    ]),
    peak: peak(),
  };
  console.log(JSON.stringify(said));
  Deno.exit(0);
}
