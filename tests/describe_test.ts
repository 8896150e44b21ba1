/** Values in words, as they stand in messages. */

import assert from "node:assert/strict";
import { theyAre, whatIs, written } from "../lib/describe.ts";
import { value } from "../lib/scalar/value.ts";
import { truthTable } from "../lib/logic/truth_table.ts";

Deno.test("written() writes a value as a cell would", () => {
  const cases: [unknown, string][] = [
    [[0, [1, "1"]], '[0, [1, "1"]]'],
    [NaN, "NaN"],
    [undefined, "undefined"],
    [null, "null"],
    [() => 1, "a function"],
    [truthTable("0110"), "0110"],
    [value(0.5, "w"), 'Value(0.5, "w")'],
    [{ a: 1 }, "an object"],
    [Object.create(null), "an object"],
  ];
  for (const [x, text] of cases) assert.equal(written(x), text);
});

Deno.test("whatIs() names a value with its article", () => {
  const cases: [unknown, string][] = [
    [undefined, "nothing"],
    [null, "nothing"],
    [0.5, "the number 0.5"],
    [NaN, "NaN"],
    [-Infinity, "-Infinity"],
    [true, "true"],
    [2n, "2n"],
    ["a", 'the text "a"'],
    [[1, 2], "an array of 2"],
    [Math.tanh, "a function"],
    [{}, "an object"],
    [Object.create(null), "an object"],
    [new Float64Array(2), "a Float64Array"],
    [new Int8Array(2), "an Int8Array"],
    [value(0.5), "a Value"],
  ];
  for (const [x, text] of cases) assert.equal(whatIs(x), text);
});

Deno.test("theyAre() says that there are none", () => {
  assert.equal(theyAre(null), "there are none");
  assert.equal(theyAre([1]), "they are an array of 1");
});
