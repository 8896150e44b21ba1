/** CO₂: the months that are there, and those that are not. */

import assert from "node:assert/strict";
import { co2 } from "../../lib/datasets/co2.ts";

Deno.test("co2() has every month from 1958-03 to 2020-04 but five", () => {
  const months = co2().rows.map(({ month }) => month);
  const all = Array.from({ length: 62 * 12 + 2 }, (_, i) => {
    const month = i + 2;
    return `${1958 + Math.floor(month / 12)}-${
      String(month % 12 + 1).padStart(2, "0")
    }`;
  });
  assert.equal(all.at(-1), "2020-04");
  const missing = ["1958-06", "1958-10", "1964-02", "1964-03", "1964-04"];
  assert.deepEqual(months, all.filter((month) => !missing.includes(month)));
});

Deno.test("co2() has the means that NumPy computes of the package's file", () => {
  const { rows } = co2();
  const mean = (name: "co2" | "adjusted") =>
    rows.reduce((sum, row) => sum + row[name], 0) / rows.length;
  assert.equal(mean("co2").toFixed(8), "355.31093117");
  assert.equal(mean("adjusted").toFixed(8), "355.30415655");
});

Deno.test("co2() counts years to the middle of each month", () => {
  const { rows } = co2();
  assert.equal(rows.at(-1)!.year, 2020 + 3.5 / 12);
  assert.ok(rows.every(({ year }, i) => i === 0 || year > rows[i - 1].year));
  const { x, y } = co2().regression({ targets: ["co2"], features: ["year"] });
  assert.deepEqual([x[0], y[0]], [[1958 + 2.5 / 12], [315.7]]);
});
