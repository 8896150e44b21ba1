/** A cell without types, read as a program; what is wrong with it in words like the engine's. */

import { type Options, parse, type Program } from "acorn";

/** What stands in front of a cell, as in the kernel: all cells are strict. */
export const STRICT = '"use strict";';

/** Something that is no program, and where, in UTF-16 units. */
export class NoProgram extends Error {
  /** @param at the offset in the text that was read */
  constructor(message: string, readonly at: number) {
    super(message);
  }
}

const OPTIONS: Options = {
  ecmaVersion: "latest",
  sourceType: "script",
  allowImportExportEverywhere: true,
  allowAwaitOutsideFunction: true,
};

/** Words of the parser, and those of the engine, by which advice is found. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^'return' outside of function$/, "Illegal return statement"],
  [/^Assigning to rvalue$/, "Invalid left-hand side in assignment"],
  [/^Unterminated string constant$/, "this text has no closing quote"],
  [/^Unterminated template$/, "this text has no closing `"],
  [/^Unterminated comment$/, "this comment has no closing */"],
  [/^Unexpected character '@'$/, "decorators cannot run in this page"],
  [/^Unsyntactic (break|continue)$/, "$1 stands in no loop"],
];

/**
 * Reads a program.
 *
 * @param text begins with {@linkcode STRICT}
 * @throws {NoProgram} if it is none
 */
export function parseCell(text: string): Program {
  try {
    return parse(text, OPTIONS);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { message, pos } = error;
    // Only a module may have `using` at its top; in a module, though, functions are unique.
    if (message.startsWith("Using declaration cannot appear")) {
      return parse(text, { ...OPTIONS, sourceType: "module" });
    }
    throw new NoProgram(
      inWords(message.replace(/ \(\d+:\d+\)$/, ""), text, pos),
      pos,
    );
  }
}

/**
 * What to say of a place where no program can go on.
 *
 * @param message the parser's
 * @param at where, in UTF-16 units
 */
export function inWords(message: string, text: string, at: number): string {
  for (const [pattern, words] of WORDS) {
    if (pattern.test(message)) return message.replace(pattern, words);
  }
  if (!message.startsWith("Unexpected token")) return message;
  if (/\bawait\s+$/.test(text.slice(0, at))) {
    return "await is only valid in async functions and the top level bodies of modules";
  }
  const token = /^(?:[\p{L}\p{N}_$]+|"[^"\n]*"|'[^'\n]*'|\S)/u.exec(
    text.slice(at),
  )?.[0];
  return token === undefined
    ? "the cell ends too early: a bracket is not closed, or something is missing"
    : message.replace("Unexpected token", `Unexpected ${token}`);
}

function isRefusal(
  error: unknown,
): error is { readonly message: string; readonly pos: number } {
  return error instanceof SyntaxError && "pos" in error;
}
