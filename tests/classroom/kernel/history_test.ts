/** The history of cells: asked for in all three ways, kept from one session to the next. */

import assert from "node:assert/strict";
import { History } from "../../../lib/classroom/kernel/history.ts";

/** A file that is not there yet, in a folder that is removed. */
async function inFile(work: (file: string) => void | Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await work(`${folder}/new/history.jsonl`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("History gives the last cells, over sessions, the oldest first", () =>
  inFile((file) => {
    const first = new History(file);
    first.add(1, "let a = 1;");
    first.add(2, "a");
    const second = new History(file);
    second.add(1, "a // again\n");
    assert.deepEqual(second.reply({ hist_access_type: "tail", n: 2 }), {
      status: "ok",
      history: [[1, 2, "a"], [2, 1, "a // again\n"]],
    });
    assert.deepEqual(
      second.reply({ hist_access_type: "tail", n: 1, output: true }),
      { status: "ok", history: [[2, 1, ["a // again\n", null]]] },
    );
  }));

Deno.test("History gives a range of this session, of one before it, and of one by its number", () =>
  inFile((file) => {
    const first = new History(file);
    ["one", "two", "three"].forEach((code, i) => first.add(i + 1, code));
    const second = new History(file);
    second.add(1, "four");
    const range = (session: number, start?: number, stop?: number) =>
      second.reply({
        hist_access_type: "range",
        session,
        ...start === undefined ? {} : { start },
        ...stop === undefined ? {} : { stop },
      }).history;
    assert.deepEqual(range(0), [[2, 1, "four"]]);
    assert.deepEqual(range(-1, 2), [[1, 2, "two"], [1, 3, "three"]]);
    assert.deepEqual(range(1, 1, 3), [[1, 1, "one"], [1, 2, "two"]]);
  }));

Deno.test("History finds cells by a pattern that fits them whole", () =>
  inFile((file) => {
    const history = new History(file);
    ["step(1)", "plot(step)", "step(1)", "a.b\nstep(2)"].forEach((code, i) =>
      history.add(i + 1, code)
    );
    const search = (pattern: string, more = {}) =>
      history.reply({ hist_access_type: "search", pattern, ...more }).history;
    assert.deepEqual(search("step(?)"), [[1, 1, "step(1)"], [1, 3, "step(1)"]]);
    assert.deepEqual(search("step*", { unique: true }), [[1, 3, "step(1)"]]);
    assert.deepEqual(search("*step(*", { n: 1 }), [[1, 4, "a.b\nstep(2)"]]);
    assert.deepEqual(search("a*b*"), [[1, 4, "a.b\nstep(2)"]]);
    assert.deepEqual(search("axb*"), []);
  }));

Deno.test("History stays small: old entries and very long cells are not kept", () =>
  inFile(async (file) => {
    const history = new History(file);
    for (let i = 1; i <= 2001; i++) history.add(i, `cell ${i}`);
    history.add(2002, "x".repeat(20_000));
    assert.equal(
      (history.reply({ hist_access_type: "range", session: 0 })
        .history as unknown[]).length,
      2002,
    );
    const next = new History(file);
    const kept = next.reply({ hist_access_type: "tail" })
      .history as unknown[][];
    assert.equal(kept.length, 1000);
    assert.deepEqual(kept[0], [1, 1002, "cell 1002"]);
    assert.equal(
      (await Deno.readTextFile(file)).trim().split("\n").length,
      1000,
    );
  }));

Deno.test("History does without its file where there cannot be one, and passes over lines that are none", () =>
  inFile(async (file) => {
    const nowhere = new History(`${Deno.execPath()}/history.jsonl`);
    nowhere.add(1, "a");
    assert.deepEqual(
      nowhere.reply({ hist_access_type: "tail", n: 5 }).history,
      [
        [1, 1, "a"],
      ],
    );
    new History(file).add(1, "a");
    await Deno.writeTextFile(file, 'half a li\n["x"]\n[1,2,3]\n', {
      append: true,
    });
    assert.deepEqual(
      new History(file).reply({ hist_access_type: "tail" }).history,
      [[1, 1, "a"]],
    );
  }));

Deno.test("History answers with nothing when it is asked for something else", () =>
  inFile((file) => {
    assert.deepEqual(new History(file).reply({ hist_access_type: "all" }), {
      status: "ok",
      history: [],
    });
  }));
