/** The part of Deno that cells have in a page; of the rest it says that it is not there. */

import { notHere } from "./elsewhere.ts";
import { inspect } from "./inspect.ts";
import type { WorkerOutput } from "./worker_output.ts";

/** By this a thing shows itself. */
const DISPLAY = Symbol.for("Jupyter.display");

/** What is asked of Deno that a page cannot do, by the beginnings of names. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /^(read|write|open|create|make|mkdir|remove|rename|copy|stat|lstat|truncate|symlink|link|chmod|chown|utime|realPath|watchFs|FsFile|cwd|chdir|umask)/,
    "it has no files",
  ],
  [/^(serve|listen|connect|startTls|resolveDns|upgrade)/, "it is no server"],
  [
    /^(Command|run|kill|exit|pid|ppid|addSignal|removeSignal|execPath)/,
    "it starts no programs",
  ],
  [/^(dlopen|Unsafe)/, "it loads no libraries"],
  [
    /^(env|args|build|version|os|hostname|uid|gid|system|memory|load|mainModule)/,
    "it knows nothing of your machine",
  ],
  [/^(stdin|stdout|stderr|consoleSize|isatty)/, "it has no terminal"],
];

/**
 * The object that is called `Deno` in cells.
 *
 * @param output what cells put out
 */
export function denoObject(output: WorkerOutput): object {
  const jupyter = {
    $display: DISPLAY,
    broadcast: (...message: Parameters<WorkerOutput["send"]>) => {
      output.send(...message);
      return Promise.resolve();
    },
    display: (...shown: Parameters<WorkerOutput["display"]>) =>
      output.display(...shown),
    md: tagged("text/markdown"),
    html: tagged("text/html"),
    svg: tagged("image/svg+xml"),
  };
  const here = {
    inspect,
    jupyter,
    customInspect: Symbol.for("Deno.customInspect"),
  };
  return new Proxy(here, {
    get(target, name, receiver) {
      if (typeof name === "symbol" || name in target) {
        return Reflect.get(target, name, receiver);
      }
      // Promises and JSON ask every object for these.
      if (name === "then" || name === "toJSON") return undefined;
      const why = REASONS.find(([names]) => names.test(name))?.[1] ??
        "it is no Deno";
      throw notHere(`Deno.${name}`, why);
    },
  });
}

/** A function for templates whose text is shown as one type of media. */
function tagged(type: string) {
  return (strings: TemplateStringsArray, ...values: readonly unknown[]) => ({
    [DISPLAY]: () => ({ [type]: String.raw({ raw: strings }, ...values) }),
  });
}
