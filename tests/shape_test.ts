/** The checks at the door, with the whole of each message. */

import assert from "node:assert/strict";
import {
  checkFinite,
  checkLength,
  checkList,
  checkNumbers,
  checkOptions,
  checkRecord,
  formatShape,
} from "../lib/shape.ts";

Deno.test("formatShape() writes a single number as []", () => {
  assert.equal(formatShape([]), "[]");
});

Deno.test("checkLength() says how many it takes and how many it got", () => {
  assert.throws(() => checkLength("apply AND", "inputs", [1, 0, 1], 2), {
    name: "ShapeError",
    message: "Cannot apply AND: it takes 2 inputs, but 3 were given",
  });
  assert.throws(() => checkLength("apply NOT", "inputs", [], 1), {
    message: "Cannot apply NOT: it takes 1 input, but 0 were given",
  });
  checkLength("apply AND", "inputs", [1, 0], 2);
});

Deno.test("checkFinite() names the first that is not a finite number", () => {
  assert.throws(() => checkFinite("build a unit", "weights", [0, Infinity]), {
    name: "ValueError",
    message:
      "Cannot build a unit: weights must be finite numbers, but weight 2 is Infinity",
  });
  assert.throws(() => checkFinite("build a unit", "entries", ["1"]), {
    message:
      'Cannot build a unit: entries must be finite numbers, but entry 1 is "1"',
  });
  checkFinite("build a unit", "weights", [0, -1.5]);
});

Deno.test("checkList() says what stands there in place of a list", () => {
  const cases: [unknown, number | undefined, string][] = [
    [undefined, undefined, "a list, but there are none"],
    ["01", undefined, 'a list, but they are the text "01"'],
    [1, undefined, "a list, but they are the number 1; write [1, …]"],
    [1, 1, "a list of 1 number, but they are the number 1; write [1]"],
    [{}, 2, "a list of 2 numbers, but they are an object"],
  ];
  for (const [value, length, what] of cases) {
    assert.throws(() => checkList("act", "inputs", value, length), {
      name: "ShapeError",
      message: `Cannot act: the inputs must be ${what}`,
    });
  }
  checkList("act", "inputs", []);
});

Deno.test("checkNumbers() names the first entry that is not a finite number", () => {
  checkNumbers("act", "inputs", [0.5, -3], 2);
  assert.throws(() => checkNumbers("act", "inputs", [1, Infinity], 2), {
    name: "ValueError",
    message:
      "Cannot act: inputs must be finite numbers, but input 2 is Infinity",
  });
  assert.throws(() => checkNumbers("act", "inputs", [1], 2), {
    name: "ShapeError",
    message: "Cannot act: it takes 2 inputs, but 1 was given",
  });
});

Deno.test("checkOptions() and checkRecord() take records and nothing else", () => {
  checkOptions("act", {}, "act({ … })");
  for (
    const [given, what] of [
      [null, "there are none"],
      [[], "they are an array of 0"],
      ["x", 'they are the text "x"'],
      [() => 1, "they are a function"],
    ]
  ) {
    assert.throws(() => checkOptions("act", given, "act({ … })"), {
      name: "ShapeError",
      message:
        `Cannot act: the options must be a record, as in act({ … }), but ${what}`,
    });
  }
  assert.throws(() => checkRecord("act", "units", undefined, "{ y: … }"), {
    name: "ShapeError",
    message:
      "Cannot act: the units must be a record, as in { y: … }, but there are none",
  });
});
