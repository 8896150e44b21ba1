/** A process that trains one of our networks, and says where the time goes. */

import { ourBackend } from "./our_backends.ts";
import { epochWork, type Recipe, trainingLoop } from "./our_training.ts";
import { moonsRecipe, recipes } from "./our_works.ts";
import type { Backend } from "../../../lib/tensor/mod.ts";
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

/** Seconds that each of the two measurements takes. */
const SECONDS = 2;

/** The first work of a problem, as it is trained. */
async function workOf(problem: string, folder: string, backend: Backend) {
  if (problem === "moons") return epochWork(moonsRecipe(backend));
  const [{ recipe }]: { recipe: Recipe }[] = await recipes(
    problem as "mlp" | "conv",
    folder,
    backend,
  );
  return trainingLoop(recipe, 0);
}

if (import.meta.main) {
  const [variant, problem, folder] = Deno.args;
  const backend = await ourBackend(variant);
  const plain = await bout(await workOf(problem, folder, backend), {
    seconds: SECONDS,
  });
  const steps = Math.ceil(SECONDS / plain.median / 100) * 100;
  const profile = new Profile(backend);
  const work = await workOf(problem, folder, profile.backend);
  await work.run(steps);
  profile.spent.clear();
  const before = performance.now();
  await work.run(steps);
  const said: TrainingProfile = {
    seconds: plain.median,
    timed: (performance.now() - before) / 1000 / steps,
    spent: [...profile.spent].map(([what, { calls, seconds, flops }]) => [
      what,
      {
        calls: calls / steps,
        seconds: seconds / steps,
        flops: flops / steps,
      },
    ]),
    peak: peak(),
  };
  console.log(JSON.stringify(said));
  Deno.exit(0);
}
