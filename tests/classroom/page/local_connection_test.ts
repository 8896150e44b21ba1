/** The line within one page. */

import assert from "node:assert/strict";
import { LocalConnection } from "../../../lib/classroom/page/local_connection.ts";
import { localSession } from "../../../lib/classroom/page/local_session.ts";
import type { Event } from "../../../lib/classroom/presenter/protocol.ts";
import { FakeKernel } from "../../support/fake_kernel.ts";
import { notebookJson } from "../make_notebook.ts";

/** A line to a lecture, and what was heard on it. */
function opened() {
  const kept = new Map<string, string>();
  const session = localSession({
    name: "07_gates",
    notebook: JSON.parse(notebookJson(["1"])),
    storage: () => ({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, text),
      removeItem: (key) => void kept.delete(key),
    }),
    download: () => {},
    startKernel: () => Promise.resolve(new FakeKernel()),
  });
  const heard: (Event["type"] | boolean)[] = [];
  const connection = new LocalConnection(session, {
    event: ({ type }) => heard.push(type),
    online: (online) => heard.push(online),
  });
  return { connection, heard, kept };
}

Deno.test("LocalConnection opens by itself, a moment after it was made", async () => {
  const { heard } = opened();
  assert.deepEqual(heard, []);
  await Promise.resolve();
  assert.deepEqual(heard, [true]);
  await Promise.resolve();
  assert.deepEqual(heard, [true, "lecture", "windows"]);
});

Deno.test("LocalConnection.send() does at once what is asked, and says so a moment later", async () => {
  const { connection, heard, kept } = opened();
  await new Promise((resolve) => setTimeout(resolve));
  heard.length = 0;
  const edit = { type: "edit", id: "cell-1", source: "2" } as const;
  assert.ok(connection.send(edit));
  assert.equal(kept.size, 1);
  assert.deepEqual(heard, []);
  await Promise.resolve();
  assert.deepEqual(heard, ["cell", "unsaved"]);
});
