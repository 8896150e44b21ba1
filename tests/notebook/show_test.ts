/** What things look like when they are shown, and that nothing is shown outside a notebook. */

import assert from "node:assert/strict";
import { DISPLAY, inKernel } from "../../lib/notebook/kernel.ts";
import { md } from "../../lib/notebook/markdown.ts";
import { bundleOf, show } from "../../lib/notebook/show.ts";
import { pageOf } from "./page.ts";

Deno.test("show() does nothing in a test, not even look at what it is given", async () => {
  assert.equal(inKernel(), false);
  assert.equal(
    await show(1, { [DISPLAY]: () => assert.fail("asked") }),
    undefined,
  );
});

Deno.test("bundleOf() prints a string as it is, and other values without colours", async () => {
  assert.deepEqual(await bundleOf("a\nb"), { "text/plain": "a\nb" });
  assert.deepEqual(await bundleOf([1, "a"]), { "text/plain": '[ 1, "a" ]' });
  assert.deepEqual(await bundleOf(undefined), { "text/plain": "undefined" });
  assert.deepEqual(await bundleOf(null), { "text/plain": "null" });
});

Deno.test("bundleOf() asks a thing how it shows itself, and waits for the answer", async () => {
  const thing = { [DISPLAY]: () => Promise.resolve({ "text/plain": "me" }) };
  assert.deepEqual(await bundleOf(thing), { "text/plain": "me" });
  assert.equal((await bundleOf(md`a`))["text/markdown"], "a");
});

Deno.test("bundleOf() leaves an element that is no drawing as it is", async () => {
  const document = pageOf(`<div aria-label="A page.">x</div>`);
  assert.deepEqual(await bundleOf(document.querySelector("div")), {
    "text/html": '<div aria-label="A page.">x</div>',
    "text/plain": "A page.",
  });
});

Deno.test("The notebook room is silent in a script and in a worker", async () => {
  const script = new URL("./silent.ts", import.meta.url);
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-read", "--allow-env", script.pathname],
    cwd: new URL("../..", import.meta.url).pathname,
  }).output();
  const text = new TextDecoder();
  assert.deepEqual([code, text.decode(stdout), text.decode(stderr)], [
    0,
    "script done, worker done\n",
    "",
  ]);
});
