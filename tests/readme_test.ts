/** The README: its pictures are what the library draws, and everything it names is there. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { backwardPass, mlp, relu, XOR } from "nets";
import { networkDiagram, unitSquare } from "nets/figures";

const root = new URL("../", import.meta.url);
const readme = await Deno.readTextFile(new URL("README.md", root));

/** The 2-2-2-1 network of lecture 12, and both ways from its loss to the weight talked about. */
function twoPaths() {
  const weights = [
    [[0.5, 0.25], [-0.5, 0.75]],
    [[0.5, 0.5], [1, -0.5]],
    [[1.5, 2]],
  ];
  const net = mlp([2, 2, 2, 1], { activation: relu, weights });
  const { a, delta, loss } = backwardPass(net, [1, 2], [1]);
  return networkDiagram({
    sizes: net.sizes,
    weights,
    values: a,
    sumSlopes: delta,
    target: [1],
    loss,
    direction: "backward",
    highlight: [[[0, 1], [1, 1], [2, 1], [3, 1], [4, 1]], [[1, 1], [2, 2], [
      3,
      1,
    ]]],
  });
}

/** XOR between the lines of NAND and OR. */
const xor = () =>
  unitSquare({
    table: XOR,
    units: [
      { weights: [-1, -1], threshold: -1.5, name: "NAND" },
      { weights: [1, 1], threshold: 0.5, name: "OR" },
    ],
    shade: "and",
  });

const PICTURES = { "two_paths.svg": twoPaths, "xor.svg": xor };

for (const [name, draw] of Object.entries(PICTURES)) {
  Deno.test(`README's ${name} is what the library draws`, async () => {
    const file = new URL(`.github/pictures/${name}`, root);
    const svg = `${draw().outerHTML}\n`;
    if (Deno.env.get("NETS_UPDATE")) await Deno.writeTextFile(file, svg);
    assert.equal(await Deno.readTextFile(file), svg);
  });
}

Deno.test("README's links into the project lead somewhere", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)]
    .map(([, path]) => path);
  assert.ok(links.length > 4);
  assert.deepEqual(
    links.filter((path) => !existsSync(fileURLToPath(new URL(path, root)))),
    [],
  );
});

Deno.test("README's table of packages is the import map's", async () => {
  const { imports } = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", root)),
  ) as { imports: Record<string, string> };
  const pinned = Object.values(imports).filter((name) =>
    name.startsWith("npm:")
  )
    .map((name) => name.slice("npm:".length)).sort();
  const named = [...readme.matchAll(/^\| `([^`]+)` (\d[\d.]*) \|/gm)]
    .map(([, name, version]) => `${name}@${version}`).sort();
  assert.deepEqual(named, pinned);
});

Deno.test("README's tasks are deno.json's, and the other way round", async () => {
  const { tasks } = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", root)),
  ) as { tasks: Record<string, unknown> };
  const named = new Set(
    [...readme.matchAll(/`deno task (\w+)/g)].map(([, name]) => name),
  );
  assert.deepEqual([...named].sort(), Object.keys(tasks).sort());
});
