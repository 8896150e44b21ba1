/** The course's kernel ends with its owner, survives the sleep of the machine, and fails in words. */

import assert from "node:assert/strict";
import { CourseKernel } from "../../../lib/classroom/kernel/course_kernel.ts";

/** The processes that were started by another, and by those. */
async function familyOf(pid: number): Promise<number[]> {
  const { stdout } = await new Deno.Command("ps", {
    args: ["-eo", "pid=,ppid="],
  }).output();
  const parents = new TextDecoder().decode(stdout).trim().split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = [pid];
  for (const one of family) {
    family.push(
      ...parents.filter(([, parent]) => parent === one).map(([child]) => child),
    );
  }
  return family;
}

async function isRunning(pid: number): Promise<boolean> {
  const { stdout } = await new Deno.Command("ps", {
    args: ["-o", "stat=", "-p", String(pid)],
    stderr: "null",
  }).output();
  const state = new TextDecoder().decode(stdout).trim();
  return state !== "" && !state.startsWith("Z");
}

/** Waits until processes have ended. */
async function gone(pids: readonly number[]): Promise<boolean> {
  for (let i = 0; i < 500; i++) {
    const running = await Promise.all(pids.map(isRunning));
    if (!running.includes(true)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

const files = async () => {
  const names: string[] = [];
  const folder = Deno.env.get("TMPDIR") ?? "/tmp";
  for await (const { name } of Deno.readDir(folder)) {
    if (name.startsWith("nets-kernel-")) names.push(name);
  }
  return names;
};

/** A program that starts a kernel, runs a cell and prints what it prints. */
function startOwner(cells: string) {
  const kernel =
    new URL("../../../lib/classroom/kernel/course_kernel.ts", import.meta.url)
      .href;
  const program = `
    const { CourseKernel } = await import(${JSON.stringify(kernel)});
    const kernel = await CourseKernel.start({ cwd: Deno.cwd() });
    const run = (code) => kernel.execute({ code, receive: ({ type, content }) => {
      if (type === "stream") console.log(content.text.trim());
    } }).then(({ ending }) => console.log(ending));
    ${cells}`;
  const owner = new Deno.Command(Deno.execPath(), {
    args: ["eval", program],
    stdin: "null",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const lines = owner.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const line = async () => {
    while (!text.includes("\n")) {
      const { value, done } = await lines.read();
      if (done) throw new Error("the owner has ended");
      text += value;
    }
    const first = text.slice(0, text.indexOf("\n"));
    text = text.slice(first.length + 1);
    return first;
  };
  return { owner, line, close: () => lines.cancel() };
}

const ignore = Deno.build.os === "windows";

Deno.test({
  name:
    "CourseKernel leaves nothing behind when its owner is killed, computing or waiting",
  ignore,
  fn: async () => {
    for (const cell of ["while (true);", "await new Promise(() => {});"]) {
      const { owner, line, close } = startOwner(
        `run('console.log(Deno.pid)'); run(${
          JSON.stringify(`console.log("on"); ${cell}`)
        });`,
      );
      const pid = Number(await line());
      await line();
      assert.equal(await line(), "on");
      const family = await familyOf(owner.pid);
      assert.ok(family.includes(pid));
      owner.kill("SIGKILL");
      await owner.status;
      await close();
      assert.ok(await gone(family), `${cell} goes on`);
    }
  },
});

Deno.test({
  name: "CourseKernel gives nothing up when the machine sleeps for a while",
  ignore,
  fn: async () => {
    const { owner, line, close } = startOwner(`
      await run('let n = 0; console.log("ready")');
      const sleeping = run('for (let i = 0; i < 40; i++) await new Promise((go) => setTimeout(go, 25)); console.log("slept")');
      console.log("running");
      await sleeping;
      const endless = run('while (true) n++');
      setTimeout(() => { console.log("stopping"); kernel.stop(); }, 100);
      await endless;
      await run('console.log(n > 0)');
      await kernel.end();`);
    const signal = async (name: Deno.Signal) => {
      for (const pid of await familyOf(owner.pid)) {
        try {
          Deno.kill(pid, name);
        } catch {
          // A helper that has ended in between.
        }
      }
    };
    const sleep = async () => {
      await signal("SIGSTOP");
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await signal("SIGCONT");
    };
    assert.deepEqual([await line(), await line(), await line()], [
      "ready",
      "ok",
      "running",
    ]);
    await sleep();
    assert.deepEqual([await line(), await line(), await line()], [
      "slept",
      "ok",
      "stopping",
    ]);
    await sleep();
    assert.deepEqual([await line(), await line(), await line()], [
      "stopped",
      "true",
      "ok",
    ]);
    await close();
    assert.equal((await owner.status).code, 0);
  },
});

Deno.test("CourseKernel.end() ends the process, computing or waiting, and removes its file", async () => {
  for (const cell of ["1", "while (true);", "await new Promise(() => {});"]) {
    const before = new Set(await files());
    const kernel = await CourseKernel.start({ cwd: Deno.cwd() });
    const own = (await files()).filter((name) => !before.has(name));
    assert.ok(own.length > 0);
    const { promise: begun, resolve } = Promise.withResolvers<number>();
    const running = kernel.execute({
      code: `console.log(Deno.pid); ${cell}`,
      receive: ({ content }) => content.text && resolve(Number(content.text)),
    });
    const pid = await begun;
    await kernel.end();
    await running;
    assert.ok(await gone([pid]));
    assert.equal(kernel.dead, true);
    await kernel.end();
  }
});

Deno.test("CourseKernel.start() says why there is no kernel, and leaves none behind", async () => {
  const cwd = await Deno.makeTempDir({ prefix: "nets-no-kernel-" });
  await Deno.writeTextFile(`${cwd}/deno.json`, "{ this is no JSON");
  try {
    await assert.rejects(CourseKernel.start({ cwd }), (error: Error) => {
      assert.equal(error.name, "KernelError");
      assert.match(
        error.message,
        /^Cannot start the Deno kernel: it must answer within 30 s, but it ended \(exit code 1\):\n[^]*deno\.json/,
      );
      return true;
    });
  } finally {
    await Deno.remove(cwd, { recursive: true });
  }
});
