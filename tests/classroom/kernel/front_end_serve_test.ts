/** The program that Jupyter starts, on the real kernel: nothing lost, nothing left behind. */

import assert from "node:assert/strict";
import { RawFrontEnd } from "../../support/raw_front_end.ts";
import {
  newConnection,
  SERVE,
  ServedKernel,
  startServe,
} from "../../support/served_kernel.ts";

const onWindows = Deno.build.os === "windows";

function isRunning(pid: number): boolean {
  const { success } = new Deno.Command("kill", {
    args: ["-0", String(pid)],
    stderr: "null",
  }).outputSync();
  return success;
}

/** Waits for something that need not be announced. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!holds()) {
    assert.ok(performance.now() < deadline, "it never came to hold");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

Deno.test("serve() gives 150 cells that were sent at once their own outputs, all and in order", async () => {
  await using kernel = await ServedKernel.start();
  const { frontEnd } = kernel;
  const ids = Array.from({ length: 150 }, (_, i) => {
    const lines = `for (let i = 0; i < 20; i++) console.log("${i}:" + i);`;
    return frontEnd.execute(
      i % 3 === 2 ? `await null; ${lines} "r${i}"` : `${lines} "r${i}"`,
    );
  });
  assert.ok(await frontEnd.beat() < 10_000);
  await frontEnd.published(ids[149]);
  for (const [i, id] of ids.entries()) {
    const published = await frontEnd.published(id);
    const printed = published.filter(({ type }) => type === "stream")
      .map(({ content }) => content.text).join("");
    const expected = Array.from({ length: 20 }, (_, k) => `${i}:${k}\n`);
    assert.equal(printed, expected.join(""));
    assert.equal(published[0].type, "execute_input");
    assert.equal(published.at(-1)?.type, "execute_result");
    assert.deepEqual(published.at(-1)?.content.data, {
      "text/plain": `"r${i}"`,
    });
    assert.equal((await frontEnd.reply(id)).execution_count, i + 1);
  }
});

Deno.test("serve() ends a busy loop at Stop and at SIGINT, with its state kept and nobody dead", async (t) => {
  await using kernel = await ServedKernel.start();
  const { frontEnd } = kernel;
  const loop = async (count: number) => {
    const id = frontEnd.execute(
      `console.log("in ${count}"); while (true) n = ${count};`,
    );
    await frontEnd.find(({ parent, content }) =>
      parent === id && String(content.text).includes(`in ${count}`)
    );
    return id;
  };
  const ends = async (id: string) => {
    const { status, ename } = await frontEnd.reply(id);
    assert.deepEqual([status, ename], ["error", "Stopped"]);
  };
  await frontEnd.printed("let n = 0;");
  await t.step("interrupt_request; the heart beats meanwhile", async () => {
    const id = await loop(1);
    await frontEnd.beat();
    await frontEnd.ask("control", "interrupt_request");
    await ends(id);
    assert.equal(await frontEnd.printed("console.log(n)"), "1\n");
  });
  await t.step({
    name: "SIGINT",
    ignore: onWindows,
    fn: async () => {
      const id = await loop(2);
      kernel.process.kill("SIGINT");
      await ends(id);
      // When nothing runs, a cell may be dropped that comes at the same moment, and that is all.
      kernel.process.kill("SIGINT");
      let text = "";
      for (let i = 0; i < 20 && text === ""; i++) {
        text = await frontEnd.printed("console.log(n)");
      }
      assert.equal(text, "2\n");
    },
  });
});

Deno.test("serve() lets the front end answer prompt(); null where it does not want to be asked", async () => {
  await using kernel = await ServedKernel.start();
  const { frontEnd } = kernel;
  const code = 'console.log(prompt("Your name?"))';
  assert.equal(await frontEnd.printed(code), "null\n");
  const id = frontEnd.execute(code, { allow_stdin: true });
  const { content } = await frontEnd.find(({ channel }) => channel === "stdin");
  assert.match(String(content.prompt), /^Your name\?/);
  frontEnd.send("stdin", "input_reply", { value: "Zoë" });
  await frontEnd.reply(id);
  const [, line] = await frontEnd.published(id);
  assert.equal(line.content.text, "Zoë\n");
});

Deno.test("serve() passes comms both ways, also while a cell runs", async () => {
  await using kernel = await ServedKernel.start();
  const { frontEnd } = kernel;
  await frontEnd.printed(
    `import { onComm } from "nets/notebook";
     onComm("counter", (comm) => {
       let count = Number(comm.data);
       comm.onMessage = (step, [bytes]) => {
         comm.send(count += step, [bytes.toReversed()]);
         if (count > 20) comm.close();
       };
     });`,
  );
  const comm = { comm_id: "c1", target_name: "counter", data: 10 };
  frontEnd.send("shell", "comm_open", comm);
  // It waits for something: what nothing can settle is ended by the kernel's collector.
  const running = frontEnd.execute(
    "await new Promise((go) => setTimeout(go, 3_600_000));",
  );
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i);
  for (const data of [5, 6]) {
    const message = { comm_id: "c1", data };
    frontEnd.send("shell", "comm_msg", message, { buffers: [bytes] });
  }
  await frontEnd.find(({ type }) => type === "comm_close");
  const answers = frontEnd.heard.filter(({ type }) => type === "comm_msg");
  assert.deepEqual(answers.map(({ content }) => content), [
    { comm_id: "c1", data: 15 },
    { comm_id: "c1", data: 21 },
  ]);
  assert.ok(answers[0].buffers[0].equals(bytes.toReversed()));
  const { comms } = await frontEnd.ask("shell", "comm_info_request");
  assert.deepEqual(comms, {});
  await frontEnd.ask("control", "interrupt_request");
  assert.equal((await frontEnd.reply(running)).ename, "Stopped");
});

Deno.test("serve() leaves its ports to the next kernel after a shutdown", async () => {
  const kernel = await ServedKernel.start();
  const { frontEnd } = kernel;
  await frontEnd.printed("let old = 1;");
  await frontEnd.ask("control", "shutdown_request", { restart: true });
  assert.equal((await kernel.process.status).code, 0);
  const next = startServe(kernel.file);
  try {
    await frontEnd.ready();
    assert.equal(
      await frontEnd.printed("console.log(typeof old)"),
      "undefined\n",
    );
  } finally {
    frontEnd.send("control", "shutdown_request", { restart: false });
    await next.status;
    await kernel[Symbol.asyncDispose]();
  }
});

Deno.test("serve() tells of a kernel that ended itself in its cell, and returns 1", async () => {
  await using kernel = await ServedKernel.start();
  const { frontEnd } = kernel;
  const id = frontEnd.execute("Deno.exit(3);");
  assert.equal((await frontEnd.reply(id)).ename, "KernelDied");
  const published = await frontEnd.published(id);
  assert.match(String(published.at(-1)?.content.evalue), /\(exit code 3\)/);
  assert.equal((await kernel.process.status).code, 1);
});

Deno.test({
  name:
    "serve() leaves no process behind when the front end is killed, whatever runs",
  ignore: onWindows,
  fn: async () => {
    const connection = newConnection();
    const file = await Deno.makeTempFile({ suffix: ".json" });
    await Deno.writeTextFile(file, JSON.stringify(connection));
    // Something that starts the kernel as Jupyter would, and is killed.
    const starter = new Deno.Command("sh", {
      args: [
        "-c",
        '"$0" run --allow-all --quiet "$1" "$2" & echo $!; wait',
        Deno.execPath(),
        SERVE,
        file,
      ],
      stdin: "null",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    await using frontEnd = new RawFrontEnd(connection);
    const reader = starter.stdout.pipeThrough(new TextDecoderStream())
      .getReader();
    const outer = Number((await reader.read()).value);
    try {
      await frontEnd.ready();
      const inner = Number(await frontEnd.printed("console.log(Deno.pid)"));
      assert.notEqual(inner, outer);
      assert.ok(isRunning(outer) && isRunning(inner));
      frontEnd.execute("while (true);");
      starter.kill("SIGKILL");
      await starter.status;
      await until(() => !isRunning(outer) && !isRunning(inner));
    } finally {
      if (isRunning(outer)) Deno.kill(outer, "SIGKILL");
      await reader.cancel();
      await Deno.remove(file);
    }
  },
});

Deno.test("serve.ts says why it cannot start, and ends with 1 or 2", async (t) => {
  const call = async (...args: string[]) => {
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--quiet", SERVE, ...args],
      env: { NO_COLOR: "1" },
      stdin: "null",
    }).output();
    return { code, words: new TextDecoder().decode(stderr) };
  };
  await t.step("nothing named", async () => {
    assert.deepEqual(await call(), {
      code: 2,
      words:
        "This is started by Jupyter, with the path of a connection file. " +
        "To start Jupyter: deno task lab\n",
    });
  });
  await t.step("no such file", async () => {
    const { code, words } = await call("no-such-file.json");
    assert.equal(code, 1);
    assert.match(
      words,
      /^Cannot read the connection file no-such-file\.json: .*\n$/,
    );
  });
  await t.step("a port that is taken", async () => {
    const connection = newConnection();
    const file = await Deno.makeTempFile({ suffix: ".json" });
    await Deno.writeTextFile(file, JSON.stringify(connection));
    using _ = Deno.listen({
      hostname: connection.ip,
      port: connection.hb_port,
    });
    assert.deepEqual(await call(file), {
      code: 1,
      words:
        `Cannot serve Jupyter at tcp://127.0.0.1:${connection.hb_port}: another ` +
        "program is there. Restart the kernel: it is then given other ports.\n",
    });
    await Deno.remove(file);
  });
});
