/** Tests of what keys mean, and of the table they stand in. */

import assert from "node:assert/strict";
import {
  commandOf,
  pressName,
  worksInText,
} from "../../../lib/classroom/page/key_press.ts";
import { keysOf } from "../../../lib/classroom/page/key_table.ts";

const plain = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
};

Deno.test("pressName writes a press as the table does", () => {
  const names = [
    pressName({ ...plain, key: "j" }),
    pressName({ ...plain, key: "J" }),
    pressName({ ...plain, key: " " }),
    pressName({ ...plain, key: " ", shiftKey: true }),
    pressName({ ...plain, key: "+", shiftKey: true }),
    pressName({ ...plain, key: "Enter", ctrlKey: true }),
    pressName({ ...plain, key: "Enter", altKey: true }),
    pressName({ ...plain, key: "ArrowDown" }),
  ];
  assert.deepEqual(names, [
    "j",
    "j", // Caps Lock
    "Space",
    "Shift+Space",
    "+",
    "Mod+Enter",
    "Alt+Enter",
    "ArrowDown",
  ]);
});

Deno.test("worksInText lets only keys with a modifier work where text is typed", () => {
  for (const name of ["Shift+Enter", "Mod+s", "Alt+Enter"]) {
    assert.ok(worksInText(name), name);
  }
  for (const name of ["j", "+", "Escape", "Enter", "Space", "Shift+Space"]) {
    assert.ok(!worksInText(name), name);
  }
});

Deno.test("commandOf knows the keys of a view, and no others", () => {
  assert.equal(commandOf("PageDown", "read"), "next");
  assert.equal(commandOf("PageDown", "slides"), "nextStep");
  assert.equal(commandOf("Mod+s", "read"), "save");
  assert.equal(commandOf("Mod+j", "read"), undefined);
});

Deno.test("the key table gives no key two meanings in a view", () => {
  for (const view of ["read", "slides", "speaker"] as const) {
    const keys = keysOf(view).flatMap((line) => line.keys);
    const twice = keys.filter((key, i) => keys.indexOf(key) !== i);
    assert.deepEqual(twice, [], view);
  }
});
