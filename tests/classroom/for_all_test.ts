/** A kernel for all who use one Jupyter: what must hold before it is installed, and what it then starts with. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { prepareForAll, SHARED_CACHE } from "../../lib/classroom/for_all.ts";
import { kernelspec } from "../../lib/classroom/kernelspec.ts";
import { CACHE } from "../../lib/classroom/project.ts";
import { UserKernels } from "../../lib/classroom/user_kernels.ts";

const onWindows = Deno.build.os === "windows";

/** Works with a folder that others may read, in which a program and a project lie. */
async function inOpenFolder(
  work: (folder: string) => Promise<void>,
): Promise<void> {
  // The usual place for such folders is closed to others on macOS.
  const place = onWindows ? {} : { dir: "/tmp" };
  const folder = await Deno.realPath(await Deno.makeTempDir(place));
  const umask = onWindows ? undefined : Deno.umask();
  try {
    if (!onWindows) await Deno.chmod(folder, 0o755);
    await Deno.mkdir(`${folder}/project/lib`, { recursive: true, mode: 0o755 });
    await Deno.writeTextFile(`${folder}/deno`, "", { mode: 0o755 });
    await work(folder);
  } finally {
    if (umask !== undefined) Deno.umask(umask);
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("prepareForAll() makes the folders, and what is written later is for others to read", () =>
  inOpenFolder(async (folder) => {
    const data = resolve(folder, "share/jupyter");
    if (!onWindows) Deno.umask(0o077);
    await prepareForAll(data, [`${folder}/deno`, `${folder}/project`]);
    assert.ok((await Deno.stat(resolve(data, "kernels"))).isDirectory);
    assert.ok((await Deno.stat(SHARED_CACHE)).isDirectory);
    if (onWindows) return;
    await Deno.writeTextFile(`${folder}/later`, "");
    assert.equal((await Deno.stat(`${folder}/later`)).mode! & 0o777, 0o644);
  }));

Deno.test({
  name: "prepareForAll() names what is closed to others",
  ignore: onWindows,
  fn: () =>
    inOpenFolder(async (folder) => {
      const data = resolve(folder, "share/jupyter");
      const refused = (path: string, closed: string) =>
        assert.rejects(prepareForAll(data, [path]), {
          name: "SetupError",
          message:
            `Cannot install the kernel for all: everybody must be able to read ${path}, ` +
            `but ${closed} is closed to other users. Put it where all may read, /opt for instance.`,
        });
      await Deno.chmod(`${folder}/deno`, 0o700);
      await refused(`${folder}/deno`, `${folder}/deno`);
      await Deno.chmod(`${folder}/project`, 0o750);
      await refused(`${folder}/project/lib`, `${folder}/project`);
      await assert.rejects(Deno.stat(data), Deno.errors.NotFound);
    }),
});

Deno.test("prepareForAll() says where this user may not write", () =>
  inOpenFolder(async (folder) => {
    // Nobody can make a folder below a file.
    const data = `${folder}/deno/share`;
    await assert.rejects(prepareForAll(data, []), {
      name: "SetupError",
      message:
        `Cannot install the kernel for all: this user must be allowed to write to ${
          resolve(data, "kernels")
        }, but is not. Whoever looks after this machine is: use sudo, for instance.`,
    });
  }));

Deno.test("UserKernels gives a kernel for all its packages, and one's own kernel those of its user", async () => {
  const data = await Deno.makeTempDir();
  try {
    const kernels = new UserKernels(data);
    const envOf = async (file: string) =>
      JSON.parse(await Deno.readTextFile(file)).env;
    const all = await kernels.install("/usr/bin/deno", false, {
      cache: SHARED_CACHE,
    });
    assert.deepEqual(await envOf(all.file), {
      NO_COLOR: "1",
      DENO_DIR: resolve(CACHE, "deno"),
    });
    const own = await kernels.install("/usr/bin/deno", false);
    assert.deepEqual(await envOf(own.file), { NO_COLOR: "1" });
    assert.deepEqual(kernelspec().env, { NO_COLOR: "1" });
  } finally {
    await Deno.remove(data, { recursive: true });
  }
});
