/** Comma-separated values: what is read, and what each way of being malformed is told. */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Columns } from "../../lib/datasets/column.ts";
import { csvRows } from "../../lib/datasets/csv.ts";

const COLUMNS: Columns = {
  species: { kind: "text", values: ["Adelie", "Gentoo"] },
  bodyMass: { kind: "number", unit: "g" },
  sex: { kind: "text", gaps: true },
};

const read = (text: string, columns = COLUMNS) =>
  csvRows("data/penguins/penguins.csv", text, columns);

const GOOD = "species,bodyMass,sex\nAdelie,3750,male\nGentoo,5050,female";

Deno.test("csvRows() reads numbers, words and gaps", () => {
  const [adelie, gentoo] = read(
    "species,bodyMass,sex\nAdelie,3750,\nGentoo,-5.05e3,NA\n",
  );
  assert.deepEqual(adelie, { species: "Adelie", bodyMass: 3750, sex: null });
  assert.deepEqual(gentoo, { species: "Gentoo", bodyMass: -5050, sex: null });
});

Deno.test("csvRows() reads the same whatever the line ends, the quotes, the order and the mark at the start", () => {
  const rows = read(GOOD);
  const others = [
    `${GOOD}\n`,
    `\uFEFF${GOOD}`,
    GOOD.replaceAll("\n", "\r\n"),
    GOOD.replaceAll("\n", "\r"),
    GOOD.replace(/\w+/g, '"$&"'),
    "sex,note,species,bodyMass\nmale,,Adelie,3750\nfemale,x,Gentoo,5050",
  ];
  for (const text of others) assert.deepEqual(read(text), rows);
});

Deno.test("csvRows() gives back any words, commas, quotes and new lines included", () => {
  const columns: Columns = { a: { kind: "text" }, b: { kind: "text" } };
  const word = fc.string({ unit: "grapheme", minLength: 1 })
    .filter((word) => word !== "NA");
  const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(
      fc.array(fc.record({ a: word, b: word }, { noNullPrototype: true })),
      (rows) => {
        const lines = rows.map(({ a, b }) => `${quoted(a)},${quoted(b)}`);
        const text = ["a,b", ...lines].join("\n");
        assert.deepEqual(read(text, columns), rows);
      },
    ),
  );
});

Deno.test("csvRows() gives back any finite number", () => {
  const columns: Columns = { x: { kind: "number" } };
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (x) => assert.deepEqual(read(`x\n${x}`, columns), [{ x: x + 0 }]),
    ),
  );
});

/** What is wrong with a file, and what it is told after "Cannot read data/penguins/penguins.csv: ". */
const MALFORMED: Record<string, readonly [text: string, told: string]> = {
  "is empty": [
    "",
    "its first line must name the columns, but the text is empty",
  ],
  "misses a column": [
    "species,sex\nAdelie,male",
    "there must be a column bodyMass, but the header has species, sex",
  ],
  "has a column twice": [
    "species,bodyMass,bodyMass,sex\nAdelie,1,2,male",
    "there must be one column bodyMass, but the header has two",
  ],
  "has a row that is short": [
    `${GOOD}\nAdelie,3800`,
    "row 3 must have 3 cells like the header, but it has 2",
  ],
  "has a row that is long": [
    `${GOOD}\nAdelie,3,800,male`,
    "row 3 must have 3 cells like the header, but it has 4",
  ],
  "has an empty line in the middle": [
    `${GOOD}\n\nAdelie,3800,male`,
    "row 3 must have 3 cells like the header, but it has 1",
  ],
  "has a word for a number": [
    `${GOOD}\nAdelie,x,male`,
    'row 3, column bodyMass: must be a number, but it is "x"',
  ],
  "has a unit in a cell": [
    `${GOOD}\nAdelie,3.8 kg,male`,
    'row 3, column bodyMass: must be a number, but it is "3.8 kg"',
  ],
  "has a decimal comma": [
    `${GOOD}\nAdelie,"3800,5",male`,
    'row 3, column bodyMass: must be a number, but it is "3800,5"',
  ],
  "has what JavaScript takes for a number, and people do not": [
    `${GOOD}\nAdelie,0x10,male`,
    'row 3, column bodyMass: must be a number, but it is "0x10"',
  ],
  "has a number that is NaN": [
    `${GOOD}\nAdelie,NaN,male`,
    'row 3, column bodyMass: must be a number, but it is "NaN"',
  ],
  "has a number too large": [
    `${GOOD}\nAdelie,1e999,male`,
    'row 3, column bodyMass: must be a number, but it is "1e999"',
  ],
  "has a space for a number": [
    `${GOOD}\nAdelie, ,male`,
    'row 3, column bodyMass: must be a number, but it is " "',
  ],
  "has a gap where none may be": [
    `${GOOD}\nAdelie,,male`,
    "row 3, column bodyMass: must be a number, but it is empty",
  ],
  "has NA where no gap may be": [
    `${GOOD}\nNA,3800,male`,
    'row 3, column species: must be one of Adelie, Gentoo, but it is "NA"',
  ],
  "has a word that is not among the words": [
    `${GOOD}\nadelie,3800,male`,
    'row 3, column species: must be one of Adelie, Gentoo, but it is "adelie"',
  ],
  "has a quote that is never closed": [
    `${GOOD}\nAdelie,3800,"male\nGentoo,5000,male`,
    "quotes must come in pairs, but one is never closed; look at row 3 first",
  ],
};

for (const [what, [text, told]] of Object.entries(MALFORMED)) {
  Deno.test(`csvRows() says where a file ${what}`, () => {
    assert.throws(() => read(text), {
      message: `Cannot read data/penguins/penguins.csv: ${told}`,
    });
  });
}
