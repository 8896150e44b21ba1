/** The named gates: their tables against the language's own operators, and De Morgan's laws. */

import assert from "node:assert/strict";
import fc from "fast-check";
import * as gates from "../../lib/logic/gates.ts";
import { type Bit, tableOf, truthTable } from "../../lib/logic/truth_table.ts";

const {
  ALL_TWO_INPUT,
  AND,
  atLeast,
  BUFFER,
  gateName,
  IMPLIES,
  majority,
  NAND,
  NOR,
  NOT,
  OR,
  parity,
  XNOR,
  XOR,
} = gates;

const bits = fc.array(fc.constantFrom<Bit[]>(0, 1), {
  minLength: 1,
  maxLength: 8,
});
const not = (a: Bit) => NOT.at([a])!;

Deno.test("The named gates say what the operators of the language say", () => {
  for (const a of [false, true]) {
    assert.equal(NOT.at([+a as Bit]), +!a);
    assert.equal(BUFFER.at([+a as Bit]), +a);
    for (const b of [false, true]) {
      const x = [+a as Bit, +b as Bit];
      assert.equal(AND.at(x), +(a && b));
      assert.equal(OR.at(x), +(a || b));
      assert.equal(NAND.at(x), +!(a && b));
      assert.equal(NOR.at(x), +!(a || b));
      assert.equal(XOR.at(x), +(a !== b));
      assert.equal(XNOR.at(x), +(a === b));
      assert.equal(IMPLIES.at(x), +(!a || b));
    }
  }
});

Deno.test("De Morgan: NOT of AND is OR of NOTs, for any number of inputs", () => {
  fc.assert(fc.property(bits, (x) => {
    const all = atLeast(x.length, x.length);
    const some = atLeast(1, x.length);
    assert.equal(not(all.at(x)!), some.at(x.map(not)));
    assert.equal(not(some.at(x)!), all.at(x.map(not)));
  }));
});

Deno.test("NAND alone builds every other gate", () => {
  const nand = (a: Bit, b: Bit) => NAND.at([a, b])!;
  const no = (a: Bit) => nand(a, a);
  const or = (a: Bit, b: Bit) => nand(no(a), no(b));
  assert.ok(tableOf(1, no).equals(NOT));
  assert.ok(tableOf(2, or).equals(OR));
  assert.ok(tableOf(2, (a, b) => no(nand(a, b))).equals(AND));
  assert.ok(
    tableOf(2, (a, b) => no(nand(or(a, b), nand(a, b)))).equals(XOR),
  );
});

Deno.test("ALL_TWO_INPUT holds the 16 functions in counting order, each with its own name", () => {
  ALL_TWO_INPUT.forEach((table, i) =>
    assert.equal(table.outputs.join(""), i.toString(2).padStart(4, "0"))
  );
  assert.equal(new Set(ALL_TWO_INPUT.map((table) => table.name)).size, 16);
});

Deno.test("ALL_TWO_INPUT has the names that the functions deserve", () => {
  const meanings: Record<string, (a: Bit, b: Bit) => boolean> = {
    "FALSE": () => false,
    "TRUE": () => true,
    "x1": (a) => a === 1,
    "x2": (_, b) => b === 1,
    "NOT x1": (a) => a === 0,
    "NOT x2": (_, b) => b === 0,
    "x1 AND NOT x2": (a, b) => a === 1 && b === 0,
    "x2 AND NOT x1": (a, b) => b === 1 && a === 0,
    "x2 IMPLIES x1": (a, b) => b <= a,
    "IMPLIES": (a, b) => a <= b,
  };
  for (const [name, f] of Object.entries(meanings)) {
    assert.equal(gateName(tableOf(2, f)), name);
  }
});

Deno.test("gateName() goes by the function, and knows none with don't cares or three inputs", () => {
  assert.equal(gateName(truthTable("0110", "something else")), "XOR");
  assert.equal(gateName(truthTable("10")), "NOT");
  assert.equal(gateName(truthTable("01-0")), undefined);
  assert.equal(gateName(majority(3)), undefined);
});

Deno.test("atLeast(), majority() and parity() count", () => {
  fc.assert(fc.property(bits, fc.nat(8), (x, k) => {
    const n = x.length, count = x.filter((bit) => bit === 1).length;
    assert.equal(majority(n).at(x), +(count > n / 2));
    assert.equal(parity(n).at(x), count & 1);
    if (k <= n) assert.equal(atLeast(k, n).at(x), +(count >= k));
  }));
});

Deno.test("parity() is XOR taken again and again", () => {
  fc.assert(fc.property(bits, (x) => {
    const chained = x.reduce((a, b) => XOR.at([a, b])!);
    assert.equal(parity(x.length).at(x), chained);
  }));
});

Deno.test("atLeast() and parity() refuse numbers that count nothing", () => {
  assert.throws(() => atLeast(4, 3), {
    name: "ValueError",
    message:
      "Cannot build a gate that fires for at least 4 of 3: no more can be asked to fire than there are, but 4 is more than 3",
  });
  assert.throws(() => parity(0), {
    message:
      "Cannot build the parity of 0: the number of inputs must be a whole number, 1 or more, but it is 0",
  });
});

Deno.test("gateName() wants a table", () => {
  assert.throws(() => gateName(undefined as never), {
    name: "ValueError",
    message:
      "Cannot name a gate: the table must be a TruthTable, but it is nothing",
  });
});
