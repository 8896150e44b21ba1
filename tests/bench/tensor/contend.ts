/** One contender in a process of its own: gets ready, says so, and does what it is asked to. */

import { handWorks } from "../gpu/hand_works.ts";
import type { TfjsBackend } from "../scalar/tfjs_contender.ts";
import { naiveWorks } from "./naive_works.ts";
import { ourWorks } from "./our_works.ts";
import { tfjsWorks } from "./tfjs_works.ts";
import { jaxWorks } from "./jax_works.ts";
import { answer, type Works } from "./work.ts";

/** Who can be asked for, by what follows its name. */
const CONTENDERS: Readonly<
  Record<
    string,
    (variant: string, problem: string, folder: string) => Promise<Works>
  >
> = {
  jax: jaxWorks,
  naive: naiveWorks,
  ours: ourWorks,
  tfjs: (backend, problem, folder) =>
    tfjsWorks(backend as TfjsBackend, problem, folder),
  "by-hand": handWorks,
};

const [name, problem, folder] = Deno.args;
const [family, ...variant] = name.split(" ");
await answer(await CONTENDERS[family](variant.join(" "), problem, folder));
Deno.exit(0); // threads that a library has started need not be waited for
