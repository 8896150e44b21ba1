/** `deno task site` as one calls it. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { ROOT } from "../../lib/classroom/project.ts";

type Ended = { code: number; said: string; complained: string };

/** Runs the command in a process of its own. */
async function site(...args: readonly string[]): Promise<Ended> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "lib/classroom/site.ts", ...args],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  return {
    code,
    said: decoder.decode(stdout),
    complained: decoder.decode(stderr),
  };
}

Deno.test("site --help says what it writes and where", async () => {
  const { code, said } = await site("--help");
  assert.equal(code, 0);
  assert.match(said, /--out\s+where to write \(\.site\)/);
});

Deno.test("site names what it was called with wrongly, and ends with code 2", async () => {
  const calls = {
    "05": "The site has all lectures: 05 cannot be named.",
    "--port=1": "--port says where to serve: add --serve.",
    "--serve --port=x":
      "--port must be a whole number from 0 to 65535, but it is x",
  };
  for (const [args, words] of Object.entries(calls)) {
    const { code, complained } = await site(...args.split(" "));
    assert.equal(code, 2);
    assert.equal(complained, `${words}\n--help says how to call it.\n`);
  }
});

Deno.test("site writes the pages, replaces the site that is there, and nothing else", async () => {
  const folder = await Deno.makeTempDir({ prefix: "nets-site-" });
  try {
    const out = resolve(folder, "pages");
    const first = await site(`--out=${out}`);
    assert.equal(first.code, 0, first.complained);
    assert.match(
      first.said,
      /\n(\d+) pages, \d+\.\d MB, in .*pages\/ after \d+\.\d s\nOpen .*index\.html, or serve/,
    );
    await Deno.writeTextFile(resolve(out, "old.html"), "old");
    assert.equal((await site(`--out=${out}`, "--instructor")).code, 0);
    const names = await namesIn(out);
    assert.ok(!names.includes("old.html") && names.includes("index.html"));
    const page = await Deno.readTextFile(resolve(out, "index.html"));
    assert.match(page, /Edition for instructors/);
    assert.deepEqual(await namesIn(folder), ["pages"]);

    const mine = resolve(folder, "mine");
    await Deno.mkdir(mine);
    await Deno.writeTextFile(resolve(mine, "thesis.txt"), "mine");
    const refused = await site(`--out=${mine}`);
    assert.equal(refused.code, 2);
    assert.equal(
      refused.complained.split("\n")[0],
      `Cannot write the site to ${mine}: the folder must be empty or hold a site, but it holds thesis.txt`,
    );
    assert.deepEqual(await namesIn(mine), ["thesis.txt"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

async function namesIn(folder: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  return entries.map(({ name }) => name).sort();
}
