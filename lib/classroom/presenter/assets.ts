/** What the page is made of, in memory: the shell, its program, styles and fonts. All of it comes from here. */

import { createHash } from "node:crypto";
import { basename, resolve } from "node:path";
import katexStyle from "katex/dist/katex.min.css" with { type: "text" };
import revealStyle from "reveal.js/reveal.css" with { type: "text" };
import { bundle, type BundleOptions } from "../bundle.ts";
import { ROOT } from "../project.ts";

/** Something that is served as it is. */
export type Asset = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Names the content: a browser that has it need not be sent it again. */
  readonly tag: string;
};

/** The page and all it loads. */
export type Assets = {
  /** The one HTML page of all views. */
  readonly shell: Asset;
  /** What stands under `/assets/`, by its name: `app.js`, `katex.css`, `reveal.css`, `fonts/KaTeX_….woff2`, and each style of the page. */
  readonly files: ReadonlyMap<string, Asset>;
};

const PAGE = resolve(ROOT, "lib/classroom/page");

/** Where the page's program begins. */
const PROGRAM = "lib/classroom/page/app.ts";

/**
 * Reads and makes all that the page needs.
 *
 * @throws {SetupError} if the page's program cannot be made
 */
export async function loadAssets(options: BundleOptions = {}): Promise<Assets> {
  const program = textAsset(await bundle(PROGRAM, options), "text/javascript");
  const files = new Map([["app.js", program], ...await loadStyles()]);
  const shell = await Deno.readTextFile(resolve(PAGE, "index.html"));
  return { shell: textAsset(shell, "text/html"), files };
}

/** How the page looks: `katex.css`, `reveal.css`, `fonts/KaTeX_….woff2`, and each style of the page, by name. */
export async function loadStyles(): Promise<Map<string, Asset>> {
  const files = new Map<string, Asset>();
  const style = katexStyle.replaceAll(
    /,url\([^)]*\) format\("(?:woff|truetype)"\)/g, // every browser of today reads woff2
    "",
  );
  files.set("katex.css", textAsset(style, "text/css"));
  files.set("reveal.css", textAsset(revealStyle, "text/css"));
  for (const [, font] of style.matchAll(/url\((fonts\/\w+-\w+\.woff2)\)/g)) {
    const path = import.meta.resolve(`katex/dist/${font}`);
    files.set(font, asset(await Deno.readFile(new URL(path)), "font/woff2"));
  }
  for await (const { name } of Deno.readDir(PAGE)) {
    if (!name.endsWith(".css")) continue;
    const text = await Deno.readTextFile(resolve(PAGE, name));
    files.set(basename(name), textAsset(text, "text/css"));
  }
  return files;
}

function textAsset(text: string, type: string): Asset {
  return asset(new TextEncoder().encode(text), `${type}; charset=utf-8`);
}

function asset(bytes: Uint8Array<ArrayBuffer>, type: string): Asset {
  const hash = createHash("sha256").update(bytes).digest("base64url");
  return { bytes, type, tag: `"${hash.slice(0, 22)}"` };
}
