/** Opening the reader's browser, or finding that there is none. */

import assert from "node:assert/strict";
import { openBrowser, waysToOpen } from "../../lib/classroom/open_browser.ts";

const LINK = "http://127.0.0.1:1/?token=x";

Deno.test("waysToOpen() names each system's own way", () => {
  assert.deepEqual(waysToOpen(LINK, "darwin"), [["open", LINK]]);
  assert.deepEqual(waysToOpen(LINK, "windows"), [[
    "cmd",
    "/c",
    "start",
    '""',
    LINK,
  ]]);
  assert.deepEqual(waysToOpen(LINK, "linux"), [["xdg-open", LINK], [
    "wslview",
    LINK,
  ]]);
});

Deno.test("openBrowser() takes the first way that works", async () => {
  const works = [Deno.execPath(), "--version"] as const;
  const fails = [Deno.execPath(), "eval", "Deno.exit(3)"] as const;
  assert.equal(await openBrowser([["no-such-program"], fails, works]), true);
  assert.equal(await openBrowser([["no-such-program"], fails]), false);
});
