import assert from "node:assert/strict";
import { checkSome, limitOf } from "../../lib/figures/checks.ts";

Deno.test("checkSome() asks for one at least", () => {
  checkSome("draw", [0], "a line");
  assert.throws(() => checkSome("draw", [], "a line"), {
    name: "ShapeError",
    message: "Cannot draw: there must be a line at least, but there is none",
  });
});

Deno.test("limitOf() takes a bias for minus the threshold, and never gives −0", () => {
  assert.equal(limitOf("draw", { bias: 1.5 }), -1.5);
  assert.ok(Object.is(limitOf("draw", { bias: 0 }), 0));
});
