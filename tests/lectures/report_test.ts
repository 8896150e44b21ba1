/** What the program says before it runs anything: help, and arguments it cannot read. */

import assert from "node:assert/strict";
import { report } from "./report.ts";

/** The exit code, and what was printed. */
async function printed(...args: string[]) {
  const { log, error } = console, lines: string[] = [];
  try {
    console.log = console.error = (line: string) => lines.push(line);
    return { code: await report(args), text: lines.join("\n") };
  } finally {
    Object.assign(console, { log, error });
  }
}

Deno.test("report() explains itself with --help and exits with 0", async () => {
  const { code, text } = await printed("--help");
  assert.equal(code, 0);
  assert.match(text, /^deno task ledger \[--open \[PART\]\]/);
});

Deno.test("report() refuses arguments that it does not know", async () => {
  const { code, text } = await printed("--close", "12");
  assert.equal(code, 2);
  assert.match(text, /^There is no option --close\.\n--help says/);
  const many = await printed("12");
  assert.equal(many.code, 2);
  assert.match(many.text, /^Too much is named: 12\./);
});

Deno.test("report() says what may be open before it runs the tests", async () => {
  const { code, text } = await printed("--open", "99");
  assert.equal(code, 2);
  assert.match(text, /^Cannot list what is open in 99: it must be a notebook/);
});
