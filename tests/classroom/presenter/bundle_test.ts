/** The page's program, made once. */

import assert from "node:assert/strict";
import { bundle } from "../../../lib/classroom/presenter/bundle.ts";
import { inFolder } from "../make_notebook.ts";

Deno.test("bundle() makes the page's program once, and needs neither network nor time for it again", () =>
  inFolder(async (cache) => {
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    const text = await bundle({ cache, say });
    assert.ok(text.length > 100_000 && !text.includes("sourceMappingURL"));
    // The program is one file: nothing is loaded from anywhere else.
    assert.doesNotMatch(text, /^\s*import\s*["{*]|\bfrom\s*"(npm:|https?:)/m);
    assert.deepEqual(said, ["Putting the presenter's page together …"]);
    assert.equal(await bundle({ cache, say }), text);
    assert.equal(said.length, 1);
    assert.equal([...Deno.readDirSync(cache)].length, 1);
  }));

Deno.test("bundle() for those who work on the page leads back to its sources", () =>
  inFolder(async (cache) => {
    const text = await bundle({ cache, dev: true });
    assert.match(text, /\/\/# sourceMappingURL=data:application\/json;base64,/);
  }));
