/** Writing a site in one step. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { SiteFiles } from "../../../lib/classroom/site/site_files.ts";
import { writeSite } from "../../../lib/classroom/site/write_site.ts";

Deno.test("writeSite() leaves the old site as it is if the new one cannot be written", async () => {
  const folder = await Deno.makeTempDir({ prefix: "nets-write-" });
  try {
    const out = resolve(folder, "site");
    const good = new SiteFiles();
    good.add("index.html", "one");
    good.add("assets/site.js", "");
    await writeSite(good, out);
    const bad = new SiteFiles();
    bad.add("index.html", "two");
    bad.add("index.html/inside", "a file cannot be a folder");
    await assert.rejects(writeSite(bad, out));
    assert.equal(await Deno.readTextFile(resolve(out, "index.html")), "one");
    const left = await Array.fromAsync(Deno.readDir(folder));
    assert.deepEqual(left.map(({ name }) => name), ["site"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("SiteFiles takes a path once", () => {
  const files = new SiteFiles();
  files.add("a.html", "1");
  assert.throws(() => files.add("a.html", "2"), {
    message:
      "Cannot add a.html to the site: paths must differ, but it is there already",
  });
});
