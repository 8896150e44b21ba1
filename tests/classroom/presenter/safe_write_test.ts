/** Files that are written whole or not at all. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { safeWrite } from "../../../lib/classroom/presenter/safe_write.ts";
import { inFolder } from "../make_notebook.ts";

const names = (folder: string) =>
  [...Deno.readDirSync(folder)].map(({ name }) => name).sort();

const refused = (writing: Promise<void>, path: string, why: string) =>
  assert.rejects(writing, {
    name: "WriteError",
    message: `Cannot write ${path}: ${why}`,
  });

Deno.test("safeWrite() writes a file and leaves nothing else", () =>
  inFolder(async (folder) => {
    const path = resolve(folder, "a.ipynb");
    await safeWrite(path, "one");
    await safeWrite(path, "twö");
    assert.equal(await Deno.readTextFile(path), "twö");
    assert.deepEqual(names(folder), ["a.ipynb"]);
  }));

Deno.test({
  name: "safeWrite() keeps the mode of a file, and a link a link",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (folder) => {
      const path = resolve(folder, "a.ipynb"),
        link = resolve(folder, "b.ipynb");
      await Deno.writeTextFile(path, "one");
      await Deno.chmod(path, 0o640);
      await Deno.symlink(path, link);
      await safeWrite(link, "two");
      assert.equal(await Deno.readTextFile(path), "two");
      assert.equal((await Deno.stat(path)).mode! & 0o777, 0o640);
      assert.ok((await Deno.lstat(link)).isSymlink);
    }),
});

Deno.test({
  name: "safeWrite() on a full disk leaves the file as it was, and says so",
  ignore: Deno.build.os !== "linux",
  fn: () =>
    inFolder(async (folder) => {
      const path = resolve(folder, "a.ipynb");
      await Deno.writeTextFile(path, "one");
      // A device that is always full stands in for the disk.
      const toFullDisk = async (half: string, text: string) => {
        await Deno.writeTextFile(half, "hal");
        await Deno.writeTextFile("/dev/full", text);
      };
      await refused(
        safeWrite(path, "two", toFullDisk),
        path,
        "the disk is full; make room and try again",
      );
      assert.equal(await Deno.readTextFile(path), "one");
      assert.deepEqual(names(folder), ["a.ipynb"]);
    }),
});

Deno.test({
  name: "safeWrite() respects that a file is only to be read",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (folder) => {
      const path = resolve(folder, "a.ipynb");
      await Deno.writeTextFile(path, "one");
      await Deno.chmod(path, 0o444);
      await refused(
        safeWrite(path, "two"),
        path,
        "it may not be written to; change that, or save a copy elsewhere",
      );
      assert.equal(await Deno.readTextFile(path), "one");
    }),
});

Deno.test("safeWrite() says when the folder is gone", () =>
  inFolder(async (folder) => {
    const path = resolve(folder, "gone/a.ipynb");
    await refused(safeWrite(path, "two"), path, "its folder is gone");
  }));
