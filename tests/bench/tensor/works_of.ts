/** A contender's works, by its name. */

import { handWorks } from "../gpu/hand_works.ts";
import type { TfjsBackend } from "../scalar/tfjs_contender.ts";
import { jaxWorks } from "./jax_works.ts";
import { naiveWorks } from "./naive_works.ts";
import { ourWorks } from "./our_works.ts";
import { tfjsWorks } from "./tfjs_works.ts";
import type { Works } from "./work.ts";

/** Who can be asked for, by what follows its name. */
const CONTENDERS: Readonly<
  Record<
    string,
    (variant: string, problem: string, folder: string) => Promise<Works>
  >
> = {
  "by-hand": handWorks,
  jax: jaxWorks,
  naive: naiveWorks,
  ours: ourWorks,
  tfjs: (backend, problem, folder) =>
    tfjsWorks(backend as TfjsBackend, problem, folder),
};

/** Makes one ready for a problem: `"ours wasm"`, `"tfjs webgpu"`. */
export function worksOf(
  name: string,
  problem: string,
  folder: string,
): Promise<Works> {
  const [family, ...variant] = name.split(" ");
  return CONTENDERS[family](variant.join(" "), problem, folder);
}
