/** What `deno task lab` needs: a Jupyter, and a kernel of our own in it. */

import assert from "node:assert/strict";
import { basename, dirname } from "node:path";
import { listNotebooks } from "../../lib/classroom/choose.ts";
import { findJupyter } from "../../lib/classroom/jupyter.ts";
import {
  JUPYTER_DATA,
  writeKernelspec,
} from "../../lib/classroom/kernelspec.ts";
import { readNotebook } from "../../lib/classroom/notebook_file.ts";
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
  const { argv, name, display_name, language, interrupt_mode } = JSON.parse(
    await Deno.readTextFile(file),
  );
  assert.equal(argv[0], Deno.execPath());
  assert.equal(argv.at(-1), "{connection_file}"); // Jupyter puts its file there
  assert.equal(interrupt_mode, "message");
  // What the notebooks ask for is what stands there: Jupyter takes the folder for the name.
  assert.equal(name, undefined);
  const { kernelspec } =
    (await readNotebook((await listNotebooks())[0])).metadata;
  assert.deepEqual(kernelspec, {
    name: basename(dirname(file)),
    display_name,
    language,
  });
});
