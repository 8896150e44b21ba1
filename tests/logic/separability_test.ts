/** Separability: the known counts, the smallest weights, certificates, and the laws of symmetry. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  ALL_TWO_INPUT,
  AND,
  NAND,
  NOR,
  OR,
  parity,
  XNOR,
  XOR,
} from "../../lib/logic/gates.ts";
import { separability } from "../../lib/logic/separability.ts";
import { verifySeparability } from "../../lib/logic/separability_check.ts";
import { thresholdUnit } from "../../lib/logic/threshold_unit.ts";
import {
  type Bit,
  tableOf,
  TruthTable,
  truthTable,
} from "../../lib/logic/truth_table.ts";

/** Every function of n bits. */
const allTables = (n: number) =>
  Array.from(
    { length: 2 ** 2 ** n },
    (_, code) => truthTable(code.toString(2).padStart(2 ** n, "0")),
  );

/** Random tables of 1 to 4 inputs with these outputs. */
const tablesOf = (...outputs: (Bit | null)[]) =>
  fc.integer({ min: 1, max: 4 }).chain((n) =>
    fc.array(fc.constantFrom(...outputs), {
      minLength: 2 ** n,
      maxLength: 2 ** n,
    })
  ).map((list) => truthTable(list));

/** The verdict, checked. */
function decided(table: TruthTable) {
  const verdict = separability(table);
  assert.deepEqual(verifySeparability(table, verdict), {
    valid: true,
    reasons: [],
  });
  return verdict;
}

// The known numbers of threshold functions, OEIS A000609; 1882 of four inputs are counted by
// `deno task bench separability`.
for (const [n, known] of [[1, 4], [2, 14], [3, 104]]) {
  Deno.test(`separability() finds ${known} separable tables among the ${2 ** 2 ** n} with n = ${n}, all checked`, () => {
    const separable = allTables(n).filter((table) => decided(table).separable);
    assert.equal(separable.length, known);
  });
}

Deno.test("separability() gives the gates their usual weights", () => {
  const usual = [[AND, [1, 1], 2], [OR, [1, 1], 1], [NAND, [-1, -1], -1], [
    NOR,
    [-1, -1],
    0,
  ]] as const;
  for (const [gate, weights, threshold] of usual) {
    assert.deepEqual(separability(gate), {
      separable: true,
      weights,
      threshold,
    });
  }
});

Deno.test("separability() certifies XOR and XNOR with every row once, and no other gate", () => {
  for (const table of ALL_TWO_INPUT) {
    const verdict = separability(table);
    assert.equal(verdict.separable, table !== XOR && table !== XNOR);
    if (!verdict.separable) assert.deepEqual(verdict.multipliers, [1, 1, 1, 1]);
  }
});

Deno.test("separability() of XOR returns as soon as one row is given up: a unit gets 3 of 4 right", () => {
  for (let row = 0; row < 4; row++) {
    const outputs = XOR.outputs.map((y, i) => i === row ? null : y);
    assert.equal(decided(truthTable(outputs)).separable, true);
  }
});

Deno.test("separability() finds the smallest weights of all: no unit in a grid does with less", () => {
  for (const n of [1, 2, 3]) {
    const smallest = new Map<string, number>();
    for (const { weights, threshold } of grid(n)) {
      const word = String(thresholdUnit({ weights, threshold }).table());
      const size = sizeOf(weights, threshold);
      smallest.set(word, Math.min(size, smallest.get(word) ?? Infinity));
    }
    for (const table of allTables(n)) {
      const verdict = separability(table);
      assert.equal(
        verdict.separable
          ? sizeOf(verdict.weights, verdict.threshold)
          : undefined,
        smallest.get(String(table)),
      );
    }
  }
});

Deno.test("separability() finds the smallest weights with don't cares too, where the linear programme alone has fractions", () => {
  const units = [...grid(3)].map((unit) => ({
    size: sizeOf(unit.weights, unit.threshold),
    outputs: thresholdUnit(unit).table().outputs,
  })).sort((a, b) => a.size - b.size);
  const outputs = fc.array(fc.constantFrom<Bit | null>(0, 1, null), {
    minLength: 8,
    maxLength: 8,
  });
  const smallestIs = (table: TruthTable) => {
    const verdict = decided(table);
    const best = units.find((unit) =>
      table.outputs.every((y, row) => y === null || y === unit.outputs[row])
    );
    assert.equal(
      verdict.separable
        ? sizeOf(verdict.weights, verdict.threshold)
        : undefined,
      best?.size,
    );
  };
  smallestIs(truthTable("-1-1-10-")); // the programme says θ = 2/3 or so
  fc.assert(fc.property(outputs, (list) => smallestIs(truthTable(list))));
});

Deno.test("separability() handles constant tables and tables without demands", () => {
  const weights = [0, 0];
  const says = (word: string) => separability(truthTable(word));
  assert.deepEqual(says("0000"), { separable: true, weights, threshold: 1 });
  assert.deepEqual(says("1111"), { separable: true, weights, threshold: 0 });
  assert.deepEqual(says("----"), { separable: true, weights, threshold: 0 });
  assert.deepEqual(says("0---"), { separable: true, weights, threshold: 1 });
});

Deno.test("separability() takes a row more than once where that is needed", () => {
  // 001 + 010 + 100 = 111 = 111 + 000 + 000
  assert.deepEqual(separability(truthTable("011-1--0")), {
    separable: false,
    multipliers: [2, 1, 1, 0, 1, 0, 0, 1],
  });
});

Deno.test("separability() gives the multipliers in lowest terms", () => {
  // 1000011 + 2 · 1111110 = 1011110 + 1101010 + 1110111, bit by bit without carrying. The
  // tableau ends with twice these multipliers.
  const outputs = Array<Bit | null>(128).fill(null);
  for (const row of [6, 67, 111, 126]) outputs[row] = 1;
  for (const row of [50, 68, 94, 95, 106, 119]) outputs[row] = 0;
  const verdict = decided(truthTable(outputs));
  assert.ok(!verdict.separable);
  assert.equal(verdict.multipliers.reduce(greatestCommonDivisor), 1);
});

Deno.test("separability() always says something that the check accepts", () => {
  fc.assert(
    fc.property(tablesOf(0, 1, null), (table) => void decided(table)),
    { numRuns: 500 },
  );
});

Deno.test("separability() finds four rows against every inseparable table of 3 inputs", () => {
  for (const table of allTables(3)) {
    const verdict = separability(table);
    if (verdict.separable) continue;
    assert.deepEqual(
      verdict.multipliers.toSorted(),
      [0, 0, 0, 0, 1, 1, 1, 1],
    );
  }
});

Deno.test("separability() leaves no row in a certificate that is not needed", () => {
  fc.assert(fc.property(tablesOf(0, 1, null), (table) => {
    const verdict = separability(table);
    if (verdict.separable) return;
    const used = table.outputs.map((y, row) =>
      verdict.multipliers[row] > 0 ? y : null
    );
    used.forEach((y, row) => {
      if (y === null) return;
      const without = used.map((y, i) => i === row ? null : y);
      assert.equal(separability(truthTable(without)).separable, true);
    });
  }));
});

Deno.test("separability() does not change when inputs are exchanged, negated, or the output is", () => {
  const changes = tablesOf(0, 1, null).chain((table) =>
    fc.record({
      table: fc.constant(table),
      order: fc.shuffledSubarray(
        Array.from({ length: table.inputs }, (_, i) => i),
        { minLength: table.inputs },
      ),
      negated: fc.array(fc.boolean(), {
        minLength: table.inputs,
        maxLength: table.inputs,
      }),
      complement: fc.boolean(),
    })
  );
  fc.assert(fc.property(changes, ({ table, order, negated, complement }) => {
    const outputs = table.rows().map(({ x }) => {
      const from = order.map((i) => (negated[i] ? 1 - x[i] : x[i]) as Bit);
      const y = table.at(from);
      return y === null ? null : complement ? (1 - y) as Bit : y;
    });
    assert.equal(
      decided(truthTable(outputs)).separable,
      decided(table).separable,
    );
  }));
});

Deno.test("separability() of what a unit computes is separable, with weights no larger", () => {
  const units = fc.integer({ min: 1, max: 5 }).chain((n) =>
    fc.record({
      weights: fc.array(fc.integer({ min: -9, max: 9 }), {
        minLength: n,
        maxLength: n,
      }),
      threshold: fc.integer({ min: -20, max: 20 }),
    })
  );
  fc.assert(fc.property(units, ({ weights, threshold }) => {
    const verdict = decided(thresholdUnit({ weights, threshold }).table());
    assert.ok(verdict.separable);
    assert.ok(
      sizeOf(verdict.weights, verdict.threshold) <= sizeOf(weights, threshold),
    );
  }));
});

Deno.test("separability() decides majority and parity of 8 inputs", () => {
  const majority = tableOf(
    8,
    (...x) => x.reduce<number>((a, b) => a + b, 0) > 4,
  );
  assert.deepEqual(decided(majority), {
    separable: true,
    weights: Array(8).fill(1),
    threshold: 5,
  });
  assert.equal(decided(parity(8)).separable, false);
});

Deno.test("separability() says how many inputs are too many", () => {
  assert.throws(() => separability(tableOf(13, () => 0, "FALSE")), {
    name: "ValueError",
    message:
      "Cannot decide whether FALSE is separable: it must have at most 12 inputs, but it has 13",
  });
});

function sizeOf(weights: readonly number[], threshold: number): number {
  return [...weights, threshold].reduce((sum, u) => sum + Math.abs(u), 0);
}

/** Units of n inputs with whole weights from −2 to 2 and thresholds from −4 to 5. */
function* grid(n: number) {
  for (let code = 0; code < 5 ** n; code++) {
    const weights = Array.from(
      { length: n },
      (_, i) => Math.floor(code / 5 ** i) % 5 - 2,
    );
    for (let threshold = -4; threshold <= 5; threshold++) {
      yield { weights, threshold };
    }
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

Deno.test("separability() wants a table, not only its outputs", () => {
  assert.throws(() => separability("0110" as never), {
    name: "ValueError",
    message:
      'Cannot decide separability: the table must be a TruthTable, but it is the text "0110"; write truthTable("0110")',
  });
});

Deno.test("separability() says how a unit becomes a table", () => {
  const unit = thresholdUnit({ weights: [1, 1], threshold: 2 });
  assert.throws(() => separability(unit as never), {
    name: "ValueError",
    message:
      "Cannot decide separability: the table must be a TruthTable, but it is a function; take its .table()",
  });
});
