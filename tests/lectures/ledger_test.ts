/** The tests of the tests: what settles a row, and what does not. */

import assert from "node:assert/strict";
import { computed, decided, difference, proved } from "./ledger.ts";
import { errata, figures, rows, topics } from "./sources.ts";
import { summary, within } from "./summary.ts";
import { taught } from "./taught.ts";

/** What `test` writes to the record, in a file of its own so that no real run counts it. */
function recorded(test: () => void): string[] {
  const before = Deno.env.get("NETS_LEDGER");
  const file = Deno.makeTempFileSync();
  try {
    Deno.env.set("NETS_LEDGER", file);
    test();
    return Deno.readTextFileSync(file).split("\n").filter(Boolean);
  } finally {
    if (before === undefined) Deno.env.delete("NETS_LEDGER");
    else Deno.env.set("NETS_LEDGER", before);
    Deno.removeSync(file);
  }
}

Deno.test("computed() records a row whose value is right, and the same row twice", () => {
  const ids = recorded(() => {
    computed("L0-063", 1.125);
    computed("L0-063", 1.125 + 1e-13);
  });
  assert.deepEqual(ids, ["L0-063", "L0-063"]);
});

Deno.test("computed() catches a wrong value and does not record it", () => {
  const ids = recorded(() => {
    assert.throws(() => computed("L0-063", 1.1251), {
      message:
        "L0-063, L = half squared error; y_hat 2.5, y 1.0: expected 1.125, but it is 1.1251, more than 1e-12 away",
    });
    assert.throws(() => computed("L0-063", NaN));
    assert.throws(() => computed("L0-004", [0, 0, 0, 0]));
    assert.throws(() => computed("L0-060", { z1: [1, 1] }));
    assert.throws(() => computed("L1-039", "C"));
  });
  assert.deepEqual(ids, []);
});

Deno.test("computed() and decided() say that an id does not exist", () => {
  const message =
    "Cannot look up L9-001: the id must be one of the 400 from L0-001 to LX-023, but it is none of them";
  assert.throws(() => computed("L9-001", 1), { message });
  assert.throws(() => decided("L9-001", "", true), { message });
  assert.throws(() =>
    proved("E9-01", { printed: () => false, ours: () => true })
  );
});

Deno.test("computed() takes only rows that state a value, decided() only others", () => {
  assert.throws(() => computed("L0-006", "1 < theta <= 2"), {
    message:
      'Cannot compute L0-006: the row must state a value, but it states "1 < theta <= 2"; use decided()',
  });
  assert.throws(() => decided("L0-029", "it has 21", true), {
    message:
      "Cannot decide L0-029: the row must state no value, but it states 21; use computed()",
  });
});

Deno.test("decided() records a true fact and catches a false one", () => {
  const ids = recorded(() => {
    assert.throws(() => decided("L0-013", "XOR is separable", false), {
      message: /not so that XOR is separable/,
    });
    decided("L0-013", "XOR is not separable", true);
  });
  assert.deepEqual(ids, ["L0-013"]);
});

Deno.test("proved() needs a printed value that fails and one of ours that holds", () => {
  const truth = () => 0.400633;
  const ids = recorded(() => {
    const within = 5e-5;
    proved("E4-01", { truth, printed: 0.4011, ours: 0.4006, within });
    assert.throws(() =>
      proved("E4-02", { truth, printed: 0.4006, ours: 0.4006, within })
    );
    assert.throws(() =>
      proved("E4-03", { truth, printed: 0.4011, ours: 0.4011, within })
    );
    assert.throws(() =>
      proved("E4-04", { printed: () => true, ours: () => true })
    );
    assert.throws(() => proved("E4-05", { ours: () => true }), {
      message:
        "Cannot prove E4-05: what is rounding must be shown to fail, but no printed reading was given",
    });
    proved("E4-07", { ours: () => true });
  });
  assert.deepEqual(ids, ["E4-01", "E4-07"]);
});

Deno.test("difference() names the place, and tells lists from records and lengths", () => {
  const net = { a: [1, { b: 2 }], name: "h" };
  assert.equal(difference(net, { a: [1, { b: 2 }], name: "h" }, 0), undefined);
  assert.equal(
    difference(net, { a: [1, { b: 3 }], name: "h" }, 0.5),
    "expected 2 at a.1.b, but it is 3, more than 0.5 away",
  );
  assert.equal(
    difference(net, { a: [1, { b: 2 }], name: "g" }, 0),
    'expected "h" at name, but it is "g"',
  );
  for (const other of [[1], [1, 2, 3], { 0: 1, 1: 2 }, 1, null, "1,2"]) {
    assert.notEqual(difference([1, 2], other, 1), undefined);
  }
});

Deno.test("the lists are whole: 400 rows, 124 errata, 194 topics, 121 figures", () => {
  assert.deepEqual(
    [rows.size, errata.size, topics.size, figures.size],
    [400, 124, 194, 121],
  );
  const owned = [...topics.values()].flatMap((topic) => topic.rows);
  assert.deepEqual(owned.toSorted(), [...rows.keys()].toSorted());
  for (const { ledger } of errata.values()) {
    for (const id of ledger) assert.ok(rows.has(id), id);
  }
});

Deno.test("taught() collects ids from cells and reports what cannot be", () => {
  const { cites, topics, problems } = taught([{
    name: "02.ipynb",
    cells: [
      {},
      { metadata: { nets: { cites: ["L0-017"], topics: ["T0-04"] } } },
      { metadata: { nets: { cites: ["L0-004"], figures: ["F0-99"] } } },
    ],
  }]);
  assert.deepEqual([...cites, ...topics], ["L0-017", "T0-04"]);
  assert.deepEqual(problems, [
    "02.ipynb: L0-004 states a value and cannot be cited",
    "02.ipynb: nets.figures names F0-99, which does not exist",
  ]);
});

Deno.test("summary() counts a row once, as computed where it is both", () => {
  const nothing = taught([]);
  const { line, open } = summary(new Set(["L0-004", "E4-01", "L0-018"]), {
    ...nothing,
    cites: new Set(["L0-017", "L0-018"]),
    errata: new Set(["E4-02"]),
  });
  assert.equal(
    line,
    "ledger: 2 of 400 computed, 1 cited, 397 open; errata: 1 of 124 proved, 1 shown; topics: 0 of 194; figures: 0 of 121",
  );
  assert.ok(open.every(({ id }) => id !== "L0-017"));
});

Deno.test("within() knows notebooks, topics and sources, and says so", () => {
  assert.ok(within("02")("L0-004") && !within("02")("L0-012"));
  assert.ok(within("T4-33")("L4-053") && within("LX")("LX-001"));
  assert.throws(() => within("99"), {
    message:
      "Cannot list what is open in 99: it must be a notebook such as 12, a topic such as T0-38 or a source from L0 to L4 or LX",
  });
});
