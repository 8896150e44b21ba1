/** The course's kernel: outputs in order and in bounds, errors in words, questions, comms. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import {
  CourseKernel,
  type ExecuteRequest,
} from "../../../lib/classroom/kernel/course_kernel.ts";
import type { JsonObject } from "../../../lib/classroom/json.ts";
import type { Message } from "../../../lib/classroom/kernel/message.ts";

const cwd = fileURLToPath(new URL("../../../notebooks", import.meta.url));

/** Runs a cell, and gathers what came before it had ended. */
async function run(
  kernel: CourseKernel,
  code: string,
  request: Partial<ExecuteRequest> = {},
) {
  const messages: Message[] = [];
  const receive = (message: Message) => messages.push(message);
  const execution = await kernel.execute({ code, receive, ...request });
  const arrived = messages.length;
  const texts = messages.map(textOf);
  return { ...execution, messages, texts, arrived };
}

/** A message in short: what it shows. */
function textOf({ type, content }: Message): string {
  const { text, evalue, data } = content as Record<string, string> & {
    readonly data?: JsonObject;
  };
  return `${type}: ${text ?? evalue ?? data?.["text/plain"] ?? ""}`;
}

/** Waits for something that comes by itself. */
async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !condition(); i++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.ok(condition());
}

Deno.test("CourseKernel", async (t) => {
  await using kernel = await CourseKernel.start({ cwd });
  const background: string[] = [];
  kernel.onBackground = (message) => background.push(textOf(message));

  await t.step("brings the result of a cell, and counts", async () => {
    const first = await run(kernel, "6 * 7");
    assert.equal(first.ending, "ok");
    assert.equal(first.count, 1);
    assert.deepEqual(
      first.messages.map(({ type, content }) => ({ type, content })),
      [{
        type: "execute_result",
        content: {
          execution_count: 1,
          data: { "text/plain": "42" },
          metadata: {},
          transient: {},
        },
      }],
    );
    const second = await run(kernel, "let y: number = 1;");
    assert.deepEqual([second.ending, second.count, second.texts], [
      "ok",
      2,
      [],
    ]);
  });

  await t.step("goes on when a listener makes a mistake", async () => {
    const { error } = console;
    const said: unknown[] = [];
    console.error = (words) => said.push(String(words));
    const receive = () => {
      throw new Error("a mistake");
    };
    const { ending } = await run(kernel, "console.log(1)", { receive });
    console.error = error;
    assert.equal(ending, "ok");
    assert.deepEqual(said, ["Error: a mistake"]);
    assert.deepEqual((await run(kernel, "2")).texts, ["execute_result: 2"]);
  });

  await t.step(
    "hides what it needs from programs that cells start",
    async () => {
      const { texts } = await run(
        kernel,
        'Deno.env.get("DENO_V8_FLAGS") ?? "none"',
      );
      assert.deepEqual(texts, ['execute_result: "none"']);
    },
  );

  await t.step("runs silent cells without a result and a number", async () => {
    const { ending, count, texts } = await run(kernel, "console.log('a'); 5", {
      silent: true,
    });
    assert.deepEqual([ending, count, texts], ["ok", 5, ["stream: a\n"]]);
  });

  await t.step("keeps all that a cell puts out in its order", async () => {
    const { texts } = await run(
      kernel,
      `console.log("1");
       console.error("2");
       await Deno.jupyter.display({ "text/plain": "3" }, { raw: true, display_id: "d" });
       console.log("4");
       await Deno.jupyter.display({ "text/plain": "5" }, { raw: true, display_id: "d", update: true });
       Deno.jupyter.broadcast("clear_output", { wait: true });
       for (let i = 0; i < 1000; i++) console.log("6");
       await Deno.jupyter.display({ "text/plain": "7" }, { raw: true });
       throw new Error("8");`,
    );
    const sixes = "6\n".repeat(1000);
    const printed = texts.slice(6, -2).map((text) =>
      text.replace("stream: ", "")
    );
    assert.deepEqual(texts.slice(0, 6), [
      "stream: 1\n",
      "stream: 2\n",
      "display_data: 3",
      "stream: 4\n",
      "update_display_data: 5",
      "clear_output: ",
    ]);
    assert.equal(printed.join(""), sixes);
    assert.ok(printed.length < 500, `${printed.length} messages`);
    assert.deepEqual(texts.slice(-2), ["display_data: 7", "error: 8"]);
  });

  await t.step(
    "passes on metadata, bytes and the ids of displays",
    async () => {
      const { messages } = await run(
        kernel,
        `Deno.jupyter.broadcast("display_data",
         { data: { "text/plain": "x" }, metadata: { a: 1 }, transient: { display_id: "i" } },
         { metadata: { b: 2 }, buffers: [new Uint8Array([1, 2, 255])] });`,
      );
      const [{ content, metadata, buffers }] = messages;
      assert.deepEqual(content.metadata, { a: 1 });
      assert.deepEqual(content.transient, { display_id: "i" });
      assert.deepEqual(metadata, { b: 2 });
      assert.deepEqual(buffers.map((bytes) => [...bytes]), [[1, 2, 255]]);
    },
  );

  await t.step(
    "loses and misplaces nothing when cells are asked for at once",
    async () => {
      const cells = await Promise.all(
        Array.from(
          { length: 100 },
          (_, i) =>
            run(kernel, `console.log("a${i}"); console.log("b${i}"); "c${i}"`),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      for (const [i, { texts, messages, arrived }] of cells.entries()) {
        assert.deepEqual(texts, [
          `stream: a${i}\n`,
          `stream: b${i}\n`,
          `execute_result: "c${i}"`,
        ]);
        assert.equal(messages.length, arrived, "came after the cell had ended");
      }
      assert.deepEqual(background, []);
    },
  );

  await t.step(
    "shows what comes when no cell runs, and errors that nobody catches",
    async () => {
      // They wait for a file, for on a busy machine a cell takes longer than any time.
      const sign = await Deno.makeTempFile();
      const { ending } = await run(
        kernel,
        `const look = setInterval(() => {
         if (Deno.statSync(${JSON.stringify(sign)}).size === 0) return;
         clearInterval(look);
         console.log("late");
         setTimeout(() => { throw new TypeError("in a timer"); }, 1);
         setTimeout(() => Promise.reject(new Error("nobody waits")), 10);
       }, 5);
       dispatchEvent;`,
      );
      assert.equal(ending, "ok");
      await Deno.writeTextFile(sign, "go");
      await until(() => background.length === 3);
      await Deno.remove(sign);
      assert.deepEqual(background.splice(0), [
        "stream: late\n",
        "stream: An error that nobody caught: TypeError: in a timer\n",
        "stream: An error that nobody caught: Error: nobody waits\n",
      ]);
      const { texts } = await run(
        kernel,
        'Promise.reject("at once"); await new Promise((go) => setTimeout(go, 5));',
      );
      assert.deepEqual(texts, [
        "stream: An error that nobody caught: at once\n",
      ]);
    },
  );

  await t.step("says where in the cell it went wrong", async () => {
    const { ending, error, texts } = await run(
      kernel,
      "interface A { a: number }\n\nthrow new TypeError('no');",
    );
    assert.equal(ending, "error");
    assert.deepEqual(texts, ["error: no"]);
    assert.equal(error?.ename, "TypeError");
    assert.match(
      error!.traceback.join("\n"),
      /^TypeError: no\n.*\n> {3}3 \| throw new TypeError\('no'\);/,
    );
    assert.doesNotMatch(error!.traceback.join("\n"), /<anonymous>|ext:/);
  });

  await t.step("says why a cell cannot be compiled", async () => {
    const { error, texts } = await run(kernel, "const a = 1;\nlet b = ;");
    assert.equal(error?.ename, "SyntaxError");
    assert.deepEqual(texts, [
      "error: Expression expected (line 2 of the cell)",
    ]);
  });

  await t.step(
    "does not run a cell that imports what is not there, but counts it",
    async () => {
      const before = await run(kernel, "1");
      const { ending, error, count, texts } = await run(
        kernel,
        'console.log("ran"); import { joim } from "node:path";',
      );
      assert.equal(ending, "error");
      assert.equal(error?.ename, "ImportError");
      assert.match(
        texts.join(),
        /^error: "node:path" exports no "joim"; did you mean "join"\?/,
      );
      assert.equal(count, before.count + 1);
      const after = await run(kernel, "1");
      assert.equal(after.messages[0].content.execution_count, count + 1);
    },
  );

  await t.step("makes an error of a result that cannot be shown", async () => {
    const { ending, texts, error } = await run(
      kernel,
      '({ [Symbol.for("Jupyter.display")]() { throw new RangeError("no display"); } })',
    );
    assert.equal(ending, "error");
    assert.deepEqual(texts, ["error: no display"]);
    assert.doesNotMatch(error!.traceback.join("\n"), /world_output|ext:/);
  });

  await t.step("passes on errors that a cell sends itself", async () => {
    const { ending, texts } = await run(
      kernel,
      'Deno.jupyter.broadcast("error", { ename: "A", evalue: "mine", traceback: [] }); console.log("on");',
    );
    assert.equal(ending, "ok");
    assert.deepEqual(texts, ["error: mine", "stream: on\n"]);
  });

  await t.step("asks what the cell asks", async () => {
    const asked: unknown[] = [];
    const { texts } = await run(
      kernel,
      'prompt("Name?") + confirm("Sure?") + prompt("Or?", "default")',
      {
        ask: (...words) => {
          asked.push(words);
          return Promise.resolve(["Zoë", "y", ""][asked.length - 1]);
        },
      },
    );
    assert.deepEqual(asked, [["Name?", false], ["Sure? [y/N] ", false], [
      "Or? [default]",
      false,
    ]]);
    assert.deepEqual(texts, ['execute_result: "Zoëtruedefault"']);
    const nobody = await run(kernel, '[prompt("Name?"), confirm("Sure?")]');
    assert.deepEqual(nobody.texts, ["execute_result: [ null, false ]"]);
  });

  await t.step("survives a cell that prints a million lines", async () => {
    const { texts } = await run(
      kernel,
      "for (let i = 0; i < 1e6; i++) console.log(i)",
    );
    assert.equal(
      texts.at(-1),
      "stream: \nThe rest is left out: a cell may print 1,000,000 characters, and this one printed 6,888,890.\n",
    );
    const printed = texts.slice(0, -1).map((text) =>
      text.slice("stream: ".length)
    ).join("");
    assert.equal(printed.length, 1_000_000);
    assert.ok(printed.startsWith("0\n1\n2\n"));
  });

  await t.step("survives a cell that shows 200 MB", async () => {
    const words =
      "This output is left out: it has 200 MB, and the most that can be shown is 8 MB.";
    const { texts } = await run(
      kernel,
      `const big = "x".repeat(2e8);
       await Deno.jupyter.display(big);
       await Deno.jupyter.display({ "text/html": big }, { raw: true });
       console.log(big.length);
       ({ toString: () => big, [Symbol.for("Jupyter.display")]: () => ({ "text/plain": big }) })`,
    );
    assert.deepEqual(texts, [
      `display_data: ${words}`,
      `display_data: ${words}`,
      "stream: 200000000\n",
      `execute_result: ${words}`,
    ]);
    assert.deepEqual((await run(kernel, "2e8")).texts, [
      "execute_result: 200000000",
    ]);
  });

  await t.step("lets widgets talk with cells, both ways", async () => {
    await run(
      kernel,
      `import { onComm } from "nets/notebook";
       onComm("counter", (comm) => {
         let count = comm.data.from;
         comm.onMessage = ({ add }, [bytes]) => comm.send({ count: count += add }, [bytes.toReversed()]);
         comm.onClose = () => console.log("closed at", count);
       });`,
    );
    const sent: Message[] = [];
    kernel.onBackground = (message) => sent.push(message);
    await kernel.comm("comm_open", {
      comm_id: "c",
      target_name: "counter",
      data: { from: 40 },
    });
    await kernel.comm("comm_msg", { comm_id: "c", data: { add: 2 } }, [
      new Uint8Array([1, 2, 3]),
    ]);
    await kernel.comm("comm_close", { comm_id: "c", data: {} });
    await kernel.comm("comm_open", {
      comm_id: "x",
      target_name: "nobody",
      data: {},
    });
    await until(() => sent.length === 3);
    assert.deepEqual(
      sent.map((
        { type, content, buffers },
      ) => [type, content, buffers.map((bytes) => [...bytes])]),
      [
        ["comm_msg", { comm_id: "c", data: { count: 42 } }, [[3, 2, 1]]],
        ["stream", { name: "stdout", text: "closed at 42\n" }, []],
        ["comm_close", { comm_id: "x", data: {} }, []],
      ],
    );
  });

  await t.step("knows its values when a cell is completed", async () => {
    await run(
      kernel,
      'const reading = JSON.parse(\'{ "alphabet": 1, "betatron": { "gammaRay": 2 } }\');',
    );
    const { matches, start, end } = await kernel.complete(
      '"∂𝒳"; reading.betatron.gam',
      27,
    );
    assert.ok(matches.some(({ text }) => text === "gammaRay"));
    assert.deepEqual([start, end], [24, 27]);
  });

  await t.step(
    "ends the waiting for a promise that nothing can settle",
    async () => {
      const { ending, error } = await run(
        kernel,
        "const { promise } = Promise.withResolvers(); setTimeout(gc, 20); await new Promise(() => {});",
      );
      assert.equal(ending, "error");
      assert.equal(
        error?.evalue,
        "the cell waits for a promise that nothing can settle any more",
      );
    },
  );

  await t.step("tells when the kernel has died", async () => {
    // It goes on when its words have arrived: what ends takes with it what has not left yet.
    const { promise: heard, resolve: arrived } = Promise.withResolvers<void>();
    const texts: string[] = [];
    const dying = kernel.execute({
      code: 'console.log("last words"); prompt("?"); Deno.exit(3);',
      receive: (message) => {
        texts.push(textOf(message));
        arrived();
      },
      ask: () => heard.then(() => ""),
    });
    const waiting = run(kernel, "1");
    assert.equal((await dying).ending, "died");
    assert.deepEqual(texts, ["stream: last words\n"]);
    assert.equal((await waiting).ending, "died");
    assert.equal((await run(kernel, "1")).ending, "died");
    assert.equal(kernel.dead, true);
    assert.equal(await kernel.death, "exit code 3");
    await kernel.stop();
  });
});
