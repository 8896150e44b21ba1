/** A cell as the page runs it: TypeScript in, a program out whose names stay for the cells after it. */

import type { AnyNode, Program } from "acorn";
import { type CellImport, cellImport, isImport } from "./cell_imports.ts";
import { CellNames, type Kind } from "./cell_names.ts";
import { keepValue } from "./cell_value.ts";
import { NoProgram, parseCell, STRICT } from "./parse_cell.ts";
import { PatchedText } from "./patched_text.ts";
import { type Place, placeAt } from "./source_places.ts";
import { stripTypes } from "./strip_types.ts";
import { walk } from "./syntax_tree.ts";

/** A cell that can run. */
export type CellProgram = {
  /** A script that hands an async function to the cell's runner. */
  readonly javascript: string;
  readonly imports: readonly CellImport[];
  /** The names that it declares at its top. */
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Where in the cell an import stands. @param offset as the import has it */
  readonly at: (offset: number) => Place;
  /** The place in the cell of a place in the script. */
  readonly place: (place: Place) => Place | undefined;
};

/** Why a cell cannot run. */
export type CellProblem = Partial<Place> & {
  readonly message: string;
  readonly advice?: string;
};

/** Takes the function of a script. It is no name that a cell could take. */
export const RUNNER = Symbol.for("nets.cell");

const AROUND = {
  before:
    `globalThis[Symbol.for("${RUNNER.description}")](async ($nets) => { ${STRICT} `,
  after: "\n});",
};

/**
 * Makes a program of a cell.
 *
 * Everything that it declares at its top becomes a property of the global object when the
 * program gets there, so that cells share names, may be run again, and run as fast as scripts
 * do. `$nets` is the door to that.
 *
 * @param code TypeScript
 * @param known the names that earlier cells have declared
 *
 * @example The value is kept, and the name is there for the next cell
 * ```ts
 * import assert from "node:assert/strict";
 * const program = cellProgram("const x: number = 1;\nx + 1");
 * assert.ok("kinds" in program);
 * assert.deepEqual([...program.kinds], [["x", "const"]]);
 * assert.match(program.javascript, /;\$nets\.const\.x = 1;\n\$nets\.value = \(x \+ 1\)/);
 * ```
 */
export function cellProgram(
  code: string,
  known: ReadonlyMap<string, Kind> = new Map(),
): CellProgram | { readonly problem: CellProblem } {
  // As in the console: what looks like an object is one, not a block.
  if (/^\s*\{/.test(code) && !/;\s*$/.test(code)) {
    const program = makeProgram(`(${code}\n)`, known, 1);
    if (!("problem" in program)) return program;
  }
  return makeProgram(code, known, 0);
}

function makeProgram(
  code: string,
  known: ReadonlyMap<string, Kind>,
  shift: number,
): CellProgram | { readonly problem: CellProblem } {
  const stripped = stripTypes(code);
  if ("problem" in stripped) return stripped;
  const whole = STRICT + stripped.javascript;
  const before = STRICT.length;
  const placeOf = (place: Place): Place => {
    const first = stripped.place(without(place, before));
    return without(first, shift);
  };
  const at = (offset: number) => placeOf(placeAt(whole, offset));
  try {
    const program = parseCell(whole);
    const { text, names, imports } = rewrite(program, whole);
    const twice = [...names.kinds].find(([name, kind]) =>
      known.has(name) && known.get(name) !== kind
    );
    if (twice !== undefined) return redeclared(twice[0], names, at);
    const built = text.build(AROUND);
    return {
      javascript: built.text,
      imports,
      kinds: names.kinds,
      at,
      place: (place) => {
        const old = built.placeOf(place);
        return old && placeOf(old);
      },
    };
  } catch (error) {
    if (!(error instanceof NoProgram)) throw error;
    return { problem: { message: error.message, ...at(error.at) } };
  }
}

/** The first line stands behind so many characters that are not the cell's. */
function without({ line, column }: Place, characters: number): Place {
  return {
    line,
    column: line === 1 ? Math.max(1, column - characters) : column,
  };
}

function rewrite(program: Program, code: string) {
  const text = new PatchedText(code);
  const names = new CellNames(code, text);
  const imports: CellImport[] = [];
  const statements: AnyNode[] = [];
  // The first one says that all is strict.
  text.remove(0, STRICT.length);
  for (const node of program.body.slice(1)) {
    if (isImport(node)) {
      const one = cellImport(node);
      imports.push(one);
      for (const { local, at } of one.names) names.add(local, "const", at);
      text.replace(node.start, node.end, ";");
    } else statements.push(...unexported(node, text));
  }
  for (const statement of statements) names.declare(statement);
  keepValue(statements, code, text);
  walk(program, (node) => patchImport(node, text));
  return { text, names, imports };
}

/** A cell exports nothing: what it says beside that stays. */
function unexported(
  node: Program["body"][number],
  text: PatchedText,
): readonly AnyNode[] {
  if (node.type === "ExportAllDeclaration") {
    throw new NoProgram(
      "a cell exports nothing: write import instead",
      node.start,
    );
  }
  if (node.type === "ExportNamedDeclaration") {
    if (node.source) {
      throw new NoProgram(
        "a cell exports nothing: write import instead",
        node.start,
      );
    }
    text.remove(node.start, node.declaration?.start ?? node.end);
    return node.declaration ? [node.declaration] : [];
  }
  if (node.type !== "ExportDefaultDeclaration") return [node as AnyNode];
  const { declaration, start, end } = node;
  text.remove(start, declaration.start);
  const isNamed = "id" in declaration && declaration.id;
  if (/Declaration$/.test(declaration.type) && isNamed) {
    return [declaration as AnyNode];
  }
  return [
    {
      type: "ExpressionStatement",
      expression: declaration,
      start,
      end,
    } as AnyNode,
  ];
}

/** `import(…)` knows only the modules of the page. */
function patchImport(node: AnyNode, text: PatchedText): void {
  if (node.type === "ImportExpression") {
    text.replace(node.start, node.start + "import".length, "$nets.load");
  } else if (node.type === "MetaProperty" && node.meta.name === "import") {
    throw new NoProgram(
      "Cannot use 'import.meta' outside a module",
      node.start,
    );
  }
}

function redeclared(
  name: string,
  names: CellNames,
  at: (offset: number) => Place,
): { readonly problem: CellProblem } {
  return {
    problem: {
      message: `Identifier '${name}' has already been declared`,
      ...at(names.placeOf(name)),
    },
  };
}
