import assert from "node:assert/strict";
import { Interactive } from "../../lib/interactive/interactive.ts";
import { programIn } from "../../lib/interactive/packed_script.ts";
import { DISPLAY } from "../../lib/notebook/kernel.ts";

const picture = {
  outerHTML: "<svg></svg>",
  getAttribute: (name: string) => name === "aria-label" ? "AND." : null,
};
const html = (script: string, state = {}) =>
  new Interactive({ name: "gateBench", state, picture, script })[DISPLAY]()[
    "text/html"
  ] as string;

Deno.test("Interactive is a root with its picture, and one script after it", () => {
  assert.match(
    html("run();\n", { weights: [1, 1] }),
    /^<div data-nets-figure="gateBench" data-state="\{&quot;weights&quot;:\[1,1\]\}"><figure.*<img alt="AND\.".*<\/figure><\/div><script>[^<]*<\/script>$/,
  );
});

Deno.test("Interactive says in plain text what its picture says, and its line", () => {
  const state = { threshold: 2, goal: undefined };
  const figure = new Interactive({
    name: "gateBench",
    state,
    picture,
    script: "",
  });
  assert.equal(
    figure[DISPLAY]()["text/plain"],
    "AND.\ngateBench({ threshold: 2 })",
  );
});

Deno.test("Interactive keeps a script that speaks of scripts in its place", () => {
  const program =
    'a = "</script><p>"; b = "</SCRIPT >"; c = "<!-- <script>"; d = 1 < 2;';
  const shown = html(program);
  assert.equal(shown.match(/<\/script/gi)?.length, 1, "only the script's end");
  assert.doesNotMatch(shown, /<!--/);
  const script = /<script>([^]*)<\/script>$/.exec(shown)![1];
  assert.equal(programIn(script), program);
});

Deno.test("Interactive does not let a state end its attribute", () => {
  const state = { goal: `"><script>alert("x")</script>'` };
  const shown = html("", state);
  assert.doesNotMatch(shown, /<script>alert/);
  const kept = /data-state="([^"]*)"/.exec(shown)![1]
    .replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  assert.deepEqual(JSON.parse(kept), state);
});
