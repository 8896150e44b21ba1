/** Values in the forms in which cells show them. */

import assert from "node:assert/strict";
import { formsOf } from "../../../lib/classroom/worker/format.ts";

Deno.test("formsOf() asks a thing that shows itself, and takes elements as they are", async () => {
  const shown = {
    [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>" }),
  };
  assert.deepEqual(await formsOf(shown), { "text/html": "<b>" });
  assert.deepEqual(await formsOf({ outerHTML: "<svg></svg>" }), {
    "image/svg+xml": "<svg></svg>",
  });
  assert.deepEqual(await formsOf({ outerHTML: "<p></p>" }), {
    "text/html": "<p></p>",
  });
  assert.deepEqual(await formsOf({ a: "x" }), { "text/plain": '{ a: "x" }' });
  assert.deepEqual(await formsOf(10n), { "text/plain": "10n" });
});

Deno.test("formsOf() tells what has become of a promise", async () => {
  const rejected = Promise.reject(1);
  assert.deepEqual(await formsOf(Promise.resolve([3])), {
    "text/plain": "Promise { [ 3 ] }",
  });
  assert.deepEqual(await formsOf(new Promise(() => {})), {
    "text/plain": "Promise { <pending> }",
  });
  assert.deepEqual(await formsOf(rejected), {
    "text/plain": "Promise { <rejected> 1 }",
  });
});
