/** Penguins: counts, means and gaps as palmerpenguins publishes them. */

import assert from "node:assert/strict";
import { penguins } from "../../lib/datasets/penguins.ts";

const MEASURES = [
  "billLength",
  "billDepth",
  "flipperLength",
  "bodyMass",
] as const;

Deno.test("penguins() says what it holds in one line", () => {
  assert.equal(
    String(penguins()),
    "penguins: 344 rows of 7 columns (species, island, billLength in mm, billDepth in mm, " +
      "flipperLength in mm, bodyMass in g, sex); 11 rows have gaps",
  );
});

Deno.test("penguins() has the species and the means that palmerpenguins publishes", () => {
  const { rows } = penguins();
  const species = Object.groupBy(rows, ({ species }) => species);
  assert.deepEqual(
    Object.entries(species).map(([name, birds]) => [name, birds.length]),
    [["Adelie", 152], ["Chinstrap", 68], ["Gentoo", 124]],
  );
  // Its page on summaries: means of the 342 birds that were measured.
  const means = MEASURES.map((name) => {
    const column = rows.map((row) => row[name]).filter((x) => x !== null);
    assert.equal(column.length, 342);
    return column.reduce((a, b) => a + b) / column.length;
  });
  assert.deepEqual(means.map((mean) => mean.toFixed(5)), [
    "43.92193",
    "17.15117",
    "200.91520",
    "4201.75439",
  ]);
});

Deno.test("penguins() keeps its gaps until they are dropped, and then says how many", () => {
  const all = penguins();
  const places = all.rows.flatMap((row, i) =>
    Object.values(row).includes(null) ? [i + 1] : []
  );
  assert.deepEqual(places, [4, 9, 10, 11, 12, 48, 247, 287, 325, 337, 340]);
  const complete = all.withoutGaps();
  assert.deepEqual([complete.length, complete.dropped], [333, 11]);
  assert.match(String(complete), /; 11 rows with gaps were dropped$/);
  assert.deepEqual(all.withoutGaps(MEASURES).dropped, 2);
});

Deno.test("penguins() makes the four tasks: two classes, three, one number, several", () => {
  const birds = penguins().withoutGaps(MEASURES);
  const three = birds.classification({ target: "species", features: MEASURES });
  assert.equal(
    String(three),
    "penguins: 342 examples of 4 features (billLength, billDepth, flipperLength, bodyMass) " +
      "in 3 classes (Adelie 151, Chinstrap 68, Gentoo 123)",
  );
  const two = birds.where(({ species }) => species !== "Chinstrap")
    .classification({ target: "species" });
  assert.deepEqual(two.classes, ["Adelie", "Gentoo"]);
  assert.deepEqual(two.features, MEASURES);
  const mass = birds.regression({ targets: ["bodyMass"] });
  assert.deepEqual([mass.features, mass.targets, mass.y[0]], [
    ["billLength", "billDepth", "flipperLength"],
    ["bodyMass"],
    [3750],
  ]);
  const several = birds.with({
    isMale: ({ sex }) => sex === null ? null : sex === "male" ? 1 : 0,
  }).withoutGaps(["isMale"]).regression({
    targets: MEASURES,
    features: ["isMale"],
  });
  assert.deepEqual([several.length, several.x[0], several.y[0]], [
    333,
    [1],
    [39.1, 18.7, 181, 3750],
  ]);
});
