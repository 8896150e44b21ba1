import assert from "node:assert/strict";
import { gateBench } from "../../lib/interactive/gate_bench.ts";
import { DISPLAY } from "../../lib/notebook/kernel.ts";

Deno.test("gateBench() begins with its picture, in one output", () => {
  const output = gateBench({ weights: [1, 1], threshold: 1 })[DISPLAY]();
  assert.deepEqual(Object.keys(output), ["text/html", "text/plain"]);
  assert.match(
    output["text/plain"] as string,
    /This is OR\.\ngateBench\(\{ weights: \[1, 1\], threshold: 1, /,
  );
  assert.match(
    output["text/html"] as string,
    /^<div data-nets-figure="gateBench" .*<figcaption[^>]*>Weights, sums, line and name/,
  );
});

Deno.test("gateBench() refuses what no bench can be, before anything is shown", () => {
  assert.throws(() => gateBench({ threshold: 7 }), {
    name: "ValueError",
    message:
      "Cannot set up a gate bench: the threshold must be a number from −3 to 3, but it is 7",
  });
});

Deno.test("gateBench() brings a small script, with nothing in it that a page could take for its own", async () => {
  const path = new URL(
    "../../lib/interactive/bundles/gate_bench.js",
    import.meta.url,
  );
  const script = await Deno.readTextFile(path);
  assert.ok(script.length < 48_000, `${script.length} characters`);
  assert.doesNotMatch(
    script,
    /<\/script|<!--|Observable|mathjs|fetch\(|import\(/i,
  );
});
