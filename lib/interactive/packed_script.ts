/** A program as a script of half its length: a notebook that holds several figures stays small. */

import { deflateSync, inflateSync } from "fflate";

/** Unpacks the program in `p`, and runs it as a script of the page it stands in. */
const UNPACK = `(async p=>{` +
  `const b=Uint8Array.from(atob(p),c=>c.charCodeAt(0)),s=document.createElement("script");` +
  `s.textContent=await new Response(new Blob([b]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();` +
  `document.head.append(s);s.remove()})`;

/**
 * A script that unpacks a program and runs it.
 *
 * The browser itself unpacks it (`DecompressionStream`, in all browsers since 2023), so it
 * runs a moment after the script. Nothing in it can end the script it stands in. The packing
 * is the same on every machine.
 *
 * @param program a script that needs no module
 *
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * const program = 'console.log("</script>");';
 * assert.doesNotMatch(packedScript(program), /<\/script/);
 * assert.equal(programIn(packedScript(program)), program);
 * ```
 */
export function packedScript(program: string): string {
  const packed = deflateSync(new TextEncoder().encode(program), { level: 9 });
  const binary = Array.from(packed, (byte) => String.fromCharCode(byte));
  return `${UNPACK}("${btoa(binary.join(""))}")`;
}

/**
 * The program in a script made by {@link packedScript}; nothing if it was made otherwise.
 *
 * @param script what stands between `<script>` and its end
 */
export function programIn(script: string): string | undefined {
  if (!script.startsWith(`${UNPACK}("`)) return undefined;
  const binary = atob(script.slice(UNPACK.length + 2, -2));
  const packed = Uint8Array.from(binary, (c) => c.charCodeAt(0));
  return new TextDecoder().decode(inflateSync(packed));
}
