/** What `deno task lab` needs: a Jupyter, and a kernel of our own in it. */

import assert from "node:assert/strict";
import { findJupyter } from "../../lib/classroom/jupyter.ts";
import {
  JUPYTER_DATA,
  writeKernelspec,
} from "../../lib/classroom/kernelspec.ts";
import { ROOT } from "../../lib/classroom/project.ts";

Deno.test("findJupyter() takes the first that answers", async () => {
  const absent = {
    name: "JupyterLab",
    command: "no-such-program",
    args: [],
  } as const;
  const broken = {
    name: "JupyterLab",
    command: Deno.execPath(),
    args: ["no-such-command"],
  } as const;
  // Anything that tells its version will do.
  const there = {
    name: "Jupyter Notebook",
    command: Deno.execPath(),
    args: [],
  } as const;
  assert.equal(await findJupyter([absent, broken, there, absent]), there);
  assert.equal(await findJupyter([absent, broken]), undefined);
});

Deno.test("writeKernelspec() names this very Deno, in the project, with a Stop that does not kill", async () => {
  const file = await writeKernelspec();
  assert.ok(file.startsWith(JUPYTER_DATA) && file.startsWith(ROOT));
  assert.deepEqual(JSON.parse(await Deno.readTextFile(file)), {
    argv: [
      Deno.execPath(),
      "jupyter",
      "--kernel",
      "--conn",
      "{connection_file}",
    ],
    display_name: "Deno",
    language: "typescript",
    interrupt_mode: "message",
    env: { NO_COLOR: "1" },
  });
});
