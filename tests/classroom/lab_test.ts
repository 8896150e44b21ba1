/** What `deno task lab` needs: a Jupyter, and a kernel of our own in it. */

import assert from "node:assert/strict";
import { basename, dirname } from "node:path";
import { listNotebooks } from "../../lib/classroom/choose.ts";
import { findJupyter } from "../../lib/classroom/jupyter.ts";
import {
  JUPYTER_DATA,
  type KernelKind,
  kernelspec,
  writeKernelspec,
} from "../../lib/classroom/kernelspec.ts";
import { readNotebook } from "../../lib/classroom/notebook_file.ts";
import { CONFIG, ROOT } from "../../lib/classroom/project.ts";

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

Deno.test("writeKernelspec() writes into the project, under the name that the notebooks ask for", async () => {
  assert.ok(JUPYTER_DATA.startsWith(ROOT));
  const data = await Deno.makeTempDir();
  try {
    for (const kind of ["course", "stock"] as const) {
      const file = await writeKernelspec({ kind }, data);
      const written = JSON.parse(await Deno.readTextFile(file));
      assert.deepEqual({ ...written }, kernelspec({ kind }));
      // What the notebooks ask for is what stands there: Jupyter takes the folder for the name.
      assert.equal(written.name, undefined);
      const { kernelspec: asked } =
        (await readNotebook((await listNotebooks())[0])).metadata;
      assert.deepEqual(asked, {
        name: basename(dirname(file)),
        display_name: written.display_name,
        language: written.language,
      });
      const logo = await Deno.readTextFile(`${dirname(file)}/logo-svg.svg`);
      assert.match(logo, /^<svg xmlns=/);
    }
  } finally {
    await Deno.remove(data, { recursive: true });
  }
});

Deno.test("kernelspec() starts this very Deno, and has a Stop that does not kill", () => {
  for (const kind of ["course", "stock"] satisfies KernelKind[]) {
    const { argv, interrupt_mode } = kernelspec({ kind });
    assert.equal(argv[0], Deno.execPath());
    assert.equal(argv.at(-1), "{connection_file}"); // Jupyter puts its file there
    assert.equal(interrupt_mode, "message");
  }
  assert.equal(kernelspec({ deno: "/opt/deno" }).argv[0], "/opt/deno");
});

Deno.test("kernelspec() gives the course's kernel its packages, and the project's lock file is not its to write", () => {
  const { argv } = kernelspec();
  assert.ok(argv.includes("--allow-all"));
  assert.ok(argv.includes(`--config=${CONFIG}`));
  const lock = argv.find((word) => word.startsWith("--lock="));
  assert.match(lock ?? "", /[\\/]\.cache[\\/]kernel\.lock$/);
  assert.match(argv.at(-2) ?? "", /[\\/]kernel[\\/]serve\.ts$/);
});
