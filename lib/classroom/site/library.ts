/** The library as its pages show it: modules, groups, names, each with signature and words. */

import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../project.ts";
import {
  type Declaration,
  type DocModule,
  docOf,
  type DocSymbol,
  type JsDoc,
  type Member,
} from "./doc_json.ts";
import { groupsIn } from "./index_groups.ts";
import { signatureOf } from "./signature.ts";

/** Something that a class or an object has. */
export type MemberDoc = {
  readonly name: string;
  readonly signature: string;
  readonly words: JsDoc;
};

/** A name that can be imported. */
export type SymbolDoc = {
  readonly name: string;
  /** `function`, `class`, `type`, `constant`. */
  readonly kind: string;
  readonly signature: string;
  readonly words: JsDoc;
  readonly members: readonly MemberDoc[];
  /** Where it is written: `lib/logic/gates.ts:13`. */
  readonly place: string;
};

/** Names that belong together, under the heading that the index gives them. */
export type Group = {
  readonly title: string;
  readonly symbols: readonly SymbolDoc[];
};

/** A module that can be imported. */
export type ModuleDoc = {
  /** `nets/exact`. */
  readonly name: string;
  /** The name of its page: `nets_exact`. */
  readonly page: string;
  /** What it is for, as Markdown. */
  readonly words: string;
  readonly groups: readonly Group[];
};

/** How a reader calls what can be declared. */
const KINDS: Readonly<Record<string, string>> = {
  typeAlias: "type",
  interface: "type",
  variable: "constant",
};

/**
 * Reads what the project's own modules export.
 *
 * @param modules their files from the project's root, by name
 * @throws {SetupError} if Deno cannot read them
 */
export async function readLibrary(
  modules: Readonly<Record<string, string>>,
): Promise<readonly ModuleDoc[]> {
  const names = Object.keys(modules), paths = Object.values(modules);
  const docs = await docOf(paths);
  const sources = new Map<string, string>();
  for (const file of filesIn(docs)) {
    sources.set(file, await Deno.readTextFile(fileURLToPath(file)));
  }
  return await Promise.all(docs.map(async (module, i) => {
    const index = await Deno.readTextFile(resolve(ROOT, paths[i]));
    const symbols = new Map(
      module.symbols.map((one) => [one.name, symbolDoc(one, sources)]),
    );
    return {
      name: names[i],
      page: names[i].replaceAll("/", "_"),
      words: module.module_doc?.doc ?? "",
      groups: groupsIn(index).map(({ title, names }) => ({
        title,
        symbols: names.flatMap((name) => symbols.get(name) ?? []),
      })).filter((group) => group.symbols.length > 0),
    };
  }));
}

function filesIn(modules: readonly DocModule[]): Set<string> {
  return new Set(
    modules.flatMap(({ symbols }) =>
      symbols.flatMap(({ declarations }) =>
        declarations.map(({ location }) => location.filename)
      )
    ),
  );
}

function symbolDoc(
  { name, declarations }: DocSymbol,
  sources: ReadonlyMap<string, string>,
): SymbolDoc {
  const source = (one: { location: Declaration["location"] }) =>
    signatureOf(sources.get(one.location.filename)!, one.location);
  const [first] = declarations;
  const { filename, line } = first.location;
  // Of a function with several signatures the last is its own, and not for callers.
  const callable = declarations.length > 1
    ? declarations.slice(0, -1)
    : declarations;
  return {
    name,
    kind: KINDS[first.kind] ?? first.kind,
    signature: callable.map(source).join("\n"),
    words: first.jsDoc ?? {},
    members: first.kind === "class" ? memberDocs(first, source) : [],
    place: `${relative(ROOT, fileURLToPath(filename)).replaceAll("\\", "/")}:${
      line + 1
    }`,
  };
}

/** The members of a class, each once, with all signatures that callers may use. */
function memberDocs(
  declaration: Declaration,
  source: (one: Member) => string,
): readonly MemberDoc[] {
  const named = Map.groupBy(membersOf(declaration), ({ name }) => name);
  return [...named].map(([name, members]) => {
    const callable = members.length > 1 ? members.slice(0, -1) : members;
    return {
      name,
      signature: callable.map(source).join("\n"),
      words: members[0].jsDoc ?? {},
    };
  });
}

/** What a class offers; what its names begin with `[` are for the language, not for readers. */
function membersOf({ def }: Declaration): readonly Member[] {
  return [
    ...def.constructors ?? [],
    ...def.properties ?? [],
    ...def.methods ?? [],
  ].filter(({ name, accessibility }) =>
    !name.startsWith("[") && accessibility !== "private"
  );
}
