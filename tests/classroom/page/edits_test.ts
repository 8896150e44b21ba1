/** Tests of edits on their way to the server. */

import assert from "node:assert/strict";
import { Edits } from "../../../lib/classroom/page/edits.ts";

/** A line that can be down, and what went over it. */
function line() {
  const sent: [string, string][] = [];
  const state = { isUp: true };
  const edits = new Edits((id, source) => {
    if (state.isUp) sent.push([id, source]);
    return state.isUp;
  });
  return { edits, sent, state };
}

Deno.test("Edits sends only the last of many edits of a cell", () => {
  const { edits, sent } = line();
  for (const source of ["l", "le", "let"]) edits.type("a", source);
  edits.type("b", "2");
  edits.flush();
  edits.flush();
  assert.deepEqual(sent, [["a", "let"], ["b", "2"]]);
  edits.broke();
});

Deno.test("Edits sends an edit by itself when the typing rests", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const edits = new Edits((_, source) => (resolve(source), true));
  edits.type("a", "let");
  assert.equal(await promise, "let");
  edits.broke();
});

Deno.test("Edits keeps what was typed while the line was down, and sends again what may be lost", () => {
  const { edits, sent, state } = line();
  edits.type("a", "1");
  edits.flush();
  state.isUp = false;
  edits.broke();
  edits.type("b", "2");
  edits.flush();
  assert.deepEqual(sent, [["a", "1"]]);
  state.isUp = true;
  edits.flush();
  assert.deepEqual(sent.slice(1).sort(), [["a", "1"], ["b", "2"]]);
  edits.broke();
});

Deno.test("Edits knows which cells' news from elsewhere are old", () => {
  const { edits } = line();
  assert.equal(edits.isUnderWay("a"), false);
  edits.type("a", "1");
  assert.equal(edits.isUnderWay("a"), true);
  edits.flush();
  assert.equal(edits.newest("a"), "1");
  edits.arrived("a");
  assert.equal(edits.isUnderWay("a"), false);
  edits.broke();
});

Deno.test("Edits forgets what was typed in a cell that is put back", () => {
  const { edits, sent } = line();
  edits.type("a", "1");
  edits.type("b", "2");
  edits.forget("a");
  edits.flush();
  assert.deepEqual(sent, [["b", "2"]]);
  edits.forget();
  assert.equal(edits.isUnderWay("b"), false);
});
