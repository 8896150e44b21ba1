/** One contender in a process of its own: gets ready, says so, and does what it is asked to. */

import { answer } from "./work.ts";
import { worksOf } from "./works_of.ts";

const [name, problem, folder] = Deno.args;
await answer(await worksOf(name, problem, folder));
Deno.exit(0); // threads that a library has started need not be waited for
