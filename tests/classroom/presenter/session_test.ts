/** An open lecture with several windows and a kernel that does as it is told. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { applyEvent } from "../../../lib/classroom/page/apply_event.ts";
import type { Output } from "../../../lib/classroom/notebook.ts";
import type {
  Event,
  LectureView,
  Request,
} from "../../../lib/classroom/presenter/protocol.ts";
import { openSession } from "../../../lib/classroom/presenter/open_session.ts";
import type { Session } from "../../../lib/classroom/presenter/session.ts";
import {
  type Deed,
  fail,
  FakeKernel,
  forEver,
  message,
  print,
} from "../../support/fake_kernel.ts";
import { inFolder, notebookJson, type Part } from "../make_notebook.ts";

/** A window that keeps its copy of the lecture as a page does. */
class Window {
  readonly waiting = 0;
  readonly heard: Event[] = [];
  lecture!: LectureView;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    session.join(this);
  }

  send(text: string): void {
    const event = JSON.parse(text) as Event;
    this.heard.push(event);
    this.lecture = event.type === "lecture"
      ? event.lecture
      : applyEvent(this.lecture, event);
  }

  ask(request: Request | string): Promise<void> {
    const text = typeof request === "string"
      ? request
      : JSON.stringify(request);
    return this.#session.receive(text, this);
  }

  cell(id: string) {
    return this.lecture.cells.find((cell) => cell.id === id)!;
  }

  get statuses() {
    return this.lecture.cells.map(({ status }) => status);
  }

  get problems() {
    return this.heard.flatMap((event) =>
      event.type === "notice" && event.kind === "problem" ? [event.text] : []
    );
  }
}

type Scene = {
  readonly window: Window;
  readonly session: Session;
  /** The kernels that were started, the last one at the end. */
  readonly kernels: readonly FakeKernel[];
  readonly path: string;
};

/** A lecture whose cells do what `deeds` say of their code. */
function withSession(
  parts: readonly Part[],
  deeds: Readonly<Record<string, Deed>>,
  work: (scene: Scene) => Promise<void>,
): Promise<void> {
  return inFolder(async (folder) => {
    const path = resolve(folder, "07_gates.ipynb");
    await Deno.writeTextFile(
      path,
      notebookJson(parts, { nets: { minutes: { talk: 50, exercises: 20 } } }),
    );
    const kernels: FakeKernel[] = [];
    const session = await openSession(path, {
      journal: resolve(folder, "journal.json"),
      startKernel: () => {
        kernels.push(new FakeKernel(deeds));
        return Promise.resolve(kernels.at(-1)!);
      },
    });
    try {
      await work({ window: new Window(session), session, kernels, path });
    } finally {
      await session.end();
    }
  });
}

/** Waits until something holds. */
async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > end) {
      throw new Error(`It never came true: ${holds}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const text = (text: string, name = "stdout"): Output => ({
  output_type: "stream",
  name,
  text,
});

Deno.test("Session tells a window that comes all there is", () =>
  withSession(["md:# 07 · Gates", "1"], {}, ({ window }) => {
    const { cells, ...rest } = window.lecture;
    assert.deepEqual(rest, {
      name: "07_gates",
      title: "Gates",
      kernel: rest.kernel,
      unsaved: false,
      position: { cell: "cell-1" },
      clock: { elapsed: 0, running: false, planned: 50 },
      windows: 1,
    });
    assert.deepEqual(cells.map(({ source }) => source), ["# 07 · Gates", "1"]);
    return Promise.resolve();
  }));

Deno.test("Session runs a cell with the source that the page has, and all windows see it", () =>
  withSession(["1"], { "two": print("2\n") }, async ({ window, session }) => {
    const other = new Window(session);
    await window.ask({ type: "run", id: "cell-1", source: "two" });
    await until(() => other.cell("cell-1").status === "ok");
    for (const { lecture } of [window, other]) {
      const [{ status, outputs, edited, ms }] = lecture.cells;
      assert.deepEqual({ status, outputs, edited, ms }, {
        status: "ok",
        outputs: [text("2\n")],
        edited: true,
        ms: 1,
      });
      assert.ok(lecture.unsaved);
    }
    assert.equal(other.cell("cell-1").source, "two");
    // What stands in the editor already is not sent back to it.
    const back = window.heard.filter((event) =>
      event.type === "cell" && "source" in event.change
    );
    assert.deepEqual(back, []);
    session.leave(other);
    assert.equal(window.lecture.windows, 1);
  }));

Deno.test("Session runs all cells up to one, and stops at an error", () =>
  withSession(
    ["1", "md:text", "fail", "4"],
    { fail },
    async ({ window, kernels }) => {
      await window.ask({ type: "runAll", upTo: "cell-2" });
      await until(() => window.cell("cell-1").status === "ok");
      assert.deepEqual(kernels[0].ran, ["1"]);
      await window.ask({ type: "runAll" });
      await until(() => window.cell("cell-3").status === "error");
      assert.deepEqual(window.statuses, ["ok", "fresh", "error", "fresh"]);
      assert.deepEqual(kernels[0].ran, ["1", "1", "fail"]);
      assert.deepEqual(window.cell("cell-3").outputs, [
        { output_type: "error", ename: "Error", evalue: "no", traceback: [] },
      ]);
    },
  ));

Deno.test("Session goes on after an error that the cell is meant to raise", () => {
  const raising = { source: "fail", metadata: { tags: ["raises-exception"] } };
  return withSession([raising, "2"], { fail }, async ({ window }) => {
    await window.ask({ type: "runAll" });
    await until(() => window.cell("cell-2").status === "ok");
    assert.deepEqual(window.statuses, ["error", "ok"]);
  });
});

Deno.test("Session.stop sends away what waits, and says how the cell ended", () =>
  withSession(["forEver", "2"], { forEver }, async ({ window, kernels }) => {
    await window.ask({ type: "runAll" });
    await until(() => window.lecture.kernel.status === "busy");
    assert.deepEqual(window.statuses, ["running", "queued"]);
    await window.ask({ type: "stop" });
    await until(() => window.lecture.kernel.status === "idle");
    assert.deepEqual(window.statuses, ["stopped", "fresh"]);
    await window.ask({ type: "run", id: "cell-2" });
    await until(() => window.cell("cell-2").status === "ok");
    assert.deepEqual(kernels[0].ran, ["forEver", "2"]);
  }));

Deno.test("Session says that the kernel has died, and a restart makes all cells fresh", () => {
  const die: Deed = ({ receive }, kernel) => {
    receive?.(message("stream", { name: "stdout", text: "last words" }));
    kernel.die("exit code 3");
  };
  return withSession(["die", "2"], { die }, async ({ window, kernels }) => {
    await window.ask({ type: "runAll" });
    await until(() => window.cell("cell-1").status === "error");
    assert.deepEqual(window.lecture.kernel, {
      status: "dead",
      reason:
        "The kernel has ended (exit code 3). Restart it to go on; your cells stay as they are.",
    });
    assert.deepEqual(window.statuses, ["error", "fresh"]);
    assert.deepEqual(window.cell("cell-1").outputs, [text("last words")]);
    await window.ask({ type: "run", id: "cell-2" });
    assert.deepEqual(window.problems, [
      "There is no kernel to run this; restart it first.",
    ]);
    await window.ask({ type: "restart" });
    assert.deepEqual(window.statuses, ["fresh", "fresh"]);
    assert.deepEqual(window.cell("cell-1").outputs, []);
    assert.equal(window.lecture.kernel.status, "idle");
    await window.ask({ type: "run", id: "cell-2" });
    await until(() => window.cell("cell-2").status === "ok");
    assert.deepEqual(kernels.map(({ ran }) => ran), [["die"], ["2"]]);
  });
});

Deno.test("Session restarts while a cell runs", () =>
  withSession(["forEver", "2"], { forEver }, async ({ window, kernels }) => {
    await window.ask({ type: "runAll" });
    await until(() => window.lecture.kernel.status === "busy");
    await window.ask({ type: "restart" });
    assert.deepEqual(window.statuses, ["fresh", "fresh"]);
    assert.equal(kernels.length, 2);
    assert.ok(kernels[0].dead);
  }));

Deno.test("Session asks the reader what a cell asks, once", () => {
  const ask: Deed = async ({ ask, receive }) => {
    const name = await ask!("Your name?", false);
    receive?.(message("stream", { name: "stdout", text: `Hello ${name}` }));
  };
  return withSession(["ask"], { ask }, async ({ window }) => {
    await window.ask({ type: "run", id: "cell-1" });
    await until(() => window.cell("cell-1").question !== undefined);
    assert.deepEqual(window.cell("cell-1").question, {
      prompt: "Your name?",
      password: false,
    });
    await window.ask({ type: "reply", id: "cell-1", text: "Ada" });
    await until(() => window.cell("cell-1").status === "ok");
    assert.equal(window.cell("cell-1").question, undefined);
    assert.deepEqual(window.cell("cell-1").outputs, [text("Hello Ada")]);
    await window.ask({ type: "reply", id: "cell-1", text: "nobody asked" });
    assert.deepEqual(window.problems, []);
  });
});

Deno.test("Session.stop ends a question", () => {
  const ask: Deed = async ({ ask }) => {
    await ask!("?", true);
    await new Promise(() => {});
  };
  return withSession(["ask"], { ask }, async ({ window }) => {
    await window.ask({ type: "run", id: "cell-1" });
    await until(() => window.cell("cell-1").question !== undefined);
    await window.ask({ type: "stop" });
    await until(() => window.cell("cell-1").status === "stopped");
    assert.equal(window.cell("cell-1").question, undefined);
  });
});

Deno.test("Session puts what comes late below the cell that ran last, and updates displays of any cell", () => {
  const chart = (html: string, type: string) =>
    message(type, {
      data: { "text/html": html },
      metadata: {},
      transient: { display_id: "chart" },
    });
  const deeds: Record<string, Deed> = {
    chart: ({ receive }) => receive?.(chart("one", "display_data")),
    update: ({ receive }) => receive?.(chart("two", "update_display_data")),
    clear: ({ receive }) => {
      receive?.(message("stream", { name: "stdout", text: "old" }));
      receive?.(message("clear_output", { wait: true }));
      receive?.(message("stream", { name: "stdout", text: "new" }));
    },
  };
  return withSession(
    ["chart", "update", "clear"],
    deeds,
    async ({ window, kernels }) => {
      await window.ask({ type: "runAll" });
      await until(() => window.cell("cell-3").status === "ok");
      const [first] = window.cell("cell-1").outputs;
      assert.ok("data" in first);
      assert.deepEqual(first.data, { "text/html": "two" });
      assert.deepEqual(window.cell("cell-2").outputs, []);
      assert.deepEqual(window.cell("cell-3").outputs, [text("new")]);
      kernels[0].onBackground(
        message("stream", { name: "stdout", text: " and late" }),
      );
      await until(() =>
        window.cell("cell-3").outputs.length === 1 && printed(window) !== "new"
      );
      assert.equal(printed(window), "new and late");
    },
  );
});

const printed = (window: Window) => {
  const [output] = window.cell("cell-3").outputs;
  return "text" in output ? output.text : "";
};

Deno.test("Session keeps a window's copy right when another comes while a cell prints", () => {
  const print: Deed = async ({ receive }) => {
    for (let i = 0; i < 300; i++) {
      receive?.(message("stream", { name: "stdout", text: `${i}\n` }));
      if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  return withSession(["print"], { print }, async ({ window, session }) => {
    const windows = [window];
    await window.ask({ type: "run", id: "cell-1" });
    while (window.cell("cell-1").status !== "ok") {
      windows.push(new Window(session));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const expected = session.view().cells[0].outputs;
    assert.equal(expected.length, 1);
    for (const { lecture } of windows) {
      assert.deepEqual(lecture.cells[0].outputs, expected);
    }
  });
});

Deno.test("Session sends a million printed lines in few messages, and keeps a page alive", () => {
  const flood: Deed = async ({ receive }) => {
    for (let i = 0; i < 1_000_000; i++) {
      receive?.(message("stream", { name: "stdout", text: `line ${i}\n` }));
      if (i % 100_000 === 0) {
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
  };
  return withSession(["flood"], { flood }, async ({ window }) => {
    await window.ask({ type: "run", id: "cell-1" });
    await until(() => window.cell("cell-1").status === "ok");
    const bytes = JSON.stringify(window.heard).length;
    assert.ok(window.heard.length < 1000, `${window.heard.length} messages`);
    assert.ok(bytes < 3_000_000, `${bytes} bytes`);
    assert.deepEqual(
      window.cell("cell-1").outputs.at(-1),
      text(
        "The cell put out more than can be shown here; the rest is left out.\n",
        "stderr",
      ),
    );
  });
});

Deno.test("Session arranges scratch cells, and moves the focus off one that goes", () =>
  withSession(["1", "2"], {}, async ({ window, session }) => {
    await window.ask({ type: "insert", after: "cell-1", kind: "code" });
    assert.deepEqual(window.lecture.cells.map(({ id }) => id), [
      "cell-1",
      "scratch-1",
      "cell-2",
    ]);
    assert.ok(window.cell("scratch-1").scratch && window.lecture.unsaved);
    await window.ask({
      type: "position",
      position: { cell: "scratch-1", fragment: 1 },
    });
    assert.deepEqual(session.view().position, {
      cell: "scratch-1",
      fragment: 1,
    });
    await window.ask({ type: "remove", id: "scratch-1" });
    assert.deepEqual(window.lecture.position, { cell: "cell-2" });
    assert.equal(window.lecture.unsaved, false);
    await window.ask({ type: "remove", id: "cell-1" });
    assert.deepEqual(window.problems, [
      "The lecture's own cells stay; only scratch cells can be removed.",
    ]);
  }));

Deno.test("Session tells the other windows where the lecture is, and what the clock says", () =>
  withSession(["1", "2"], {}, async ({ window, session }) => {
    const other = new Window(session);
    await window.ask({ type: "position", position: { cell: "cell-2" } });
    assert.deepEqual(other.lecture.position, { cell: "cell-2" });
    assert.ok(!window.heard.some(({ type }) => type === "position"));
    await window.ask({ type: "clock", do: "start" });
    assert.equal(other.lecture.clock.running, true);
    await window.ask({ type: "clock", do: "pause" });
    assert.equal(other.lecture.clock.running, false);
    await window.ask({ type: "position", position: { cell: "nowhere" } });
    assert.deepEqual(window.problems, [
      "There is no cell nowhere in this lecture any more.",
    ]);
  }));

Deno.test("Session says what is wrong with a message to the window it came from, and goes on", () =>
  withSession(["1"], {}, async ({ window, session }) => {
    const other = new Window(session);
    await window.ask("nonsense");
    assert.deepEqual(window.problems, [
      "The presenter cannot do what this page asked for: it is not an object in JSON.",
    ]);
    assert.deepEqual(other.problems, []);
    await window.ask({ type: "run", id: "cell-1" });
    await until(() => window.cell("cell-1").status === "ok");
  }));

Deno.test("Session answers questions about code", () =>
  withSession(["1"], {}, async ({ window, kernels }) => {
    await until(() => window.lecture.kernel.status === "idle");
    const about = { request: 1, id: "cell-1", source: "x.", cursor: 2 };
    const answers = () => window.heard.filter(({ type }) => type === "answer");
    await window.ask({ type: "complete", ...about });
    await window.ask({ type: "inspect", ...about, request: 2 });
    assert.deepEqual(answers(), [
      {
        type: "answer",
        request: 1,
        answer: { matches: [{ text: "x." }], start: 0, end: 2 },
      },
      { type: "answer", request: 2, answer: { markdown: "x." } },
    ]);
    kernels[0].die();
    await until(() => window.lecture.kernel.status === "dead");
    await window.ask({ type: "complete", ...about, request: 3 });
    assert.deepEqual(answers().at(-1), {
      type: "answer",
      request: 3,
      answer: { matches: [], start: 2, end: 2 },
    });
  }));

Deno.test("Session saves what cells put out, and shows it as saved", () =>
  withSession(
    ["two"],
    { "two": print("2\n"), "two;": print("2\n") },
    async ({ window, path }) => {
      await window.ask({ type: "run", id: "cell-1", source: "two;" });
      await until(() => window.cell("cell-1").status === "ok");
      await window.ask({ type: "save" });
      const { unsaved, cells: [{ saved, outputs, edited }] } = window.lecture;
      assert.deepEqual({ unsaved, saved, outputs, edited }, {
        unsaved: false,
        saved: [text("2\n")],
        outputs: [text("2\n")],
        edited: false,
      });
      assert.ok((await Deno.readTextFile(path)).includes("two;"));
    },
  ));

Deno.test("Session brings back what was not saved, and says so until somebody goes on", () =>
  withSession(["1"], {}, async ({ window, session, path }) => {
    await window.ask({ type: "edit", id: "cell-1", source: "mine" });
    await session.end();
    const again = await openSession(path, {
      journal: resolve(path, "../journal.json"),
      startKernel: () => Promise.resolve(new FakeKernel()),
    });
    try {
      const back = new Window(again);
      assert.equal(back.cell("cell-1").source, "mine");
      assert.ok(back.lecture.unsaved);
      assert.equal(back.problems.length, 1);
      await back.ask({ type: "reset" });
      assert.equal(back.cell("cell-1").source, "1");
      assert.equal(back.lecture.unsaved, false);
      assert.deepEqual(new Window(again).problems, []);
    } finally {
      await again.end();
    }
  }));
