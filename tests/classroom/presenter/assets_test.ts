/** What the page is made of. */

import assert from "node:assert/strict";
import { loadAssets } from "../../../lib/classroom/presenter/assets.ts";

Deno.test("loadAssets() has all that the page's shell and styles ask for", async () => {
  const { shell, files } = await loadAssets();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const asked = [
    ...decode(shell.bytes).matchAll(/(?:href|src)="\/assets\/([^"]+)"/g),
  ]
    .map(([, name]) => name);
  assert.ok(asked.includes("app.js") && asked.includes("katex.css"));
  for (const [name, { bytes, type }] of files) {
    if (!type.startsWith("text/css")) continue;
    for (const [, address] of decode(bytes).matchAll(/url\(["']?([^)"']+)/g)) {
      if (!address.startsWith("data:")) asked.push(address);
    }
    assert.doesNotMatch(
      decode(bytes),
      /@import|https?:\/\/(?!www\.w3\.org)[^\s*]*\.css/,
      name,
    );
  }
  assert.deepEqual(asked.filter((name) => !files.has(name)), []);
  assert.equal(files.get("fonts/KaTeX_Main-Regular.woff2")?.type, "font/woff2");
  const tags = [...files.values()].map(({ tag }) => tag);
  assert.equal(new Set(tags).size, tags.length);
});
