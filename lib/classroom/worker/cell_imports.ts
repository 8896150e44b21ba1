/** What a cell imports, as its program says it. */

import type { ImportDeclaration, ModuleDeclaration, Program } from "acorn";

/** One statement that imports. */
export type CellImport = {
  /** The module, as the cell has it. */
  readonly specifier: string;
  /** Where its name stands, in UTF-16 units of the program. */
  readonly at: number;
  readonly names: readonly ImportedName[];
};

/** One name that is imported. */
export type ImportedName = {
  /** What the module must export: `default` for a default import, `*` for all of it. */
  readonly name: string;
  /** What it is called in the cells. */
  readonly local: string;
  readonly at: number;
};

/** A statement that imports, taken apart. */
export function cellImport(node: ImportDeclaration): CellImport {
  return {
    specifier: String(node.source.value),
    at: node.source.start,
    names: node.specifiers.map((one) => {
      const { local: { name: local }, start: at } = one;
      switch (one.type) {
        case "ImportDefaultSpecifier":
          return { name: "default", local, at };
        case "ImportNamespaceSpecifier":
          return { name: "*", local, at };
        case "ImportSpecifier":
          return {
            name: one.imported.type === "Identifier"
              ? one.imported.name
              : String(one.imported.value),
            local,
            at,
          };
      }
    }),
  };
}

/** Whether a statement of the top imports something. */
export function isImport(
  node: Program["body"][number] | ModuleDeclaration,
): node is ImportDeclaration {
  return node.type === "ImportDeclaration";
}
