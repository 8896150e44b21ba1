/** The files in data/: what they weigh, where they come from, and that nobody changed them. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

const data = new URL("../../data/", import.meta.url);
const folders = readdirSync(data, { withFileTypes: true })
  .filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
const textOf = (path: string) => readFileSync(new URL(path, data), "utf8");

Deno.test("data/ holds five sets, and its page names each", () => {
  assert.deepEqual(folders, [
    "co2",
    "digits",
    "iris",
    "penguins",
    "seattle_weather",
  ]);
  const named = [...textOf("README.md").matchAll(/^\| \[`(\w+)`\]/gm)];
  assert.deepEqual(named.map(([, name]) => name).sort(), folders);
});

for (const name of folders) {
  Deno.test(`data/${name} is the file whose checksum stands beside it`, async () => {
    const bytes = readFileSync(new URL(`${name}/${name}.csv`, data));
    const hash = new Uint8Array(
      await crypto.subtle.digest("SHA-256", bytes.slice()),
    );
    assert.equal(
      textOf(`${name}/SHA256SUMS`),
      `${hash.toHex()}  ${name}.csv\n`,
    );
    assert.ok(bytes.length < 128 * 1024, "small enough to travel in a page");
  });

  Deno.test(`data/${name} says what it is, whose, and under which licence`, () => {
    const page = textOf(`${name}/README.md`);
    for (const part of ["Worth knowing", "Source", "Changed in copying"]) {
      assert.ok(page.includes(`\n## ${part}\n`), part);
    }
    const [header] = textOf(`${name}/${name}.csv`).split("\n");
    const described = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, name]) =>
      name
    );
    assert.deepEqual(described, header.split(","));
    assert.ok(textOf(`${name}/LICENSE`).length > 500);
  });
}

Deno.test("data/ has the whole licence where a licence asks for it", () => {
  assert.match(
    textOf("penguins/LICENSE"),
    /^Creative Commons Legal Code\n\nCC0 1\.0 Universal\n/,
  );
  for (const name of ["co2", "digits", "iris"]) {
    const licence = textOf(`${name}/LICENSE`);
    assert.match(licence, /^Attribution 4\.0 International\n/);
    assert.match(licence, /Section 8 -- Interpretation\./);
  }
});
