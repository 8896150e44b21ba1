/** A few pictures as they were when somebody last looked at them. */

import { GALLERY } from "./gallery.ts";

const LOOKED_AT = [
  "a unit square",
  "sigmoid",
  "AND",
  "a circuit",
  "a path",
  "a graph",
  "a line on the move",
];

for (const name of LOOKED_AT) {
  Deno.test(`the picture is the one that was looked at: ${name}`, async (t) => {
    // one element a line, so that a difference can be read
    await t.assertSnapshot(GALLERY[name]().outerHTML.replaceAll("><", ">\n<"));
  });
}
