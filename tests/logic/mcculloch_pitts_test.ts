/** McCulloch–Pitts units: gates, absolute inhibition against negative weights, and bad input. */

import assert from "node:assert/strict";
import { allBits, type Bit } from "../../lib/logic/bits.ts";
import { gateName } from "../../lib/logic/gates.ts";
import {
  mcCullochPitts,
  type McCullochPittsOptions,
} from "../../lib/logic/mcculloch_pitts.ts";

/** Every unit of up to four excitatory and three inhibitory inputs, θ in steps of a half. */
function* everyUnit(): Generator<Required<McCullochPittsOptions>> {
  for (const tie of ["fire", "rest"] as const) {
    for (let excitatory = 0; excitatory <= 4; excitatory++) {
      for (let inhibitory = 0; inhibitory <= 3; inhibitory++) {
        if (excitatory + inhibitory === 0) continue;
        for (let threshold = -2; threshold <= 6; threshold += 0.5) {
          yield { excitatory, inhibitory, threshold, tie };
        }
      }
    }
  }
}

Deno.test("mcCullochPitts() is AND with θ = 2, OR with θ = 1, NOT with θ = 0", () => {
  const two = (threshold: number) =>
    gateName(mcCullochPitts({ excitatory: 2, threshold }).table());
  assert.equal(two(2), "AND");
  assert.equal(two(1), "OR");
  const not = mcCullochPitts({ excitatory: 0, inhibitory: 1, threshold: 0 });
  assert.equal(gateName(not.table()), "NOT");
  assert.equal(not([], [0]), 1);
});

Deno.test("mcCullochPitts() never fires as NOT with θ = 0 if ties rest", () => {
  const not = mcCullochPitts({
    excitatory: 0,
    inhibitory: 1,
    threshold: 0,
    tie: "rest",
  });
  assert.equal(String(not.table()), "00");
});

Deno.test("McCullochPitts differs from weights of −1: a = (1, 1, 1), b = (1, 0), θ = 2", () => {
  const unit = mcCullochPitts({ excitatory: 3, inhibitory: 2, threshold: 2 });
  const voting = unit.asThresholdUnit({ inhibition: -1 });
  assert.deepEqual(voting.weights, [1, 1, 1, -1, -1]);
  assert.equal(voting.threshold, 2);
  assert.equal(voting([1, 1, 1, 1, 0]), 1);
  assert.equal(unit([1, 1, 1], [1, 0]), 0);
});

Deno.test("McCullochPitts rests whenever an inhibitory input fires, and else only counts", () => {
  for (const options of everyUnit()) {
    const { excitatory: n, inhibitory: m, threshold, tie } = options;
    const unit = mcCullochPitts(options);
    for (const x of allBits(n)) {
      const count = x.reduce<number>((sum, bit) => sum + bit, 0);
      for (const b of allBits(m)) {
        const enough = tie === "fire" ? count >= threshold : count > threshold;
        const free = b.every((bit) => bit === 0);
        assert.equal(unit(x, b), enough && free ? 1 : 0);
      }
    }
  }
});

Deno.test("McCullochPitts.asThresholdUnit() has the same table, whatever n, m, θ and tie rule", () => {
  for (const options of everyUnit()) {
    const unit = mcCullochPitts(options);
    assert.ok(
      unit.asThresholdUnit().table().equals(unit.table()),
      JSON.stringify(options),
    );
  }
});

Deno.test("McCullochPitts.asThresholdUnit() uses −(n − θ + 1), and one less would be outvoted", () => {
  for (let n = 1; n <= 5; n++) {
    for (let threshold = 0; threshold <= n; threshold++) {
      const unit = mcCullochPitts({
        excitatory: n,
        inhibitory: 1,
        threshold,
      });
      const weight = unit.asThresholdUnit().weights[n];
      assert.equal(weight, -(n - threshold + 1));
      const weaker = unit.asThresholdUnit({ inhibition: weight + 1 });
      assert.ok(!weaker.table().equals(unit.table()));
    }
  }
});

Deno.test("McCullochPitts.asThresholdUnit() is absolute with −n too, if θ is 1 or more", () => {
  for (const options of everyUnit()) {
    if (options.threshold < 1) continue;
    const unit = mcCullochPitts(options);
    const other = unit.asThresholdUnit({ inhibition: -options.excitatory });
    assert.ok(other.table().equals(unit.table()), JSON.stringify(options));
  }
  const unit = mcCullochPitts({ excitatory: 1, inhibitory: 1, threshold: 0 });
  const other = unit.asThresholdUnit({ inhibition: -1 });
  assert.equal(other([1, 1]), 1);
  assert.equal(unit([1], [1]), 0);
});

Deno.test("McCullochPitts.asThresholdUnit() stays absolute for thresholds beyond any count", () => {
  for (const threshold of [-1e300, -1e16, -1e-20, 1e-20, 1e300]) {
    for (const tie of ["fire", "rest"] as const) {
      const unit = mcCullochPitts({
        excitatory: 3,
        inhibitory: 1,
        threshold,
        tie,
      });
      assert.ok(unit.asThresholdUnit().table().equals(unit.table()));
    }
  }
});

Deno.test("mcCullochPitts() computes NOR but not NAND in one unit; weights of −1 do NAND", () => {
  const found = new Set<string>();
  for (const options of everyUnit()) {
    const table = mcCullochPitts(options).table();
    if (table.inputs === 2) found.add(gateName(table)!);
  }
  assert.deepEqual(
    [...found].sort(),
    ["AND", "FALSE", "NOR", "NOT x2", "OR", "TRUE", "x1 AND NOT x2"],
  );
  const nand = mcCullochPitts({ excitatory: 0, inhibitory: 2, threshold: -1 })
    .asThresholdUnit({ inhibition: -1 });
  assert.equal(gateName(nand.table()), "NAND");
});

Deno.test("mcCullochPitts() refuses inputs that are not bits or not as many as it has", () => {
  const unit = mcCullochPitts({ excitatory: 2, inhibitory: 1, threshold: 1 });
  assert.throws(() => unit([0, 0.5] as Bit[], [0]), {
    name: "ValueError",
    message:
      "Cannot apply a McCulloch–Pitts unit to [0, 0.5] and [0]: excitatory inputs must be 0 or 1, but excitatory input 2 is 0.5",
  });
  assert.throws(() => unit([0, 1, 1], [0]), {
    name: "ShapeError",
    message:
      "Cannot apply a McCulloch–Pitts unit to [0, 1, 1] and [0]: it takes 2 excitatory inputs, but 3 were given",
  });
  assert.throws(() => unit([0, 1]), {
    message:
      "Cannot apply a McCulloch–Pitts unit to [0, 1] and []: it takes 1 inhibitory input, but 0 were given",
  });
});

Deno.test("mcCullochPitts() refuses counts that count nothing and a threshold that is no number", () => {
  assert.throws(() => mcCullochPitts({ excitatory: 0, threshold: 1 }), {
    name: "ShapeError",
    message:
      "Cannot build a McCulloch–Pitts unit: it must have at least 1 input, but it has none",
  });
  assert.throws(() => mcCullochPitts({ excitatory: 1.5, threshold: 1 }), {
    name: "ValueError",
    message:
      "Cannot build a McCulloch–Pitts unit: the number of excitatory inputs must be a whole number, 0 or more, but it is 1.5",
  });
  assert.throws(() => mcCullochPitts({ excitatory: 1, threshold: NaN }), {
    message:
      "Cannot build a McCulloch–Pitts unit: the threshold must be a finite number, but it is NaN",
  });
});

Deno.test("mcCullochPitts() wants options", () => {
  assert.throws(() => (mcCullochPitts as () => unknown)(), {
    name: "ShapeError",
    message:
      "Cannot build a McCulloch–Pitts unit: the options must be a record, as in mcCullochPitts({ excitatory: 2, threshold: 2 }), but there are none",
  });
});
