import assert from "node:assert/strict";
import { Room } from "../../lib/figures/placement.ts";
import { regionNames } from "../../lib/figures/region_names.ts";

Deno.test("regionNames() writes each name into its own region", () => {
  const box = { left: 0, right: 300, top: 0, bottom: 300 };
  const names = regionNames(
    ([x]) => x - 150,
    box,
    ([x, y]) => [x, y],
    new Room(box),
  );
  const across = Object.fromEntries(
    names.map((name) => [name.textContent, Number(name.getAttribute("x"))]),
  );
  assert.ok(across["class 1"] > 150 && across["class 0"] < 150);
});

Deno.test("regionNames() names only the regions that there are", () => {
  const box = { left: 0, right: 300, top: 0, bottom: 300 };
  assert.deepEqual(
    regionNames(() => -1, box, ([x, y]) => [x, y], new Room(box)).map((name) =>
      name.textContent
    ),
    ["class 0"],
  );
});
