/** Signatures, as authors wrote them. */

import assert from "node:assert/strict";
import { signatureOf } from "../../../lib/classroom/site/signature.ts";

/** The signature of what begins with a word, in code that has comments and bodies around it. */
function signatureAt(code: string, word: string): string {
  const before = code.slice(0, code.indexOf(word)).split("\n");
  const place = {
    filename: "",
    line: before.length - 1,
    col: before.at(-1)!.length,
  };
  return signatureOf(code, place);
}

const CODE = `/** One. */
export async function add<T extends number>(
  a: T, // the first
  options: { readonly b?: T } = {},
): Promise<T> {
  return a;
}

export function over(a: number): void;
export function over(a: unknown): void {}

/** Two. */
export class Sum<T> extends Base<T> {
  /** Three. */
  override readonly size: number = 3;
  readonly go = (x: number): string => "";
  #hidden = 1;

  constructor(readonly parts: readonly (T | null)[], name?: string) {
    super();
  }

  /** Four. */
  get first(): T {
    return this.parts[0]!;
  }

  put(
    part: T,
  ): this {
    return this;
  }
}

export const LIMIT: readonly number[] = [1, 2], other = 4;
export type Both = { readonly a: 1 } & Sum<1>;
export interface Kept {
  /** Five. */
  readonly a: string;
}
`;

Deno.test("signatureOf() is a declaration as it is written, without its body", () => {
  const expected = {
    "export async function":
      "function add<T extends number>(\n  a: T, // the first\n  options: { readonly b?: T } = {},\n): Promise<T>",
    "export function over(a: number)": "function over(a: number): void",
    "export function over(a: unknown)": "function over(a: unknown): void",
    "export class": "class Sum<T> extends Base<T>",
    "override readonly size": "readonly size: number",
    "readonly go": 'readonly go = (x: number): string => ""',
    "constructor(":
      "constructor(readonly parts: readonly (T | null)[], name?: string)",
    "readonly parts": "readonly parts: readonly (T | null)[]",
    "get first": "get first(): T",
    "put(": "put(\n  part: T,\n): this",
    "LIMIT": "const LIMIT: readonly number[]",
    "export type": "type Both = { readonly a: 1 } & Sum<1>",
    "export interface":
      "interface Kept {\n  /** Five. */\n  readonly a: string;\n}",
  };
  for (const [word, signature] of Object.entries(expected)) {
    assert.equal(signatureAt(CODE, word), signature, word);
  }
});
