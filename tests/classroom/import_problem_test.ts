/** Imports that cannot be loaded: which one, on which line, what to do. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { importProblem } from "../../lib/classroom/import_problem.ts";
import { NOTEBOOKS, ROOT } from "../../lib/classroom/project.ts";

const told = async (code: string, cwd = NOTEBOOKS) => {
  const problem = await importProblem(code, cwd);
  return problem && `${problem.line}:${problem.column} ${problem.message}`;
};

Deno.test("importProblem() finds nothing wrong with what can be loaded", async () => {
  const code = 'import { join } from "node:path";\n' +
    'import { value } from "nets";\n' +
    'import config from "../deno.json" with { type: "json" };\n' +
    'const lib = await import("../lib/mod.ts");';
  assert.equal(await told(code), undefined);
});

Deno.test("importProblem() leads from a misspelt module to the right one", async () => {
  assert.equal(
    await told('const a = 1;\nimport { show } from "nets/notbook";'),
    '2:22 Cannot import "nets/notbook": no module has this name; did you mean "nets/notebook"?',
  );
});

Deno.test("importProblem() names the course's modules where no name is like it", async () => {
  assert.match(
    String(await told('import torch from "torch";')),
    /^1:19 Cannot import "torch": no module has this name; the course's own modules are "nets", .*; a file begins with ".\/" or "..\/", a package with "npm:"$/,
  );
});

Deno.test("importProblem() says where a file would have to be", async () => {
  assert.equal(
    await told('import "./not_there.ts";'),
    '1:8 Cannot import "./not_there.ts": there is no such file: ' +
      "it would be notebooks/not_there.ts, seen from the notebook's folder",
  );
  assert.equal(
    await told('import "./not_there.ts";', ROOT),
    '1:8 Cannot import "./not_there.ts": there is no such file: ' +
      "it would be not_there.ts, seen from the notebook's folder",
  );
  assert.equal(
    await told('await import("../../../not_there.ts");'),
    '1:14 Cannot import "../../../not_there.ts": there is no such file',
  );
});

Deno.test("importProblem() knows Node's modules from others", async () => {
  assert.equal(
    await told('import "node:nothing";'),
    `1:8 Cannot import "node:nothing": Deno has no such module of Node's`,
  );
});

Deno.test("importProblem() says that a package could not be had", async () => {
  const without = await told('import "npm:@nobody/has-made-this@1.0.0";');
  // With a network the package does not exist, without one it cannot be fetched.
  assert.match(
    String(without),
    /^1:8 Cannot import "npm:@nobody\/has-made-this@1\.0\.0": (there is no such package or version; look at its spelling|it is not on this machine yet and cannot be fetched now; run the cell again when there is a network)$/,
  );
});

Deno.test("importProblem() says that the lock file is frozen, and changes nothing in it", async () => {
  const folder = await Deno.makeTempDir({ prefix: "nets-test-" });
  const lock = resolve(folder, "deno.lock");
  try {
    await Deno.writeTextFile(
      resolve(folder, "deno.json"),
      '{ "lock": { "frozen": true } }',
    );
    await Deno.writeTextFile(lock, '{ "version": "5" }');
    assert.equal(
      await told('const a = 1;\nimport "npm:linkedom@0.18.12";', folder),
      '2:undefined Cannot import: the lock file deno.lock is frozen and does not know the package "linkedom"; ' +
        "run `deno install --frozen=false` in the project's folder, then restart the kernel",
    );
    assert.equal(await Deno.readTextFile(lock), '{ "version": "5" }');
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
