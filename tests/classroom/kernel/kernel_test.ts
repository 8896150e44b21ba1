/** The client of the real kernel: nothing is lost, everything ends. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { Kernel } from "../../../lib/classroom/kernel/kernel.ts";

/** Runs code and keeps the text of what it printed. */
async function printed(kernel: Kernel, code: string): Promise<string> {
  let text = "";
  const { ending } = await kernel.execute(code, {
    receive: ({ type, content }) => {
      if (type === "stream") text += content.text;
    },
  });
  assert.equal(ending, "ok");
  return text;
}

function afterMs(ms: number): AbortSignal {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), ms);
  return stop.signal;
}

const exists = (file: string) => Deno.stat(file).then(() => true, () => false);

Deno.test("Kernel loses no output and gives none to the wrong execution", async () => {
  await using kernel = await Kernel.start(Deno.cwd());
  for (let cell = 0; cell < 60; cell++) {
    const text = await printed(
      kernel,
      `for (let i = 0; i < 50; i++) console.log("${cell}:" + i)`,
    );
    const expected = Array.from({ length: 50 }, (_, i) => `${cell}:${i}\n`)
      .join("");
    assert.equal(text, expected);
  }
});

Deno.test("Kernel keeps its state when a busy loop is interrupted", async () => {
  await using kernel = await Kernel.start(Deno.cwd());
  await kernel.execute("let n = 41;");
  const { ending } = await kernel.execute("while (true) n = 42;", {
    signal: afterMs(200),
  });
  assert.equal(ending, "interrupted");
  assert.equal(kernel.dead, false);
  assert.equal(await printed(kernel, "console.log(n)"), "42\n");
});

Deno.test("Kernel is killed when code waits for ever and cannot be interrupted", async () => {
  await using kernel = await Kernel.start(Deno.cwd());
  const { ending } = await kernel.execute("await new Promise(() => {});", {
    signal: afterMs(100),
  });
  assert.equal(ending, "interrupted");
  assert.match(await kernel.death, /SIGKILL/);
});

Deno.test("Kernel tells how it ended", async () => {
  await using kernel = await Kernel.start(Deno.cwd());
  assert.equal((await kernel.execute("Deno.exit(3);")).ending, "died");
  assert.equal(await kernel.death, "exit code 3");
  assert.equal((await kernel.execute("1;")).ending, "died");
});

Deno.test("Kernel works in the folder it is given", async () => {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  await using kernel = await Kernel.start(folder);
  assert.equal(
    `${await printed(kernel, "console.log(Deno.cwd())")}`.trim() + "/",
    folder,
  );
});

Deno.test("Kernel.end() ends the process and removes the connection file", async () => {
  const kernel = await Kernel.start(Deno.cwd());
  assert.ok(await exists(kernel.connectionFile));
  await kernel.end();
  assert.equal(await kernel.death, "exit code 0");
  assert.equal(await exists(kernel.connectionFile), false);
});

Deno.test({
  name:
    "Kernel does not outlive a program that is killed, not even in an endless loop",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const client =
      new URL("../../../lib/classroom/kernel/kernel.ts", import.meta.url).href;
    const program = `
      const { Kernel } = await import(${JSON.stringify(client)});
      const kernel = await Kernel.start(Deno.cwd());
      await kernel.execute("console.log(Deno.pid);", { receive: ({ type, content }) => {
        if (type === "stream") console.log(content.text.trim());
      } });
      await kernel.execute("while (true);");`;
    const child = new Deno.Command(Deno.execPath(), {
      args: ["eval", program],
      stdout: "piped",
      stderr: "null",
    }).spawn();
    const late = setTimeout(() => child.kill("SIGKILL"), 20_000);
    let text = "";
    for await (
      const part of child.stdout.pipeThrough(new TextDecoderStream())
    ) {
      text += part;
      if (text.endsWith("\n")) break;
    }
    clearTimeout(late);
    const pid = Number(text);
    assert.ok(isRunning(pid));
    child.kill("SIGKILL");
    await child.status;
    for (let i = 0; i < 1000 && isRunning(pid); i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(isRunning(pid), false);
  },
});

function isRunning(pid: number): boolean {
  try {
    // Signal 0 asks only whether the process is there.
    return new Deno.Command("kill", {
      args: ["-0", String(pid)],
      stderr: "null",
    })
      .outputSync().success;
  } catch {
    return false;
  }
}
