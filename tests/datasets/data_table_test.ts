/** Tables of measurements: rows chosen, columns added, examples made, gaps never overlooked. */

import assert from "node:assert/strict";
import { readTable } from "../../lib/datasets/read_table.ts";

const birds = () =>
  readTable("species,mass,bill\nGentoo,5050,47\nAdelie,,39\nAdelie,3750,", {
    name: "birds",
    columns: {
      species: { kind: "text" },
      mass: { kind: "number", unit: "g", gaps: true },
      bill: { kind: "number", unit: "mm", gaps: true },
    },
  });

Deno.test("DataTable says what it holds, what is missing and what was dropped", () => {
  const columns = "of 3 columns (species, mass in g, bill in mm)";
  assert.equal(`${birds()}`, `birds: 3 rows ${columns}; 2 rows have gaps`);
  assert.equal(
    `${birds().withoutGaps(["mass"])}`,
    `birds: 2 rows ${columns}; 1 row has gaps; 1 row with gaps was dropped`,
  );
  assert.equal(
    Deno.inspect(birds().withoutGaps()),
    `birds: 1 row ${columns}; 2 rows with gaps were dropped`,
  );
});

Deno.test("DataTable counts all rows that were dropped, in two steps as in one", () => {
  assert.equal(birds().withoutGaps(["mass"]).withoutGaps(["bill"]).dropped, 2);
  assert.equal(birds().withoutGaps().where(() => false).dropped, 2);
});

Deno.test("DataTable.with() adds columns of numbers and of words, gaps and all", () => {
  const more = birds().with({
    kilograms: ({ mass }) => mass === null ? null : mass / 1000,
    size: ({ mass }) => mass === null ? null : mass > 4000 ? "large" : "small",
  });
  assert.deepEqual(more.rows.map(({ kilograms }) => kilograms), [
    5.05,
    null,
    3.75,
  ]);
  const { classes, y } = more.withoutGaps(["size"]).classification({
    target: "size",
    features: ["kilograms"],
  });
  assert.deepEqual([classes, y], [["large", "small"], [0, 1]]);
});

Deno.test("DataTable.classification() keeps the order of words that are given, and leaves out those that are not there", () => {
  const table = readTable("size,x\nlarge,1\nsmall,2\nlarge,3", {
    name: "sizes",
    columns: {
      size: { kind: "text", values: ["small", "medium", "large"] },
      x: { kind: "number" },
    },
  });
  const { classes, y, x } = table.classification({ target: "size" });
  assert.deepEqual([classes, y, x], [["small", "large"], [1, 0, 1], [[1], [
    2,
  ], [3]]]);
});

Deno.test("DataTable makes no examples of gaps, and says which, how many, and what to do", () => {
  assert.throws(() => birds().classification({ target: "species" }), {
    name: "ValueError",
    message:
      'Cannot make a classification set of birds: no cell may be missing, but mass of row 2 is (2 rows have gaps); call .withoutGaps(["mass", "bill"]) first',
  });
  assert.throws(
    () => birds().regression({ targets: ["mass"], features: ["bill"] }),
    {
      message:
        'Cannot make a regression set of birds: no cell may be missing, but bill of row 3 is (1 row has gaps); call .withoutGaps(["bill"]) first',
    },
  );
  assert.throws(
    () => birds().withoutGaps(["bill"]).regression({ targets: ["mass"] }),
    {
      message:
        'Cannot make a regression set of birds: no cell may be missing, but mass of row 2 is (1 row has gaps); call .withoutGaps(["mass"]) first',
    },
  );
});

Deno.test("DataTable makes no class of a gap", () => {
  const table = readTable("x,y\n1,a\n2,", {
    name: "pairs",
    columns: { x: { kind: "number" }, y: { kind: "text", gaps: true } },
  });
  assert.throws(() => table.classification({ target: "y" }), {
    message:
      'Cannot make a classification set of pairs: no cell may be missing, but y of row 2 is (1 row has gaps); call .withoutGaps(["y"]) first',
  });
});

Deno.test("DataTable.classification() puts words in the order of the alphabet if none is given", () => {
  const table = readTable("x,y\n1,b\n2,a\n3,c", {
    name: "pairs",
    columns: { x: { kind: "number" }, y: { kind: "text" } },
  });
  const { classes, y } = table.classification({ target: "y" });
  assert.deepEqual([classes, y], [["a", "b", "c"], [1, 0, 2]]);
});

Deno.test("DataTable makes no numbers of words, and no classes of numbers", () => {
  const table = birds().withoutGaps();
  assert.throws(
    () => table.regression({ targets: ["mass"], features: ["species"] }),
    {
      message:
        "Cannot make a regression set of birds: column species must hold numbers, but it holds words; make numbers of them first, as in .with({ species2: (row) => … })",
    },
  );
  assert.throws(() => table.classification({ target: "mass" }), {
    message:
      "Cannot make a classification set of birds: column mass must hold words, but it holds numbers; make words of them first, as in .with({ mass2: (row) => … })",
  });
});

Deno.test("DataTable names the columns there are when one is asked for that is not", () => {
  const told = (action: string) => ({
    name: "ShapeError",
    message:
      `Cannot ${action}: there must be a column beak, but there are species, mass, bill`,
  });
  const beak = "beak" as "bill";
  assert.throws(
    () => birds().withoutGaps([beak]),
    told("drop the gaps of birds"),
  );
  assert.throws(
    () => birds().regression({ targets: [beak] }),
    told("make a regression set of birds"),
  );
  assert.throws(
    () => birds().classification({ target: beak }),
    told("make a classification set of birds"),
  );
});

Deno.test("DataTable says how to ask when nothing is asked for", () => {
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => birds().classification(), {
    message:
      'Cannot make a classification set of birds: the options must be a record, as in classification({ target: "species" }), but there are none',
  });
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => birds().regression({ targets: "mass" }), {
    message:
      'Cannot make a regression set of birds: the targets must be a list, but they are the text "mass"',
  });
  assert.throws(() => birds().regression({ target: "mass" } as never), {
    message:
      "Cannot make a regression set of birds: its options must be among targets, features, but one is target",
  });
  assert.throws(
    () => birds().classification({ target: "species", feature: [] } as never),
    {
      message:
        "Cannot make a classification set of birds: its options must be among target, features, but one is feature",
    },
  );
});

Deno.test("DataTable lets no column that was worked out wrongly through as NaN", () => {
  const table = birds().withoutGaps().with({ ratio: () => 0 / 0 });
  assert.throws(
    () => table.regression({ targets: ["mass"], features: ["ratio"] }),
    {
      message:
        "Cannot make the data set birds: features must be finite numbers, but ratio of example 1 is NaN",
    },
  );
});
