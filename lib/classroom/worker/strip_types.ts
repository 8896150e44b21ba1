/** From TypeScript to JavaScript: types are taken away, and everything stays on its line. */

import { transform } from "sucrase";
import { plainCode } from "../kernel/plain_code.ts";
import { inWords } from "./parse_cell.ts";
import { type Place, placeAt, SourcePlaces } from "./source_places.ts";

/** Code without types, or why there is none. */
export type Stripped =
  | {
    readonly javascript: string;
    /** The place in the TypeScript of a place in the JavaScript. */
    readonly place: (place: Place) => Place;
  }
  | { readonly problem: Place & { readonly message: string } };

/** What is neither JavaScript nor a type, and would be taken away without a word. */
const NAMESPACE = /^[ \t]*(?:export[ \t]+)?(?:namespace|module)[ \t]+[\w$]/m;

/**
 * Takes the types away.
 *
 * Imports stay, though the cell itself may not use them: later cells will.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const stripped = stripTypes("const x = 1 as number;");
 * assert.ok("javascript" in stripped);
 * assert.equal(stripped.javascript, "const x = 1 ;");
 * ```
 */
export function stripTypes(code: string): Stripped {
  const namespace = NAMESPACE.exec(plainCode(code));
  if (namespace !== null) {
    const at = namespace.index + namespace[0].search(/\S/);
    const message = "a namespace cannot run in this page; " +
      "write an object instead: const NAME = { … }";
    return { problem: { message, ...placeAt(code, at) } };
  }
  try {
    const { code: javascript, sourceMap } = transform(code, {
      transforms: ["typescript"],
      disableESTransforms: true,
      keepUnusedImports: true,
      preserveDynamicImport: true,
      filePath: "cell",
      sourceMapOptions: { compiledFilename: "cell" },
    });
    const places = new SourcePlaces(sourceMap!.mappings);
    return { javascript, place: (place) => places.of(place) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { message, pos } = error;
    const words = /^Error transforming cell: ([^]*) \(\d+:\d+\)$/.exec(message);
    return {
      problem: {
        message: inWords(words?.[1] ?? message, code, pos),
        ...placeAt(code, pos),
      },
    };
  }
}

function isRefusal(
  error: unknown,
): error is { readonly message: string; readonly pos: number } {
  return error instanceof Error &&
    typeof (error as { readonly pos?: unknown }).pos === "number";
}
