/** Truth tables: the order of their rows, looking up, comparing, and what is no table. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { type Bit, tableOf, truthTable } from "../../lib/logic/truth_table.ts";

/** Any table of one to five inputs, don't cares among its outputs. */
const tables = fc.integer({ min: 1, max: 5 }).chain((n) =>
  fc.array(fc.constantFrom<(Bit | null)[]>(0, 1, null), {
    minLength: 2 ** n,
    maxLength: 2 ** n,
  })
).map((outputs) => truthTable(outputs));

Deno.test("truthTable() lists its rows in the order 00, 01, 10, 11, x1 first", () => {
  assert.deepEqual(truthTable("01-0").rows(), [
    { x: [0, 0], y: 0 },
    { x: [0, 1], y: 1 },
    { x: [1, 0], y: null },
    { x: [1, 1], y: 0 },
  ]);
});

Deno.test("TruthTable.at() finds in each row what rows() says", () => {
  fc.assert(fc.property(tables, (table) => {
    for (const { x, y } of table.rows()) assert.equal(table.at(x), y);
  }));
});

Deno.test("TruthTable.toString() is read back by truthTable()", () => {
  fc.assert(fc.property(tables, (table) => {
    assert.ok(truthTable(String(table)).equals(table));
  }));
});

Deno.test("TruthTable.equals() sees one changed output, one more input, and no names", () => {
  assert.ok(truthTable("0110", "XOR").equals(truthTable([0, 1, 1, 0])));
  assert.ok(!truthTable("0110").equals(truthTable("0111")));
  assert.ok(!truthTable("01-0").equals(truthTable("0110")));
  assert.ok(!truthTable("01").equals(truthTable("0101")));
});

Deno.test("tableOf() tries every pattern and takes bits or booleans", () => {
  const implies = truthTable("1101");
  assert.ok(tableOf(2, (a, b) => !a || b === 1).equals(implies));
  assert.ok(tableOf(2, (a, b) => Math.max(1 - a, b)).equals(implies));
});

Deno.test("TruthTable does not change when the list it was made from does", () => {
  const outputs: Bit[] = [0, 1];
  const table = truthTable(outputs);
  outputs[0] = 1;
  assert.equal(String(table), "01");
  assert.throws(() => (table.outputs as Bit[])[0] = 1, TypeError);
});

Deno.test("truthTable() refuses a table of 5 rows, or of 1, or of none", () => {
  const reason = (rows: number) =>
    `n inputs need 2^n rows, which is 2, 4, 8, 16 and so on, but ${rows} is not among them`;
  assert.throws(() => truthTable([0, 1, 1, 0, 1]), {
    name: "ShapeError",
    message: `Cannot build a truth table of 5 rows: ${reason(5)}`,
  });
  assert.throws(() => truthTable("1"), {
    message: `Cannot build a truth table of 1 row: ${reason(1)}`,
  });
  assert.throws(() => truthTable(""), {
    message: `Cannot build a truth table of 0 rows: ${reason(0)}`,
  });
});

Deno.test("truthTable() names the output that is outside the set of labels", () => {
  assert.throws(() => truthTable([0, 1, -1, 1] as Bit[]), {
    name: "ValueError",
    message:
      "Cannot build a truth table of 4 rows: outputs must be 0, 1 or null (don't care), but output 3 is -1",
  });
  assert.throws(() => truthTable("01x0"), {
    message:
      'Cannot build the truth table "01x0": outputs must be 0, 1 or - (don\'t care), but output 3 is x',
  });
});

Deno.test("tableOf() shows the pattern for which the function does not say a bit", () => {
  assert.throws(() => tableOf(2, (a, b) => a + b, "a + b"), {
    name: "ValueError",
    message:
      "Cannot write out the table of a + b: it must say 0 or 1, or false or true, but for (1, 1) it says 2",
  });
  assert.throws(() => tableOf(0, () => 1), {
    message:
      "Cannot build a truth table of 1 row: n inputs need 2^n rows, which is 2, 4, 8, 16 and so on, but 1 is not among them",
  });
});

Deno.test("TruthTable.at() says what it was asked and what it takes", () => {
  const xor = truthTable("0110", "XOR");
  assert.throws(() => xor.at([0, 1, 1]), {
    name: "ShapeError",
    message:
      "Cannot look up [0, 1, 1] in XOR: it takes 2 inputs, but 3 were given",
  });
  assert.throws(() => xor.at([0, 2 as Bit]), {
    name: "ValueError",
    message:
      "Cannot look up [0, 2] in XOR: inputs must be 0 or 1, but input 2 is 2",
  });
});

Deno.test("truthTable() wants a list or a text", () => {
  assert.throws(() => (truthTable as (outputs: unknown) => unknown)(6), {
    name: "ShapeError",
    message:
      'Cannot build a truth table: the outputs must be a list or a text, as in "0110", but they are the number 6',
  });
});

Deno.test("TruthTable.equals() wants another table", () => {
  const xor = truthTable("0110", "XOR");
  assert.throws(() => xor.equals("0110" as never), {
    name: "ValueError",
    message:
      'Cannot compare XOR with another table: the table must be a TruthTable, but it is the text "0110"; write truthTable("0110")',
  });
});

Deno.test("tableOf() wants a function", () => {
  assert.throws(() => tableOf(2, undefined as never, "AND"), {
    name: "ValueError",
    message:
      "Cannot write out the table of AND: f must be a function, but it is nothing",
  });
});
