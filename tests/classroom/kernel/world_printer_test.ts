/** What cells print: order, size and number of the messages. */

import assert from "node:assert/strict";
import { Printer } from "../../../lib/classroom/kernel/world_printer.ts";

/** A printer in a world where time passes when it is told to. */
function makePrinter() {
  const sent: string[] = [];
  let now = 0;
  const timers: { readonly at: number; readonly callback: () => void }[] = [];
  const printer = new Printer({
    send: (name, text) => sent.push(`${name}: ${text}`),
    later: (callback, ms) => timers.push({ at: now + ms, callback }),
    now: () => now,
  });
  return {
    printer,
    sent,
    /** Lets time pass without a timer, as in a cell that computes. */
    compute: (ms: number) => now += ms,
    /** Lets time pass. */
    wait: (ms: number) => {
      now += ms;
      for (const timer of timers.splice(0)) {
        if (timer.at <= now) timer.callback();
        else timers.push(timer);
      }
    },
    /** Uses up what may leave at once. @returns how many lines that were */
    hurry: () => {
      for (let i = 0; sent.length === i; i++) printer.print("stdout", `${i}\n`);
      return sent.splice(0).length;
    },
  };
}

Deno.test("Printer sends few lines at once, though the cell computes on", () => {
  const { printer, sent } = makePrinter();
  printer.print("stdout", "a\n");
  printer.print("stderr", "b\n");
  assert.deepEqual(sent, ["stdout: a\n", "stderr: b\n"]);
});

Deno.test("Printer gathers the lines of a cell that prints in a hurry", () => {
  const { printer, sent, hurry, wait } = makePrinter();
  assert.equal(hurry(), 200);
  printer.print("stdout", "next\n");
  printer.print("stdout", "and next\n");
  assert.deepEqual(sent, []);
  wait(30);
  assert.deepEqual(sent, ["stdout: 200\nnext\nand next\n"]);
});

Deno.test("Printer sends what it gathered while a cell prints on without a breath", () => {
  const { printer, sent, hurry, compute } = makePrinter();
  hurry();
  compute(29);
  printer.print("stdout", "a");
  assert.deepEqual(sent, []);
  compute(1);
  printer.print("stdout", "b");
  assert.deepEqual(sent, ["stdout: 200\nab"]);
});

Deno.test("Printer keeps the two streams in order", () => {
  const { printer, sent, hurry } = makePrinter();
  hurry();
  printer.print("stderr", "oh");
  printer.print("stdout", "well");
  printer.flush();
  assert.deepEqual(sent, ["stdout: 200\n", "stderr: oh", "stdout: well"]);
});

Deno.test("Printer sends a piece when much was gathered", () => {
  const { printer, sent, hurry } = makePrinter();
  hurry();
  printer.print("stdout", "x".repeat(40_000));
  assert.equal(sent[0].length, "stdout: 200\n".length + 40_000);
});

Deno.test("Printer leaves out what is more than a page can hold, and says how much", () => {
  const { printer, sent } = makePrinter();
  printer.print("stdout", "x".repeat(999_990));
  printer.print("stderr", "y".repeat(30));
  printer.print("stdout", "z");
  printer.endCell();
  assert.deepEqual(sent.slice(1), [
    "stderr: " + "y".repeat(10),
    "stderr: \nThe rest is left out: a cell may print 1,000,000 characters, " +
    "and this one printed 1,000,021.\n",
  ]);
});

Deno.test("Printer counts anew for each cell", () => {
  const { printer, sent } = makePrinter();
  for (let cell = 0; cell < 3; cell++) {
    printer.print("stdout", "x".repeat(900_000));
    printer.endCell();
  }
  assert.deepEqual(sent.map((text) => text.length), [
    900_008,
    900_008,
    900_008,
  ]);
});

Deno.test("Printer sends nothing where there is nothing", () => {
  const { printer, sent, wait } = makePrinter();
  printer.print("stdout", "");
  printer.flush();
  printer.endCell();
  wait(100);
  assert.deepEqual(sent, []);
});
