/** What stands before a cell runs. */

import assert from "node:assert/strict";
import { STOPPED } from "../../../lib/classroom/kernel/cell_failure.ts";
import type { ExecuteRequest } from "../../../lib/classroom/kernel/course_kernel.ts";
import { ImportGuard } from "../../../lib/classroom/kernel/import_guard.ts";
import type { Message } from "../../../lib/classroom/kernel/message.ts";

const CODE = 'import { a } from "somewhere";';

const message = (type: string): Message => ({
  type,
  parent: "",
  content: { text: type },
  metadata: {},
  buffers: [],
  tooLarge: false,
});

/** A guard before a kernel that waits for its end. */
function makeGuard() {
  const sent: ExecuteRequest[] = [];
  const { promise, resolve: end } = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const guard = new ImportGuard(Deno.cwd(), (request) => {
    sent.push(request);
    begun.resolve();
    return promise;
  });
  return { guard, sent, end, begun: begun.promise };
}

Deno.test("ImportGuard lets a cell without imports pass, and does not bother the kernel", async () => {
  const { guard, sent } = makeGuard();
  assert.equal(await guard.refusal({ code: "1 + 1" }), undefined);
  assert.deepEqual(sent, []);
});

Deno.test("ImportGuard lets modules that cannot be loaded pass: the kernel says that", async () => {
  const { guard, end } = makeGuard();
  end();
  assert.equal(await guard.refusal({ code: CODE }), undefined);
});

Deno.test("ImportGuard gives what a module prints when it is loaded to the cell", async () => {
  const { guard, sent, begun, end } = makeGuard();
  const heard: string[] = [];
  const looking = guard.refusal({
    code: CODE,
    receive: ({ type }) => heard.push(type),
  });
  await begun;
  assert.equal(sent[0].silent, true);
  for (const type of ["stream", "error", "nets_names_1", "display_data"]) {
    sent[0].receive!(message(type));
  }
  end();
  await looking;
  assert.deepEqual(heard, ["stream", "display_data"]);
});

Deno.test("ImportGuard.stop() ends the look at a cell, but not before the kernel is free", async () => {
  const { guard, begun, end } = makeGuard();
  let free = false;
  const looking = guard.refusal({ code: CODE }).then((error) => {
    assert.ok(free);
    return error;
  });
  await begun;
  guard.stop();
  await new Promise((resolve) => setTimeout(resolve, 5));
  free = true;
  end();
  assert.equal(await looking, STOPPED);
  assert.equal(await guard.refusal({ code: CODE }), undefined);
});

Deno.test("ImportGuard.stop() between cells does nothing to the next", async () => {
  const { guard, sent, end } = makeGuard();
  end();
  guard.stop();
  assert.equal(await guard.refusal({ code: CODE }), undefined);
  assert.equal(sent.length, 1);
});
