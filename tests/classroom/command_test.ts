/** The commands as they are called: exit codes, and what they say. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { inFolder, notebookJson, type Part } from "./make_notebook.ts";

const folderOf = (part: string) =>
  fileURLToPath(new URL(`../../${part}`, import.meta.url));

/** Calls `deno task run`, `check` or `lab`, without the detour over the task. */
async function call(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", folderOf(`lib/classroom/${command}.ts`), ...args],
    cwd: folderOf("."),
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

/** Writes a notebook into a folder. @returns its path */
async function write(folder: string, parts: readonly Part[]): Promise<string> {
  const path = `${folder}/99_test.ipynb`;
  await Deno.writeTextFile(path, notebookJson(parts));
  return path;
}

Deno.test("run, check and lab answer --help, and end with 2 on what they do not know", async (t) => {
  for (const command of ["run", "check", "lab"]) {
    await t.step(command, async () => {
      const help = await call(command, ["--help"]);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`deno task ${command}`));
      const wrong = await call(command, ["--unknown"]);
      assert.equal(wrong.code, 2);
      assert.equal(
        wrong.err,
        "There is no option --unknown.\n--help says how to call it.\n",
      );
      const valued = await call(command, ["--help=yes"]);
      assert.match(valued.err, /^--help takes no value\.\n/);
    });
  }
});

Deno.test("run refuses an unknown number and a time that is none", async () => {
  const number = await call("run", ["4711"]);
  assert.equal(number.code, 2);
  assert.match(number.err, /^There is no notebook 4711\. There are/);
  const none = await call("run", ["--timeout"]);
  assert.match(none.err, /^--timeout needs a value after it\.\n/);
  const folder = await call("run", ["notebooks"]);
  assert.match(
    folder.err,
    /^notebooks is a folder, not a notebook\. There are/,
  );
  const time = await call("run", ["--timeout", "soon"]);
  assert.equal(time.code, 2);
  assert.match(
    time.err,
    /^--timeout must be a number of seconds above 0, but it is soon\n/,
  );
});

Deno.test("run saves, then compares; twice saved is the same bytes; a change is shown", () =>
  inFolder(async (folder) => {
    const path = await write(folder, [
      "md:# Title",
      'console.log("one\\ntwo\\nthree", 1+1)',
      "console.log(Math.PI > 3)",
    ]);
    const before = await call("run", [path]);
    assert.equal(before.code, 1);
    assert.match(
      before.out,
      /99_test\.ipynb: no outputs are saved yet; run it with --save\n/,
    );

    const saving = await call("run", [path, "--save"]);
    assert.equal(saving.code, 0, saving.err);
    assert.match(saving.out, /99_test {2}cell 2 of 3 {2}\d+ ms\n/);
    assert.match(
      saving.out,
      /ok {5}99_test: 2 cells in \d+\.\d s, 0 claims hold, saved\n/,
    );
    assert.match(
      saving.out,
      /To open the lectures\n {2}in the browser +deno task lecture\n {2}in VS Code/,
    );
    const bytes = await Deno.readTextFile(path);
    assert.match(bytes, /three 2\\n/);

    assert.equal((await call("run", [path])).code, 0);
    assert.equal((await call("run", [path, "--save"])).code, 0);
    assert.equal(await Deno.readTextFile(path), bytes);

    await Deno.writeTextFile(path, bytes.replace('"two\\n"', '"2\\n"'));
    const changed = await call("run", [path]);
    assert.equal(changed.code, 1);
    assert.match(
      changed.out,
      /cell 2: output 1 \(stdout\) differs from the saved one\n {6}one\n {4}- 2\n {4}\+ two\n/,
    );
  }));

Deno.test("run says what is wrong with each notebook and goes on to the next", () =>
  inFolder(async (folder) => {
    const good = await write(folder, ["md:nothing to run"]);
    const bad = `${folder}/98_bad.ipynb`;
    await Deno.writeTextFile(bad, '{ "cells": [ }');
    const { code, out, err } = await call("run", [bad, good]);
    assert.equal(code, 1);
    assert.equal(
      err,
      `Cannot read ${bad}: it must be JSON, but it stops being so at line 1, column 14\n`,
    );
    assert.match(out, /ok {5}99_test: 0 cells/);
    assert.match(out, /1 of 2 notebooks failed\n$/);
  }));

Deno.test("run leaves a notebook alone that does not run to its end", () =>
  inFolder(async (folder) => {
    const path = await write(folder, [
      "const a = 1\n\nthrow new Error(`no ${a}`)",
      "2",
    ]);
    const bytes = await Deno.readTextFile(path);
    const { code, out } = await call("run", [path, "--save"]);
    assert.equal(code, 1);
    assert.match(out, /99_test\.ipynb, cell 1, line 3: Error: no 1\n/);
    assert.match(out, / {4}> {3}3 \| throw new Error/);
    assert.match(out, /FAILED 99_test: .*, not saved\n/);
    assert.equal(await Deno.readTextFile(path), bytes);
  }));

Deno.test({
  name: "run ends in order when it is stopped, and leaves no kernel",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (folder) => {
      const path = await write(folder, ["while (true);"]);
      const temporary = `${folder}/tmp`;
      await Deno.mkdir(temporary);
      const child = new Deno.Command(Deno.execPath(), {
        args: ["run", "-A", folderOf("lib/classroom/run.ts"), path],
        cwd: folderOf("."),
        env: { TMPDIR: temporary },
        stdout: "null",
        stderr: "null",
      }).spawn();
      const kernels = () => [...Deno.readDirSync(temporary)].length;
      for (let i = 0; i < 500 && kernels() === 0; i++) await pause(20);
      assert.equal(kernels(), 1);
      await pause(500);
      child.kill("SIGINT");
      assert.equal((await child.status).code, 130);
      assert.equal(kernels(), 0);
    }),
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

Deno.test("run says what to do when packages cannot be fetched", () =>
  inFolder(async (folder) => {
    const path = await write(folder, ["1"]);
    const nowhere = {
      DENO_DIR: `${folder}/cache`,
      NPM_CONFIG_REGISTRY: "http://127.0.0.1:9/",
    };
    const { code, out, err } = await call("run", [path], nowhere);
    assert.equal(code, 1);
    assert.match(out, /^Fetching the packages that the notebooks need/);
    assert.match(err, /Cannot load what the notebooks import:\n.*\n/);
    assert.match(err, /\nIs this machine online\?/);
  }));

Deno.test("check finds what is wrong, prints numbers to look at, and ends with 1", () =>
  inFolder(async (folder) => {
    const path = await write(folder, [
      {
        source: "md:# Title\n\nIt is 0.5.",
        metadata: {
          nets: { claims: [{ text: "0.5", expression: "a", digits: 1 }] },
        },
      },
      "const a: string = 1;",
    ]);
    const { code, out } = await call("check", [path]);
    assert.equal(code, 1);
    assert.match(
      out,
      /cell 2, line 1:7: TS2322: Type 'number' is not assignable to type 'string'/,
    );
    assert.match(
      out,
      /cell 1: the claim "0\.5" does not hold: `a` is 1, so 1\.0/,
    );
    assert.match(out, /no cell is tagged objective \(objectives\)/);
    assert.match(
      out,
      /FAILED 99_test: \d+ errors\n {2}cells {13}1 prose \+ 1 code\n/,
    );
  }));

Deno.test("lab says what to install where there is no Jupyter", async () => {
  const { code, err } = await call("lab", [], { PATH: folderOf("tests") });
  assert.equal(code, 1);
  assert.match(
    err,
    /^There is no Jupyter on this machine\. Install one of\n {2}JupyterLab/,
  );
});
