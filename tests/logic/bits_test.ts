/** Patterns of bits and the checks at the door of the logic room. */

import assert from "node:assert/strict";
import { allBits, checkBits } from "../../lib/logic/bits.ts";

Deno.test("allBits() counts: each pattern, read as a binary number, is its place", () => {
  for (let n = 0; n <= 6; n++) {
    const patterns = allBits(n);
    assert.equal(patterns.length, 2 ** n);
    patterns.forEach((x, row) => {
      assert.equal(x.length, n);
      assert.equal(x.join(""), n === 0 ? "" : row.toString(2).padStart(n, "0"));
    });
  }
});

Deno.test("allBits() refuses what it could not list", () => {
  assert.throws(() => allBits(21), {
    message:
      "Cannot list the patterns of 21 bits: there must be at most 20 bits, but 21 have 2^21 patterns",
  });
  assert.throws(() => allBits(-1), {
    message:
      "Cannot list the patterns of -1 bits: the number of bits must be a whole number, 0 or more, but it is -1",
  });
});

Deno.test("checkBits() names the first entry that is not a bit", () => {
  const check = (x: unknown) => checkBits("act", "inputs", x, 2);
  check([0, 1]);
  assert.throws(() => check([1, 0.5]), {
    name: "ValueError",
    message: "Cannot act: inputs must be 0 or 1, but input 2 is 0.5",
  });
  assert.throws(() => check([true, 0]), {
    message: "Cannot act: inputs must be 0 or 1, but input 1 is true",
  });
  assert.throws(() => check([0, "1"]), {
    message: 'Cannot act: inputs must be 0 or 1, but input 2 is "1"',
  });
  assert.throws(() => check([0, 1, 1]), {
    name: "ShapeError",
    message: "Cannot act: it takes 2 inputs, but 3 were given",
  });
  assert.throws(() => check("01"), {
    name: "ShapeError",
    message:
      'Cannot act: the inputs must be a list of 2 numbers, but they are the text "01"',
  });
});
