/** What sets the course up elsewhere: containers, Binder, a JupyterHub. Cheap checks; the real trials are told of in their README. */

import assert from "node:assert/strict";
import { dirname, resolve } from "node:path";
import { ROOT } from "../../lib/classroom/project.ts";

const DOCKERFILE = ".devcontainer/Dockerfile";
const CONTAINER = ".devcontainer/devcontainer.json";
const BINDER = ".binder/postBuild";
const PAGE = ".github/elsewhere/README.md";
const HUB = ".github/elsewhere/jupyterhub_config.py";
const SERVER = ".github/elsewhere/student_server.sh";

const at = (path: string) => resolve(ROOT, path);
const read = (path: string) => Deno.readTextFile(at(path));
const onWindows = Deno.build.os === "windows";

async function call(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
) {
  const { code, stdout, stderr } = await new Deno.Command(program, {
    args: [...args],
    env,
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

const hasPython = await call("python3", ["--version"]).then(
  ({ code }) => code === 0,
  () => false,
);

Deno.test("all that set the course up install the Deno that the README names", async () => {
  const named = /deno@([\d.]+\d)/g;
  const versions = new Map<string, readonly string[]>();
  for (const path of ["README.md", DOCKERFILE, BINDER, PAGE]) {
    const found = [...(await read(path)).matchAll(named)]
      .map(([, version]) => version).filter((version) => version !== undefined);
    versions.set(path, [...new Set(found)]);
  }
  const [expected] = versions.get("README.md")!;
  for (const [path, found] of versions) {
    assert.deepEqual(found, [expected], path);
  }
});

Deno.test("all that set the course up call tasks that exist, and link to what is there", async () => {
  const { tasks } = JSON.parse(await read("deno.json"));
  for (const path of [CONTAINER, BINDER, PAGE]) {
    const called = [...(await read(path)).matchAll(/deno"? task (\w+)/g)];
    assert.ok(called.length > 0, path);
    for (const [words, name] of called) {
      assert.ok(name in tasks, `${path}: ${words}`);
    }
  }
  for (const [, link] of (await read(PAGE)).matchAll(/\]\(([^)#]+)\)/g)) {
    await Deno.stat(resolve(at(dirname(PAGE)), link));
  }
});

Deno.test("the container has what the folder recommends, and the port that the page names", async () => {
  const container = JSON.parse(await read(CONTAINER));
  const { recommendations } = JSON.parse(await read(".vscode/extensions.json"));
  assert.deepEqual(container.customizations.vscode.extensions, recommendations);
  assert.ok(
    await Deno.stat(at(`.devcontainer/${container.build.dockerfile}`)),
  );
  const [port] = container.forwardPorts;
  assert.deepEqual(Object.keys(container.portsAttributes), [String(port)]);
  assert.ok((await read(PAGE)).includes(`--port ${port}\n`));
  const user =
    `useradd --create-home --shell /bin/bash ${container.remoteUser}\n`;
  assert.ok((await read(DOCKERFILE)).includes(user));
});

Deno.test({
  name: "the scripts can be read by their shells, and may be run",
  ignore: onWindows,
  fn: async () => {
    for (const [shell, path] of [["sh", SERVER], ["bash", BINDER]]) {
      assert.deepEqual(await call(shell, ["-n", at(path)]), {
        code: 0,
        out: "",
        err: "",
      });
      assert.ok(((await Deno.stat(at(path))).mode! & 0o111) === 0o111, path);
    }
  },
});

Deno.test({
  name:
    "the hub's configuration is Python, and starts the script that is there",
  ignore: onWindows || !hasPython,
  fn: async () => {
    const program = `
import sys
from unittest.mock import MagicMock
path, c = sys.argv[1], MagicMock()
exec(compile(open(path).read(), path, "exec"), {"get_config": lambda: c, "__file__": path})
print(c.Spawner.cmd[0])`;
    assert.deepEqual(await call("python3", ["-c", program, at(HUB)]), {
      code: 0,
      out: `${at(SERVER)}\n`,
      err: "",
    });
  },
});

Deno.test({
  name:
    "a student's server starts with the student's own lectures, and never takes back what was changed",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    const home = await Deno.realPath(await Deno.makeTempDir());
    try {
      const programs = `${home}/bin`, own = `${home}/nets-by-hand`;
      await Deno.mkdir(programs);
      for (const name of ["jupyterhub-singleuser", "python3"]) {
        const script = `#!/bin/sh\necho "$@" $(ulimit -d)\n`;
        await Deno.writeTextFile(`${programs}/${name}`, script, {
          mode: 0o755,
        });
      }
      const start = async () =>
        await call("sh", [at(SERVER), "--port=1"], {
          HOME: home,
          PATH: `${programs}:${Deno.env.get("PATH")}`,
        });
      assert.deepEqual(await start(), {
        code: 0,
        out: "--port=1 2000000\n",
        err: "",
      });
      const lecture = `${own}/notebooks/05_xor.ipynb`;
      assert.equal(
        await Deno.readTextFile(lecture),
        await read("notebooks/05_xor.ipynb"),
      );
      assert.equal(await Deno.realPath(`${own}/deno.json`), at("deno.json"));
      assert.equal(await Deno.realPath(`${own}/lib`), at("lib"));

      await Deno.writeTextFile(lecture, "changed");
      await Deno.remove(`${own}/notebooks/02_logic_gates.ipynb`);
      await Deno.remove(`${own}/lib`);
      await Deno.mkdir(`${own}/lib`);
      await Deno.remove(`${own}/deno.json`);
      await Deno.symlink(`${home}/nowhere`, `${own}/deno.json`);
      await Deno.writeTextFile(`${own}/deno.lock`, "of last year");
      assert.equal((await start()).code, 0);
      assert.equal(await Deno.readTextFile(lecture), "changed");
      assert.ok(await Deno.stat(`${own}/notebooks/02_logic_gates.ipynb`));
      assert.deepEqual([...Deno.readDirSync(`${own}/lib`)], []);
      assert.equal(await Deno.realPath(`${own}/deno.json`), at("deno.json"));
      assert.equal(
        await Deno.readTextFile(`${own}/deno.lock`),
        await read("deno.lock"),
      );
      assert.notEqual(
        await Deno.realPath(`${own}/deno.lock`),
        at("deno.lock"),
      );
    } finally {
      await Deno.remove(home, { recursive: true });
    }
  },
});
