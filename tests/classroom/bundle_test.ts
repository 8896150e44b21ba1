/** Programs for the browser, made once. */

import assert from "node:assert/strict";
import { bundle } from "../../lib/classroom/bundle.ts";
import { inFolder } from "./make_notebook.ts";

const PAGE = "lib/classroom/page/app.ts";

Deno.test("bundle() makes a program once, and needs neither network nor time for it again", () =>
  inFolder(async (cache) => {
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    const text = await bundle(PAGE, { cache, say });
    assert.ok(text.length > 100_000 && !text.includes("sourceMappingURL"));
    // The program is one file: nothing is loaded from anywhere else.
    assert.doesNotMatch(text, /^\s*import\s*["{*]|\bfrom\s*"(npm:|https?:)/m);
    assert.deepEqual(said, ["Putting app.js together …"]);
    assert.equal(await bundle(PAGE, { cache, say }), text);
    assert.equal(said.length, 1);
    assert.equal([...Deno.readDirSync(cache)].length, 1);
  }));

Deno.test("bundle() for those who work on the page leads back to its sources", () =>
  inFolder(async (cache) => {
    const text = await bundle(PAGE, { cache, dev: true });
    assert.match(text, /\/\/# sourceMappingURL=data:application\/json;base64,/);
  }));

Deno.test("bundle() makes a script that needs no module loader", () =>
  inFolder(async (cache) => {
    const text = await bundle("lib/graph.ts", { cache, format: "iife" });
    assert.match(text, /^\(\(\)=>\{[^]*\}\)\(\);\s*$/);
  }));

Deno.test("bundle() says why a program cannot be made", () =>
  inFolder((cache) =>
    assert.rejects(bundle("lib/nowhere.ts", { cache }), {
      name: "SetupError",
      message:
        "Cannot put lib/nowhere.ts together:\nerror: No such file or directory (os error 2)",
    })
  ));
