/** What the kernel's sockets answer, with a kernel behind them that does as the test says. */

import assert from "node:assert/strict";
import * as zmq from "zeromq";
import { listNotebooks } from "../../../lib/classroom/choose.ts";
import type { JsonObject } from "../../../lib/classroom/json.ts";
import type {
  CourseExecution,
  ExecuteRequest,
} from "../../../lib/classroom/kernel/course_kernel.ts";
import {
  FrontEnd,
  type ServedKernel,
} from "../../../lib/classroom/kernel/front_end.ts";
import { failedKernel } from "../../../lib/classroom/kernel/front_end_failed.ts";
import { FrontEndSockets } from "../../../lib/classroom/kernel/front_end_sockets.ts";
import { History } from "../../../lib/classroom/kernel/history.ts";
import { KernelError } from "../../../lib/classroom/kernel/kernel_error.ts";
import type { Message } from "../../../lib/classroom/kernel/message.ts";
import { readNotebook } from "../../../lib/classroom/notebook_file.ts";
import { RawFrontEnd, type SendOptions } from "../../support/raw_front_end.ts";
import { newConnection } from "../../support/served_kernel.ts";

/** A message as a kernel hands it out. */
function message(
  type: string,
  content: JsonObject,
  buffers: readonly Uint8Array[] = [],
): Message {
  return { type, parent: "", content, metadata: {}, buffers, tooLarge: false };
}

const text = (text: string) => message("stream", { name: "stdout", text });
const OK = { ending: "ok", ms: 1, count: 1 } as const;
const ERROR = { ename: "Error", evalue: "no", traceback: ["Error: no"] };

/** A kernel that runs each cell by a function, one after the other. */
function fakeKernel(
  run: (request: ExecuteRequest) => CourseExecution | Promise<CourseExecution>,
  more: Partial<ServedKernel> = {},
): ServedKernel {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    execute: (request) => {
      const mine = turn.then(() => run(request));
      turn = mine.catch(() => {});
      return mine;
    },
    stop: () => Promise.resolve(),
    complete: (_code, cursor) =>
      Promise.resolve({ matches: [], start: cursor, end: cursor }),
    inspect: () => Promise.resolve({}),
    comm: () => Promise.resolve(),
    onBackground: () => {},
    death: new Promise(() => {}),
    lastWords: "",
    ...more,
  };
}

/** Prints its code; "throw" ends with an error, "show …" with a result. */
function echo({ code, receive }: ExecuteRequest): CourseExecution {
  if (code === "throw") {
    receive?.(message("error", ERROR));
    return { ...OK, ending: "error", error: ERROR };
  }
  receive?.(text(`${code} 1\n`));
  receive?.(text(`${code} 2\n`));
  receive?.(
    message("execute_result", {
      execution_count: 77,
      data: { "text/plain": code },
      metadata: {},
    }),
  );
  return OK;
}

/** Serves a kernel to a front end that is connected. */
async function served(
  kernel: ServedKernel,
  work: (frontEnd: RawFrontEnd, serving: FrontEnd) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const connection = newConnection();
  const sockets = new FrontEndSockets(zmq, connection);
  const history = new History(`${folder}/history.jsonl`);
  const serving = new FrontEnd({ kernel, sockets, history });
  const frontEnd = new RawFrontEnd(connection);
  try {
    await frontEnd.ready();
    await work(frontEnd, serving);
  } finally {
    await frontEnd[Symbol.asyncDispose]();
    await sockets.close();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("FrontEnd says of the language what the notebooks say", () =>
  served(fakeKernel(echo), async (frontEnd) => {
    const info = await frontEnd.ask("shell", "kernel_info_request");
    assert.equal(info.status, "ok");
    assert.equal(info.protocol_version, "5.3");
    assert.equal(info.implementation, "nets");
    const { language_info } =
      (await readNotebook((await listNotebooks())[0])).metadata;
    const said = info.language_info as JsonObject;
    assert.equal(said.version, Deno.version.typescript);
    for (const [name, value] of Object.entries(language_info as JsonObject)) {
      if (name !== "version") assert.equal(said[name], value, name);
    }
    const again = await frontEnd.ask("control", "kernel_info_request");
    assert.deepEqual(again, info);
  }));

Deno.test("FrontEnd runs 120 cells that were sent at once: each output stands between busy and idle of its cell", () =>
  served(fakeKernel(echo), async (frontEnd) => {
    const cells = Array.from({ length: 120 }, (_, i) => `cell ${i + 1}`);
    const ids = cells.map((code) => frontEnd.execute(code));
    await frontEnd.published(ids[119]);
    const published = frontEnd.heard.filter(({ channel, parent }) =>
      channel === "iopub" && ids.includes(parent)
    );
    const expected = cells.flatMap((code, i) => [
      [ids[i], "status", "busy"],
      [ids[i], "execute_input", i + 1],
      [ids[i], "stream", `${code} 1\n`],
      [ids[i], "stream", `${code} 2\n`],
      [ids[i], "execute_result", i + 1],
      [ids[i], "status", "idle"],
    ]);
    assert.deepEqual(
      published.map(({ parent, type, content }) => [
        parent,
        type,
        content.execution_state ?? content.text ?? content.execution_count,
      ]),
      expected,
    );
    const replies = await Promise.all(ids.map((id) => frontEnd.reply(id)));
    assert.deepEqual(
      replies.map(({ status, execution_count }) => [status, execution_count]),
      cells.map((_, i) => ["ok", i + 1]),
    );
  }));

Deno.test("FrontEnd drops the cells behind an error, whatever else it is asked in between", () =>
  served(fakeKernel(echo), async (frontEnd) => {
    const before = frontEnd.execute("before");
    const wrong = frontEnd.execute("throw");
    const behind = Array.from({ length: 20 }, () => frontEnd.execute("behind"));
    const info = frontEnd.send("shell", "kernel_info_request", {});
    assert.equal((await frontEnd.reply(before)).status, "ok");
    assert.deepEqual(await frontEnd.reply(wrong), {
      status: "error",
      execution_count: 2,
      ...ERROR,
    });
    for (const id of behind) {
      assert.deepEqual(await frontEnd.reply(id), { status: "aborted" });
      assert.deepEqual(await frontEnd.published(id), []);
    }
    assert.equal((await frontEnd.reply(info)).status, "ok");
    const after = await frontEnd.reply(frontEnd.execute("after"));
    assert.deepEqual([after.status, after.execution_count], ["ok", 3]);
  }));

Deno.test("FrontEnd drops also what was asked before an error and comes after it; a wrong clock has no say for long", async () => {
  const failedAt = 1_000_000;
  let elapsed = 5000;
  const [now, date] = [performance.now, Date.now];
  performance.now = () => elapsed;
  Date.now = () => failedAt;
  try {
    await served(fakeKernel(echo), async (frontEnd) => {
      const status = async (code: string, options?: SendOptions) =>
        (await frontEnd.reply(frontEnd.execute(code, {}, options))).status;
      const before = { date: new Date(failedAt - 1) };
      const then = { date: new Date(failedAt) };
      assert.equal(await status("throw"), "error");
      // The clock that tells when a request came stands still for now: came with the error.
      assert.equal(await status("at once", then), "aborted");
      elapsed += 1999;
      assert.equal(await status("late", before), "aborted");
      // A program may ask again in the millisecond in which it hears of the error.
      assert.equal(await status("quick", then), "ok");
      elapsed += 1;
      assert.equal(await status("slow", before), "ok");
    });
  } finally {
    [performance.now, Date.now] = [now, date];
  }
});

Deno.test("FrontEnd goes on behind an error where the front end wants it so", () =>
  served(fakeKernel(echo), async (frontEnd) => {
    frontEnd.execute("throw", { stop_on_error: false });
    const next = frontEnd.execute("next");
    assert.equal((await frontEnd.reply(next)).status, "ok");
  }));

Deno.test("FrontEnd shows what went wrong when the kernel only says that something did", () => {
  const silent = fakeKernel(() => ({ ...OK, ending: "error", error: ERROR }));
  return served(silent, async (frontEnd) => {
    const [, error] = await frontEnd.published(frontEnd.execute("x"));
    assert.deepEqual([error.type, error.content], ["error", ERROR]);
  });
});

Deno.test("FrontEnd ends a cell with what went wrong in the kernel's own client, and goes on", () => {
  const broken = fakeKernel(({ code }) => {
    if (code === "x") throw new TypeError("a mistake of ours");
    return OK;
  });
  return served(broken, async (frontEnd) => {
    const id = frontEnd.execute("x", { stop_on_error: false });
    const reply = await frontEnd.reply(id);
    assert.deepEqual(
      [reply.status, reply.ename, reply.evalue],
      ["error", "TypeError", "a mistake of ours"],
    );
    assert.equal((await frontEnd.reply(frontEnd.execute("y"))).status, "ok");
  });
});

Deno.test("FrontEnd publishes neither the code nor a count of silent cells", () =>
  served(fakeKernel(echo), async (frontEnd) => {
    const id = frontEnd.execute("hush", { silent: true });
    assert.deepEqual(
      (await frontEnd.published(id)).map(({ type }) => type),
      ["stream", "stream", "execute_result"],
    );
    assert.equal((await frontEnd.reply(id)).execution_count, 0);
    const history = await frontEnd.ask("shell", "history_request", {
      hist_access_type: "tail",
      n: 5,
    });
    assert.deepEqual(history.history, []);
  }));

Deno.test("FrontEnd remembers the cells that count", () =>
  served(fakeKernel(echo), async (frontEnd) => {
    frontEnd.execute("one");
    frontEnd.execute("two", { store_history: false });
    await frontEnd.reply(frontEnd.execute("three"));
    const { history } = await frontEnd.ask("shell", "history_request", {
      hist_access_type: "tail",
      n: 5,
    });
    assert.deepEqual(history, [[1, 1, "one"], [1, 2, "three"]]);
  }));

Deno.test("FrontEnd counts places in code points, the kernel in UTF-16 units", () => {
  const asked: [string, number][] = [];
  const kernel = fakeKernel(echo, {
    complete: (code, cursor) => {
      asked.push([code, cursor]);
      const matches = [{ text: "step", kind: "function", detail: "z → 0 | 1" }];
      return Promise.resolve({ matches, start: 4, end: 6 });
    },
    inspect: (code, cursor) => {
      asked.push([code, cursor]);
      return Promise.resolve(
        code === "?" ? {} : { markdown: "**step**: `z`" },
      );
    },
  });
  return served(kernel, async (frontEnd) => {
    const code = '"🎡";st';
    const reply = await frontEnd.ask("shell", "complete_request", {
      code,
      cursor_pos: 6,
    });
    assert.deepEqual(reply, {
      status: "ok",
      matches: ["step"],
      cursor_start: 3,
      cursor_end: 5,
      metadata: {
        _jupyter_types_experimental: [{
          start: 3,
          end: 5,
          text: "step",
          type: "function",
          signature: "z → 0 | 1",
        }],
      },
    });
    const place = { code, cursor_pos: 5, detail_level: 0 };
    assert.deepEqual(await frontEnd.ask("shell", "inspect_request", place), {
      status: "ok",
      found: true,
      data: { "text/markdown": "**step**: `z`", "text/plain": "step: z" },
      metadata: {},
    });
    const nothing = { code: "?", cursor_pos: 1, detail_level: 0 };
    assert.deepEqual(await frontEnd.ask("shell", "inspect_request", nothing), {
      status: "ok",
      found: false,
      data: {},
      metadata: {},
    });
    assert.deepEqual(asked, [[code, 7], [code, 6], ["?", 1]]);
  });
});

Deno.test("FrontEnd tells a console whether code is complete", () =>
  served(fakeKernel(echo), async (frontEnd) => {
    const ask = (code: string) =>
      frontEnd.ask("shell", "is_complete_request", { code });
    assert.deepEqual(await ask("let a = 1;"), { status: "complete" });
    assert.deepEqual(await ask("if (a) {"), {
      status: "incomplete",
      indent: "  ",
    });
    assert.deepEqual(await ask("let = ;"), { status: "invalid" });
  }));

Deno.test("FrontEnd answers while a cell runs, which stays busy", () => {
  const end = Promise.withResolvers<void>();
  const kernel = fakeKernel(async () => {
    await end.promise;
    return OK;
  });
  return served(kernel, async (frontEnd) => {
    const cell = frontEnd.execute("long");
    const place = { code: "a", cursor_pos: 1, detail_level: 0 };
    const inspect = frontEnd.send("shell", "inspect_request", place);
    assert.equal((await frontEnd.reply(inspect)).found, false);
    await frontEnd.published(inspect);
    await frontEnd.beat();
    end.resolve();
    await frontEnd.published(cell);
    const statuses = frontEnd.heard.filter(({ type, parent }) =>
      type === "status" && (parent === cell || parent === inspect)
    );
    assert.deepEqual(
      statuses.map(({ parent, content }) => [parent, content.execution_state]),
      [
        [cell, "busy"],
        [inspect, "busy"],
        [inspect, "idle"],
        [cell, "busy"],
        [cell, "idle"],
      ],
    );
  });
});

Deno.test("FrontEnd stops the cell that runs and drops those that wait", () => {
  const stop = Promise.withResolvers<void>();
  const stopped = { ...ERROR, ename: "Stopped" };
  const kernel = fakeKernel(
    async () => {
      await stop.promise;
      return { ...OK, ending: "stopped", error: stopped };
    },
    {
      stop: () => {
        stop.resolve();
        return Promise.resolve();
      },
    },
  );
  return served(kernel, async (frontEnd) => {
    const cell = frontEnd.execute("while (true);", { stop_on_error: false });
    const waiting = frontEnd.execute("next");
    await frontEnd.find(({ type, parent }) =>
      type === "execute_input" && parent === cell
    );
    const asked = await frontEnd.ask("control", "interrupt_request");
    assert.deepEqual(asked, { status: "ok" });
    assert.equal((await frontEnd.reply(cell)).ename, "Stopped");
    assert.equal((await frontEnd.reply(waiting)).status, "aborted");
  });
});

Deno.test("FrontEnd says below the cell when it cannot be stopped", () => {
  const words = "Cannot stop the cell: only a restart helps";
  const kernel = fakeKernel(() => new Promise(() => {}), {
    stop: () => Promise.reject(new KernelError(words)),
  });
  return served(kernel, async (frontEnd) => {
    const cell = frontEnd.execute("for ever");
    await frontEnd.find(({ type }) => type === "execute_input");
    await frontEnd.ask("control", "interrupt_request");
    const { parent, content } = await frontEnd.find(({ type }) =>
      type === "stream"
    );
    assert.deepEqual(content, { name: "stderr", text: `${words}\n` });
    assert.equal(parent, cell);
  });
});

Deno.test("FrontEnd passes questions of a cell on to the front end that runs it", () => {
  const kernel = fakeKernel(async ({ ask, receive }) => {
    receive?.(text(ask === undefined ? "nobody" : await ask("Name?", true)));
    return OK;
  });
  return served(kernel, async (frontEnd) => {
    assert.equal(await frontEnd.printed("prompt"), "nobody");
    const id = frontEnd.execute("prompt", { allow_stdin: true });
    const question = await frontEnd.find(({ channel }) => channel === "stdin");
    assert.deepEqual(
      [question.type, question.parent, question.content],
      ["input_request", id, { prompt: "Name?", password: true }],
    );
    frontEnd.send("stdin", "input_reply", { status: "ok", value: "Łukasz" });
    const [, answer] = await frontEnd.published(id);
    assert.equal(answer.content.text, "Łukasz");
    frontEnd.send("stdin", "input_reply", { status: "ok", value: "too late" });
    assert.equal(await frontEnd.printed("prompt"), "nobody");
  });
});

Deno.test("FrontEnd passes comms both ways, with bytes of any size, and knows which are open", () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
  const kernel = fakeKernel(echo, {
    comm(type, content, buffers = []) {
      this.onBackground!(
        message("comm_msg", {
          comm_id: content.comm_id,
          data: { type, was: content.data },
        }, buffers),
      );
      return Promise.resolve();
    },
  });
  return served(kernel, async (frontEnd) => {
    const info = async (target?: string) =>
      (await frontEnd.ask("shell", "comm_info_request", {
        ...target === undefined ? {} : { target_name: target },
      })).comms;
    const open = { comm_id: "c1", target_name: "slider", data: { value: 3 } };
    frontEnd.send("shell", "comm_open", open, { buffers: [bytes] });
    const answer = await frontEnd.find(({ type }) => type === "comm_msg");
    assert.deepEqual(answer.content, {
      comm_id: "c1",
      data: { type: "comm_open", was: { value: 3 } },
    });
    assert.ok(answer.buffers[0].equals(bytes));
    kernel.onBackground(
      message("comm_open", { comm_id: "c2", target_name: "chart", data: {} }),
    );
    assert.deepEqual(await info(), {
      c1: { target_name: "slider" },
      c2: { target_name: "chart" },
    });
    assert.deepEqual(await info("chart"), { c2: { target_name: "chart" } });
    const close = frontEnd.send("shell", "comm_close", {
      comm_id: "c1",
      data: {},
    });
    await frontEnd.published(close);
    assert.deepEqual(await info(), { c2: { target_name: "chart" } });
  });
});

Deno.test("FrontEnd shows what comes between cells with the cell that ran last", () => {
  const kernel = fakeKernel(echo);
  return served(kernel, async (frontEnd) => {
    const id = frontEnd.execute("one");
    await frontEnd.published(id);
    kernel.onBackground(text("late\n"));
    const late = await frontEnd.find(({ content }) =>
      content.text === "late\n"
    );
    assert.equal(late.parent, id);
  });
});

Deno.test("FrontEnd passes on nothing that it says itself, or that is no front end's business", () => {
  const kernel = fakeKernel(({ receive }) => {
    receive?.(message("status", { execution_state: "idle" }));
    receive?.(message("execute_input", { code: "inner", execution_count: 9 }));
    receive?.(message("nets_flush", { token: "1" }));
    return OK;
  });
  return served(kernel, async (frontEnd) => {
    const published = await frontEnd.published(frontEnd.execute("x"));
    assert.deepEqual(published.map(({ content }) => content), [
      { code: "x", execution_count: 1 },
    ]);
  });
});

Deno.test("FrontEnd evaluates expressions once the cell has run", () => {
  const kernel = fakeKernel(({ code, silent, receive }) => {
    if (code.includes("(nothing\n)")) {
      return { ...OK, ending: "error", error: ERROR };
    }
    if (silent) {
      receive?.(
        message("display_data", { data: { "text/plain": "42" }, metadata: {} }),
      );
    }
    return OK;
  });
  return served(kernel, async (frontEnd) => {
    const id = frontEnd.execute("x", {
      user_expressions: { a: "6 * 7", b: "nothing" },
    });
    assert.deepEqual((await frontEnd.reply(id)).user_expressions, {
      a: { status: "ok", data: { "text/plain": "42" }, metadata: {} },
      b: { status: "error", ...ERROR },
    });
    assert.deepEqual(
      (await frontEnd.published(id)).map(({ type }) => type),
      ["execute_input"],
    );
  });
});

Deno.test("FrontEnd says that there is no debugger", () =>
  served(fakeKernel(echo), async (frontEnd) => {
    const reply = await frontEnd.ask("control", "debug_request", {
      seq: 7,
      type: "request",
      command: "debugInfo",
    });
    assert.deepEqual(reply, {
      type: "response",
      request_seq: 7,
      seq: 0,
      success: false,
      command: "debugInfo",
      message: "this kernel has no debugger",
    });
  }));

Deno.test("FrontEnd passes over what is not signed, not JSON, not known or no message", () =>
  served(fakeKernel(echo), async (frontEnd) => {
    const forged = frontEnd.execute("forged", {}, { key: "guessed" });
    frontEnd.sendFrames("shell", ["<IDS|MSG>", "", "{}", "{}", "{}", "{}"]);
    frontEnd.sendFrames("shell", ["hello"]);
    frontEnd.sendFrames("control", [new Uint8Array([0, 255, 0])]);
    frontEnd.sendFrames("stdin", ["", ""]);
    const passedOver = [
      forged,
      frontEnd.send("shell", "unheard_of_request", {}),
      frontEnd.send("shell", "constructor_request", {}),
      frontEnd.send("control", "whatever", {}),
      frontEnd.send("shell", "execute_reply", {}),
      ...[null, [], "execute", 3].map((content) =>
        frontEnd.send("shell", "execute_request", content as never)
      ),
    ];
    assert.equal(await frontEnd.printed("on"), "on 1\non 2\n");
    assert.deepEqual(
      frontEnd.heard.filter(({ parent }) => passedOver.includes(parent)),
      [],
    );
  }));

Deno.test("FrontEnd tells of the kernel's death in the cell that ran, drops the others, and ends", () => {
  const death = Promise.withResolvers<string>();
  let told = false;
  const kernel = fakeKernel(async () => {
    death.resolve("signal SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 50));
    told = true;
    return { ...OK, ending: "died" };
  }, { death: death.promise, lastWords: "out of memory" });
  return served(kernel, async (frontEnd, serving) => {
    const id = frontEnd.execute("x", { stop_on_error: false });
    const next = frontEnd.execute("y");
    assert.equal(await serving.ended, "died");
    assert.ok(told);
    const [, error] = await frontEnd.published(id);
    assert.deepEqual(error.content, {
      ename: "KernelDied",
      evalue: "the kernel has ended (signal SIGKILL), and all that the cells " +
        "had computed with it. Restart it and run the cells again, from the first.",
      traceback: [
        "KernelDied: the kernel has ended (signal SIGKILL), and all that the cells " +
        "had computed with it. Restart it and run the cells again, from the first.",
        "out of memory",
      ],
    });
    assert.equal((await frontEnd.reply(id)).status, "error");
    assert.equal((await frontEnd.reply(next)).status, "aborted");
    assert.equal(
      frontEnd.heard.filter(({ type }) => type === "error").length,
      1,
    );
  });
});

Deno.test("FrontEnd tells of a death between cells below the last of them", () => {
  const death = Promise.withResolvers<string>();
  const kernel = fakeKernel(echo, { death: death.promise });
  return served(kernel, async (frontEnd, serving) => {
    const id = frontEnd.execute("x");
    await frontEnd.published(id);
    death.resolve("exit code 9");
    assert.equal(await serving.ended, "died");
    const error = await frontEnd.find(({ type }) => type === "error");
    assert.equal(error.parent, id);
    assert.match(String(error.content.evalue), /ended \(exit code 9\)/);
  });
});

Deno.test("FrontEnd ends when it is asked to, also while a cell runs", () =>
  served(fakeKernel(() => new Promise(() => {})), async (frontEnd, serving) => {
    frontEnd.execute("for ever");
    const restart = { restart: true };
    assert.deepEqual(
      await frontEnd.ask("control", "shutdown_request", restart),
      { status: "ok", restart: true },
    );
    assert.equal(await serving.ended, "shutdown");
  }));

Deno.test("failedKernel() says in every cell why there is no kernel", () =>
  served(
    failedKernel("Cannot start: it is too old.\nUpdate it."),
    async (frontEnd) => {
      const [, error] = await frontEnd.published(frontEnd.execute("1"));
      assert.deepEqual(error.content, {
        ename: "KernelError",
        evalue: "Cannot start: it is too old.",
        traceback: [
          "KernelError: Cannot start: it is too old.",
          "Update it. Then restart the kernel.",
        ],
      });
    },
  ));

Deno.test("FrontEndSockets say which port is taken, and what to do", () => {
  const taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr as Deno.NetAddr;
  try {
    assert.throws(
      () => new FrontEndSockets(zmq, { ...newConnection(), stdin_port: port }),
      {
        name: "KernelError",
        message:
          `Cannot serve Jupyter at tcp://127.0.0.1:${port}: another program is there. ` +
          "Restart the kernel: it is then given other ports.",
      },
    );
  } finally {
    taken.close();
  }
});
