import assert from "node:assert/strict";
import {
  arrowHead,
  classMark,
  signStroke,
  signText,
} from "../../lib/figures/marks.ts";
import { palette } from "../../lib/figures/palette.ts";

Deno.test("classMark() tells the classes apart by shape, not by colour alone", () => {
  const [one, zero, either] = ([1, 0, null] as const).map((y) =>
    classMark(y, [0, 0])
  );
  assert.equal(one.getAttribute("stroke"), null);
  assert.equal(zero.getAttribute("fill"), palette.paper);
  assert.ok(Number(zero.getAttribute("stroke-width")) > 2);
  assert.equal(either.localName, "path");
});

Deno.test("classMark() makes both marks equally large", () => {
  const [one, zero] = ([1, 0] as const).map((y) => classMark(y, [0, 0], 9));
  const outer = Number(zero.getAttribute("r")) +
    Number(zero.getAttribute("stroke-width")) / 2;
  assert.equal(outer, Number(one.getAttribute("r")));
});

Deno.test("signStroke() dashes negative numbers, and only those", () => {
  assert.deepEqual(signStroke(2), { stroke: palette.blue });
  assert.ok("stroke-dasharray" in signStroke(-2));
  assert.equal(signStroke(0).stroke, palette.grey);
  assert.equal(signText(0), palette.ink);
});

Deno.test("arrowHead() ends at its tip", () => {
  assert.match(arrowHead([10, 5], [0, 5]).getAttribute("d")!, /^M10,5L/);
});
