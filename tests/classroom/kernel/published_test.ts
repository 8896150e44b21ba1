/** What a kernel publishes, told apart. */

import assert from "node:assert/strict";
import type { JsonObject } from "../../../lib/classroom/json.ts";
import type { Message } from "../../../lib/classroom/kernel/message.ts";
import { sorted } from "../../../lib/classroom/kernel/published.ts";

const message = (
  type: string,
  content: JsonObject = {},
  tooLarge = false,
): Message => ({
  type,
  parent: "p",
  content,
  metadata: {},
  buffers: [],
  tooLarge,
});

Deno.test("sorted() passes on what cells put out, also what it does not know", () => {
  for (const type of ["stream", "display_data", "comm_msg", "something_new"]) {
    const one = message(type, { a: 1 });
    assert.deepEqual(sorted(one), { kind: "output", message: one });
  }
});

Deno.test("sorted() drops what the owner knows better: states, the input, the kernel's errors", () => {
  for (const type of ["status", "execute_input", "error"]) {
    assert.equal(sorted(message(type)), undefined);
  }
});

Deno.test("sorted() knows marks, results that failed, and errors that a cell sends itself", () => {
  assert.deepEqual(sorted(message("nets_mark", { token: "t" })), {
    kind: "mark",
    token: "t",
  });
  const content = { ename: "A", evalue: "b", traceback: [] };
  assert.deepEqual(sorted(message("nets_failure", content)), {
    kind: "failure",
    content,
  });
  assert.deepEqual(sorted(message("nets_error", content)), {
    kind: "output",
    message: message("error", content),
  });
});

Deno.test("sorted() puts a sentence in the place of what was too large to be read", () => {
  const text = "An output is left out: it is too large to be shown.\n";
  assert.deepEqual(sorted(message("display_data", {}, true)), {
    kind: "output",
    message: message("stream", { name: "stderr", text }),
  });
});
