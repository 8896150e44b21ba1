/** A lecture without a server: the same requests and events as over the presenter's line, and changes that are kept. */

import assert from "node:assert/strict";
import type { Json } from "../../../lib/classroom/json.ts";
import { notebookOf } from "../../../lib/classroom/notebook_json.ts";
import { LectureStore } from "../../../lib/classroom/page/lecture_store.ts";
import { LocalConnection } from "../../../lib/classroom/page/local_connection.ts";
import type { Store } from "../../../lib/classroom/page/local_keeper.ts";
import { localSession } from "../../../lib/classroom/page/local_session.ts";
import type {
  CellView,
  Event,
} from "../../../lib/classroom/presenter/protocol.ts";
import {
  type Deed,
  fail,
  FakeKernel,
  forEver,
  print,
} from "../../support/fake_kernel.ts";
import { notebookJson, type Part } from "../make_notebook.ts";

/** A browser's storage. */
class Memory implements Store {
  readonly texts = new Map<string, string>();
  getItem = (key: string) => this.texts.get(key) ?? null;
  setItem = (key: string, text: string) => void this.texts.set(key, text);
  removeItem = (key: string) => void this.texts.delete(key);
}

/** A page with a lecture in it, and what it was given. */
class Scene {
  readonly events: Event[] = [];
  readonly files: { readonly name: string; readonly text: string }[] = [];
  readonly kernels: FakeKernel[] = [];
  readonly store: LectureStore;

  constructor(
    parts: readonly Part[],
    deeds: Readonly<Record<string, Deed>> = {},
    storage: () => Store = () => new Memory(),
  ) {
    const session = localSession({
      name: "07_gates",
      notebook: JSON.parse(notebookJson(parts)),
      storage,
      download: (name, text) => this.files.push({ name, text }),
      startKernel: () => {
        this.kernels.push(new FakeKernel(deeds));
        return Promise.resolve(this.kernels.at(-1)!);
      },
    });
    this.store = new LectureStore(
      "07_gates",
      (listener) => new LocalConnection(session, listener),
    );
    this.store.watch((event) => this.events.push(event));
  }

  get cells(): readonly CellView[] {
    return this.store.lecture!.cells;
  }

  get statuses(): readonly string[] {
    return this.cells.map(({ status }) => status);
  }

  get notices(): readonly string[] {
    return this.events.flatMap((event) =>
      event.type === "notice" ? [event.text] : []
    );
  }

  async until(holds: () => boolean): Promise<void> {
    const end = performance.now() + 20_000;
    while (this.store.lecture === undefined || !holds()) {
      assert.ok(performance.now() < end, `It never came true: ${holds}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}

const opened = async (...options: ConstructorParameters<typeof Scene>) => {
  const scene = new Scene(...options);
  await scene.until(() => true);
  return scene;
};

Deno.test("localSession() shows a lecture, and starts no kernel before a cell is run", async () => {
  const outputs: Json[] = [
    { output_type: "stream", name: "stdout", text: "saved\n" },
  ];
  const scene = await opened(["md:# 07 · Gates", { source: "1", outputs }]);
  const { title, name, kernel, cells, unsaved } = scene.store.lecture!;
  assert.deepEqual({ title, name, kernel, unsaved }, {
    title: "Gates",
    name: "07_gates",
    kernel: { status: "idle" },
    unsaved: false,
  });
  assert.deepEqual([cells[1].status, cells[1].saved], ["fresh", outputs]);
  assert.equal(scene.kernels.length, 0);
});

Deno.test("localSession() runs cells in order, and stops at an error", async () => {
  const scene = await opened(["1", "bad", "3"], {
    "1": print("one\n"),
    bad: fail,
  });
  scene.store.send({ type: "runAll" });
  await scene.until(() => scene.statuses[1] === "error");
  assert.deepEqual(scene.statuses, ["ok", "error", "fresh"]);
  assert.deepEqual(scene.notices, [
    "A cell ended with an error, so the cell that waited did not run.",
  ]);
  assert.deepEqual(scene.kernels[0].ran, ["1", "bad"]);
  assert.deepEqual(scene.cells[0].outputs, [
    { output_type: "stream", name: "stdout", text: "one\n" },
  ]);
});

Deno.test("localSession() runs a cell as it was just typed", async () => {
  const scene = await opened(["1"]);
  scene.store.edit("cell-1", "2");
  scene.store.send({ type: "run", id: "cell-1", source: "2" });
  await scene.until(() => scene.statuses[0] === "ok");
  assert.deepEqual(scene.kernels[0].ran, ["2"]);
  assert.ok(scene.cells[0].edited);
});

Deno.test("localSession() stops what runs, and restarts with all cells fresh", async () => {
  const scene = await opened(["1", "loop"], { loop: forEver });
  scene.store.send({ type: "runAll" });
  await scene.until(() => scene.statuses[1] === "running");
  scene.store.send({ type: "stop" });
  await scene.until(() => scene.statuses[1] === "stopped");
  scene.store.send({ type: "restart" });
  await scene.until(() => scene.kernels.length === 2);
  await scene.until(() => scene.store.lecture!.kernel.status === "idle");
  assert.deepEqual(scene.statuses, ["fresh", "fresh"]);
});

Deno.test("localSession() says when all variables are gone: no cell counts as run", async () => {
  const scene = await opened(["1", "2"], { "1": print("one\n") });
  scene.store.send({ type: "runAll" });
  await scene.until(() => scene.statuses[1] === "ok");
  scene.kernels[0].onLost();
  await scene.until(() => scene.statuses[0] === "fresh");
  assert.deepEqual(scene.statuses, ["fresh", "fresh"]);
  assert.equal(scene.cells[0].outputs.length, 1);
});

Deno.test("localSession() answers questions about code, once it has a kernel", async () => {
  const scene = await opened(["1"]);
  await scene.store.complete("cell-1", "na", 2);
  await scene.until(() => scene.kernels.length === 1);
  assert.deepEqual(await scene.store.complete("cell-1", "na", 2), {
    matches: [{ text: "na" }],
    start: 0,
    end: 2,
  });
});

Deno.test("localSession() keeps what is typed, and brings it back till it is put back", async () => {
  const memory = new Memory();
  const parts = ["1", "2"];
  const first = await opened(parts, {}, () => memory);
  assert.equal(memory.texts.size, 0);
  first.store.edit("cell-1", "mine");
  first.store.send({ type: "insert", after: "cell-2", kind: "code" });
  await first.until(() => first.cells.length === 3);
  first.store.edit("scratch-1", "scratch");
  first.store.send({ type: "stop" }); // edits are sent before it
  const again = await opened(parts, {}, () => memory);
  assert.deepEqual(again.cells.map(({ source }) => source), [
    "mine",
    "2",
    "scratch",
  ]);
  assert.deepEqual(again.notices, [
    "Your changes of the last visit are back: 2 cells differ from the course. They are kept in this browser only.",
  ]);
  assert.deepEqual(
    again.events.flatMap((event) =>
      event.type === "notice" ? [event.offers] : []
    ),
    ["reset"],
  );
  again.store.send({ type: "reset" });
  await again.until(() => again.cells.length === 2);
  assert.equal(memory.texts.size, 0);
  const last = await opened(parts, {}, () => memory);
  assert.deepEqual(last.notices, []);
});

Deno.test("localSession() puts a change of a text that is no more below the new one", async () => {
  const memory = new Memory();
  const first = await opened(["old", "2"], {}, () => memory);
  first.store.edit("cell-1", "mine");
  first.store.edit("cell-2", "mine, too");
  first.store.send({ type: "stop" });
  for (let visit = 0; visit < 2; visit++) {
    const again = await opened(["new", "2"], {}, () => memory);
    const sources = again.cells.map(({ source, scratch }) => [source, scratch]);
    assert.deepEqual(sources, [
      ["new", false],
      ["mine", true],
      ["mine, too", false],
    ]);
    again.store.send({ type: "insert", after: "cell-2", kind: "code" });
    again.store.send({ type: "remove", id: "scratch-1" });
  }
});

Deno.test("localSession() works in a browser that keeps nothing, and says so once", async () => {
  const scene = await opened(["1"], {}, () => {
    throw new Error("SecurityError");
  });
  for (const source of ["2", "3"]) {
    scene.store.edit("cell-1", source);
    scene.store.send({ type: "stop" });
  }
  await scene.until(() => scene.notices.length > 0);
  assert.deepEqual(scene.notices, [
    "This browser keeps nothing for this page: your changes are gone when you leave it. Download the notebook to keep them.",
  ]);
});

Deno.test("localSession() is not led astray by what others have stored under its name", async () => {
  const memory = new Memory();
  memory.setItem("nets.changes.07_gates", '{"cells": 3}');
  const scene = await opened(["1"], {}, () => memory);
  assert.deepEqual([scene.cells.length, scene.notices.length], [1, 0]);
});

Deno.test("localSession() saves by giving the reader a notebook with changes and outputs", async () => {
  const scene = await opened(["md:# A", "1"], { mine: print("one\n") });
  scene.store.edit("cell-2", "mine");
  scene.store.send({ type: "run", id: "cell-2", source: "mine" });
  await scene.until(() => scene.statuses[1] === "ok");
  scene.store.send({ type: "save" });
  await scene.until(() => scene.notices.length > 0);
  assert.deepEqual(scene.notices, [
    "07_gates.ipynb was downloaded, with your changes.",
  ]);
  const [{ name, text }] = scene.files;
  const file = JSON.parse(text);
  assert.deepEqual([file.nbformat, file.nbformat_minor], [4, 5]);
  const { cells } = notebookOf(name, file);
  assert.deepEqual(cells.map(({ source }) => source), ["# A", "mine"]);
  assert.deepEqual(cells[1].outputs, [
    { output_type: "stream", name: "stdout", text: "one\n" },
  ]);
});
