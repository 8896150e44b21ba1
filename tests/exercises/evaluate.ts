/** Evaluates the TypeScript of an exercise's cell, as the notebook would: with all that can be imported at hand. */

import { pathToFileURL } from "node:url";

const MODULES = ["nets", "nets/exact", "nets/figures", "nets/notebook"];

/** What each module exports, by name. */
const exported = await Promise.all(
  MODULES.map(async (module) =>
    [module, Object.keys(await import(module))] as const
  ),
);

/**
 * The value of a name after a source has run.
 *
 * @param source TypeScript of a cell, without imports
 * @param name a name that it declares
 * @throws whatever the source throws, a syntax error too
 */
export async function evaluate(source: string, name: string): Promise<unknown> {
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    await Deno.writeTextFile(file, moduleOf(source, name));
    return (await import(pathToFileURL(file).href)).answer;
  } finally {
    await Deno.remove(file);
  }
}

/** The source inside a function, where it may declare a name that is imported, too. */
function moduleOf(source: string, name: string): string {
  const words = new Set(source.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
  const seen = new Set<string>();
  const imports = exported.map(([module, names]) => {
    const used = names.filter((word) => words.has(word) && !seen.has(word));
    used.forEach((word) => seen.add(word));
    return used.length ? `import { ${used.join(", ")} } from "${module}";` : "";
  });
  return `${imports.join("\n")}
export const answer = await (async () => {
${source}
return ${name};
})();
`;
}
