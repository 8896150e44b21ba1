/** Looking whether others wrote a file. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { FileWatch } from "../../../lib/classroom/presenter/file_watch.ts";
import { inFolder } from "../make_notebook.ts";

Deno.test("FileWatch tells of another text once, when it is found twice", () =>
  inFolder(async (folder) => {
    const path = resolve(folder, "a.ipynb");
    await Deno.writeTextFile(path, "one");
    let told = 0;
    const watch = new FileWatch(path, () => "one", () => told++);
    await watch.look();
    await watch.look();
    assert.equal(told, 0);
    await Deno.writeTextFile(path, "tw"); // half of what is being written
    await watch.look();
    await Deno.writeTextFile(path, "two");
    await watch.look();
    assert.equal(told, 0);
    await watch.look();
    await watch.look();
    assert.equal(told, 1);
    await Deno.writeTextFile(path, "three");
    await watch.look();
    await watch.look();
    assert.equal(told, 2);
  }));

Deno.test("FileWatch does not mind a file that is gone for a while", () =>
  inFolder(async (folder) => {
    const path = resolve(folder, "a.ipynb");
    let told = 0;
    const watch = new FileWatch(path, () => "one", () => told++);
    await watch.look();
    await watch.look();
    await Deno.writeTextFile(path, "one");
    await watch.look();
    await watch.look();
    assert.equal(told, 0);
  }));

Deno.test("FileWatch.start() looks by itself until it is stopped", () =>
  inFolder(async (folder) => {
    const path = resolve(folder, "a.ipynb");
    await Deno.writeTextFile(path, "two");
    await new Promise<void>((resolve) => {
      const watch = new FileWatch(path, () => "one", () => {
        watch.stop();
        resolve();
      });
      watch.start(1);
    });
  }));
