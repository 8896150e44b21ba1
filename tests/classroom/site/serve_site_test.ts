/** The plain server of files. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { serveSite } from "../../../lib/classroom/site/serve_site.ts";

Deno.test("serveSite() says so if the port is taken", async () => {
  await using server = serveSite(".", 0);
  const { port } = new URL(server.address);
  assert.throws(() => serveSite(".", Number(port)), {
    name: "SetupError",
    message:
      `Cannot serve on port ${port}: it must be free, but something else serves there; --port names another.`,
  });
});

Deno.test("serveSite() serves files of its folder under a path, with their types, and nothing beside it", async () => {
  const folder = await Deno.makeTempDir({ prefix: "nets-serve-" });
  try {
    await Deno.mkdir(resolve(folder, "site/api"), { recursive: true });
    await Deno.writeTextFile(resolve(folder, "secret.txt"), "secret");
    await Deno.writeTextFile(resolve(folder, "site/index.html"), "first");
    await Deno.writeTextFile(resolve(folder, "site/api/index.html"), "names");
    await using server = serveSite(resolve(folder, "site"), 0, "/a/b");
    const { origin } = new URL(server.address);
    const get = async (path: string) => {
      const answer = await fetch(origin + path);
      return [answer.status, await answer.text()];
    };
    assert.equal(new URL(server.address).pathname, "/a/b/");
    assert.deepEqual(await get("/a/b/"), [200, "first"]);
    assert.deepEqual(await get("/a/b/api/"), [200, "names"]);
    const nothing = [404, "There is nothing here.\n"];
    for (
      const path of [
        "/",
        "/a/b",
        "/a/b/none.html",
        "/a/b/api",
        "/a/b/..%2fsecret.txt",
        "/a/b/%2e%2e%2fsecret.txt",
        "/a/b/%",
      ]
    ) assert.deepEqual(await get(path), nothing, path);
    const page = await fetch(server.address);
    assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
    await page.body?.cancel();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
