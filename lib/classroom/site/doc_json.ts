/** What `deno doc --json` says of a module, as far as the site needs it. */

import { CONFIG, ROOT } from "../project.ts";
import { SetupError } from "../setup.ts";

/** A part of a comment that begins with `@`. */
export type DocTag = {
  /** `param`, `return`, `throws`, `example`, and others. */
  readonly kind: string;
  readonly name?: string;
  readonly doc?: string;
  readonly tsType?: { readonly repr?: string };
};

/** The comment above a declaration. */
export type JsDoc = {
  readonly doc?: string;
  readonly tags?: readonly DocTag[];
};

/** Where a declaration stands. */
export type Location = {
  /** As a `file:` address. */
  readonly filename: string;
  /** From 0. */
  readonly line: number;
  /** From 0. */
  readonly col: number;
};

/** Something that a class has. */
export type Member = {
  readonly name: string;
  readonly location: Location;
  readonly jsDoc?: JsDoc;
  readonly isStatic?: boolean;
  readonly accessibility?: string;
  /** `method`, `getter`, `setter` where it is one. */
  readonly kind?: string;
};

/** One declaration of a name; a function may have several. */
export type Declaration = {
  readonly kind: string;
  readonly location: Location;
  readonly jsDoc?: JsDoc;
  readonly def: {
    readonly tsType?: { readonly repr?: string };
    readonly constructors?: readonly Member[];
    readonly properties?: readonly Member[];
    readonly methods?: readonly Member[];
  };
};

/** A name that a module exports. */
export type DocSymbol = {
  readonly name: string;
  readonly declarations: readonly Declaration[];
};

/** A module: its comment, and its names in order. */
export type DocModule = {
  readonly module_doc?: JsDoc;
  readonly symbols: readonly DocSymbol[];
};

/**
 * Asks Deno what modules export.
 *
 * @param paths from the project's root
 * @returns the modules, in that order
 * @throws {SetupError} if Deno cannot say
 */
export async function docOf(
  paths: readonly string[],
): Promise<readonly DocModule[]> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["doc", "--json", "--config", CONFIG, ...paths],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).output();
  const decoder = new TextDecoder();
  if (!success) {
    throw new SetupError(
      `Cannot read the library's comments:\n${decoder.decode(stderr).trim()}`,
    );
  }
  const { nodes } = JSON.parse(decoder.decode(stdout)) as {
    nodes: Readonly<Record<string, DocModule>>;
  };
  return paths.map((path) => {
    const found = Object.entries(nodes)
      .find(([address]) => address.endsWith(`/${path}`));
    return found?.[1] ?? { symbols: [] };
  });
}
