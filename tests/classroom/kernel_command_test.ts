/** `deno task kernel`: into the user's Jupyter and out again, with nothing of theirs lost. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../../lib/classroom/project.ts";
import { stableDeno } from "../../lib/classroom/stable_deno.ts";
import { jupyterData, UserKernels } from "../../lib/classroom/user_kernels.ts";

const FOREIGN = '{ "argv": ["/opt/deno", "jupyter"], "display_name": "Deno" }';

const COMMAND = fileURLToPath(
  new URL("../../lib/classroom/kernel_command.ts", import.meta.url),
);

/** Works with a data folder of Jupyter that holds some kernels of others. */
async function inData(
  others: readonly string[],
  work: (data: string) => Promise<void>,
): Promise<void> {
  const data = await Deno.realPath(await Deno.makeTempDir());
  try {
    for (const name of others) {
      await Deno.mkdir(`${data}/kernels/${name}`, { recursive: true });
      await Deno.writeTextFile(`${data}/kernels/${name}/kernel.json`, FOREIGN);
    }
    await work(data);
  } finally {
    await Deno.remove(data, { recursive: true });
  }
}

/** The program that a kernel starts; nothing if there is no such kernel. */
async function programOf(data: string, name: string) {
  const file = `${data}/kernels/${name}/kernel.json`;
  const text = await Deno.readTextFile(file).catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text).argv[0];
}

async function call(data: string, ...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", COMMAND, ...args],
    env: { NO_COLOR: "1", JUPYTER_DATA_DIR: data },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

Deno.test("jupyterData() is where Jupyter looks, on each system", () => {
  const home = resolve("/home/ada");
  const at = (env: Record<string, string>, os: string) =>
    jupyterData(env, os, home);
  assert.equal(at({}, "linux"), resolve(home, ".local/share/jupyter"));
  assert.equal(
    at({ XDG_DATA_HOME: "/data" }, "linux"),
    resolve("/data/jupyter"),
  );
  assert.equal(at({}, "darwin"), resolve(home, "Library/Jupyter"));
  assert.equal(
    at({ APPDATA: "/roaming" }, "windows"),
    resolve("/roaming/jupyter"),
  );
  for (const os of ["linux", "darwin", "windows"]) {
    assert.equal(at({ JUPYTER_DATA_DIR: "/own" }, os), resolve("/own"));
  }
});

Deno.test("UserKernels takes the name that the notebooks ask for where nobody has it, and again", () =>
  inData([], async (data) => {
    const kernels = new UserKernels(data);
    for (const deno of ["/usr/bin/deno", "/opt/deno"]) {
      assert.deepEqual(await kernels.install(deno, false), {
        name: "deno",
        file: resolve(data, "kernels/deno/kernel.json"),
      });
      assert.equal(await programOf(data, "deno"), deno);
    }
    assert.deepEqual(await kernels.find("deno"), {
      name: "deno",
      folder: resolve(data, "kernels/deno"),
      ours: true,
      program: "/opt/deno",
      project: ROOT,
    });
    assert.deepEqual(await kernels.remove(), {
      removed: [resolve(data, "kernels/deno")],
    });
    assert.equal(await kernels.find("deno"), undefined);
    assert.deepEqual(await kernels.remove(), { removed: [] });
  }));

Deno.test("UserKernels leaves another kernel of that name alone, and stands beside it", () =>
  inData(["deno"], async (data) => {
    const kernels = new UserKernels(data);
    const { name, file } = await kernels.install("/usr/bin/deno", false);
    assert.equal(name, "nets");
    const spec = JSON.parse(await Deno.readTextFile(file));
    assert.equal(spec.display_name, "Nets by Hand (Deno)");
    assert.equal(await programOf(data, "deno"), "/opt/deno");
    await kernels.remove();
    assert.equal(await programOf(data, "deno"), "/opt/deno");
    assert.equal(await programOf(data, "nets"), undefined);
  }));

Deno.test("UserKernels puts another kernel aside when told to, and brings it back", () =>
  inData(["deno"], async (data) => {
    const kernels = new UserKernels(data);
    await kernels.install("/usr/bin/deno", false);
    const { name, keptAside } = await kernels.install("/usr/bin/deno", true);
    assert.equal(name, "deno");
    assert.equal(await programOf(data, "deno"), "/usr/bin/deno");
    // The one that stood beside it has moved.
    assert.equal(await programOf(data, "nets"), undefined);
    assert.equal(
      await Deno.readTextFile(`${keptAside}/kernel.json`),
      FOREIGN,
    );
    const { removed, back } = await kernels.remove();
    assert.deepEqual(removed, [resolve(data, "kernels/deno")]);
    assert.equal(back, resolve(data, "kernels/deno"));
    assert.equal(await Deno.readTextFile(`${back}/kernel.json`), FOREIGN);
  }));

Deno.test("UserKernels loses nothing when others install theirs in between", () =>
  inData(["deno"], async (data) => {
    const kernels = new UserKernels(data);
    await kernels.install("/usr/bin/deno", true);
    const second = FOREIGN.replace("/opt", "/new");
    const file = `${data}/kernels/deno/kernel.json`;
    await Deno.writeTextFile(file, second);
    assert.deepEqual(await kernels.remove(), { removed: [] });
    assert.equal(await programOf(data, "deno"), "/new/deno");
    const { keptAside } = await kernels.install("/usr/bin/deno", true);
    assert.match(keptAside ?? "", /deno-2$/);
    await kernels.remove();
    assert.equal(await programOf(data, "deno"), "/new/deno");
    assert.ok(
      await Deno.stat(resolve(data, "kernels-put-aside-by-nets/deno-1")),
    );
  }));

Deno.test("UserKernels says so when neither name is free", () =>
  inData(["deno", "nets"], async (data) => {
    await assert.rejects(
      new UserKernels(data).install("/usr/bin/deno", false),
      {
        name: "SetupError",
        message: `Two other kernels are at ${
          resolve(data, "kernels")
        }, deno and nets, and both were left as they are. --replace puts the one named deno aside.`,
      },
    );
    assert.equal(await programOf(data, "nets"), "/opt/deno");
  }));

Deno.test("UserKernels takes a file that is not JSON for somebody else's", () =>
  inData(["deno"], async (data) => {
    await Deno.writeTextFile(`${data}/kernels/deno/kernel.json`, "{");
    assert.equal((await new UserKernels(data).find("deno"))?.ours, false);
  }));

Deno.test({
  name:
    "stableDeno() prefers a name in the search path, and any Deno to one in the cache of npx",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const root = await Deno.realPath(await Deno.makeTempDir());
    const folder = async (name: string) => {
      await Deno.mkdir(`${root}/${name}`, { recursive: true });
      return `${root}/${name}`;
    };
    try {
      const bin = await folder("bin");
      await Deno.symlink(Deno.execPath(), `${bin}/deno`);
      const { version: { deno: version } } = Deno;
      assert.deepEqual(
        await stableDeno({ deno: Deno.execPath(), version, folders: [bin] }),
        { path: `${bin}/deno`, fragile: false },
      );
      assert.deepEqual(
        await stableDeno({ deno: Deno.execPath(), version, folders: [] }),
        { path: Deno.execPath(), fragile: false },
      );

      const cache = await folder(".npm/_npx/12ab/node_modules/deno");
      await Deno.writeTextFile(`${cache}/deno`, "");
      const npx = { deno: `${cache}/deno`, version };
      assert.deepEqual(await stableDeno({ ...npx, folders: [cache, bin] }), {
        path: Deno.execPath(),
        fragile: false,
      });
      const alone = { path: `${cache}/deno`, fragile: true };
      assert.deepEqual(await stableDeno({ ...npx, folders: [cache] }), alone);
      assert.deepEqual(
        await stableDeno({ ...npx, version: "1.0.0", folders: [bin] }),
        alone,
      );
    } finally {
      await Deno.remove(root, { recursive: true });
    }
  },
});

Deno.test("kernel says what is there, what it does, and how to choose", () =>
  inData(["deno"], async (data) => {
    const place = `Your Jupyter keeps its kernels at ${data}.\n`;
    const other = "  deno: another, which starts /opt/deno\n";
    assert.deepEqual(await call(data), {
      code: 0,
      out: `${place}${other}` +
        "The course's kernel is not among them. deno task kernel --install puts it in.\n",
      err: "",
    });
    const beside = await call(data, "--install");
    assert.equal(beside.code, 0, beside.err);
    assert.ok(
      beside.out.includes(
        "Another kernel is named deno and was left as it is. In the notebook's kernel menu choose " +
          '"Nets by Hand (Deno)", or let the course\'s take the name: deno task kernel --install --replace\n',
      ),
      beside.out,
    );
    assert.equal(
      (await call(data)).out,
      `${place}${other}  nets: the course's, of the project at ${ROOT}\n`,
    );
    assert.equal(
      (await call(data, "--remove")).out,
      `Removed:\n  ${resolve(data, "kernels/nets")}\n`,
    );
    assert.equal(
      (await call(data, "--remove")).out,
      `No kernel of the course is installed at ${data}.\n`,
    );
  }));

Deno.test("kernel looks into another Jupyter than one's own with --prefix", () =>
  inData([], async (prefix) => {
    const data = resolve(prefix, "share/jupyter");
    const place = `That Jupyter keeps its kernels at ${data}.\n`;
    assert.equal(
      (await call("/nowhere", "--prefix", prefix)).out,
      `${place}The course's kernel is not among them. ` +
        `deno task kernel --install --prefix ${prefix} puts it in.\n`,
    );
    const { file } = await new UserKernels(data).install("/opt/deno", false);
    assert.equal(
      (await call("/nowhere", "--prefix", prefix)).out,
      `${place}  deno: the course's, of the project at ${ROOT}\n`,
    );
    assert.equal(
      (await call("/nowhere", "--remove", "--prefix", prefix)).out,
      `Removed:\n  ${resolve(file, "..")}\n`,
    );
  }));

Deno.test("kernel answers --help, and refuses what makes no sense", () =>
  inData([], async (data) => {
    const help = await call(data, "--help");
    assert.equal(help.code, 0);
    assert.match(help.out, /^ {2}deno task kernel --install /m);
    const refused = async (...args: string[]) => {
      const { code, err } = await call(data, ...args);
      assert.equal(code, 2);
      return err.split("\n")[0];
    };
    assert.equal(
      await refused("--install", "--remove"),
      "Only one of --install and --remove can be done.",
    );
    assert.equal(await refused("--replace"), "--replace needs --install.");
    assert.equal(
      await refused("--prefix="),
      "--prefix needs a value after it.",
    );
    assert.equal(
      await refused("deno"),
      "Nothing can be named here, but deno was.",
    );
  }));
