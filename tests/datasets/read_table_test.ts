/** Tables from text: names for errors, and what is no text. */

import assert from "node:assert/strict";
import { readTable } from "../../lib/datasets/read_table.ts";

const columns = { mass: { kind: "number", unit: "g" } } as const;

Deno.test("readTable() calls the text by its file in errors, or else by its name", () => {
  assert.throws(() => readTable("mass\nx", { name: "birds", columns }), {
    message:
      'Cannot read birds: row 1, column mass: must be a number, but it is "x"',
  });
  assert.throws(
    () => readTable("mass\nx", { name: "birds", file: "birds.csv", columns }),
    {
      message:
        'Cannot read birds.csv: row 1, column mass: must be a number, but it is "x"',
    },
  );
});

Deno.test("readTable() takes no bytes and no list for a text", () => {
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => readTable(["mass", "1"], { name: "birds", columns }), {
    name: "ShapeError",
    message:
      "Cannot read birds: the values must be a text, but they are an array of 2",
  });
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => readTable("mass\n1", { name: "birds" }), {
    message:
      'Cannot read birds: the columns must be a record, as in { mass: { kind: "number" } }, but there are none',
  });
});
