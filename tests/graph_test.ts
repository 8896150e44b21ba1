/** Walks over graphs: order, depth, loops, and the number of paths. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { countPaths, inOrder } from "../lib/graph.ts";

/** A random graph as lists of inputs: node n may use any node before it. */
const graphs = fc.array(fc.array(fc.nat()), { minLength: 1, maxLength: 12 })
  .map((lists) =>
    lists.map((list, node) => node === 0 ? [] : list.map((i) => i % node))
  );

Deno.test("inOrder() puts every node after its inputs, and each once", () => {
  fc.assert(fc.property(graphs, (inputs) => {
    const order = inOrder([inputs.length - 1], (n) => inputs[n]);
    assert.equal(new Set(order).size, order.length);
    for (const node of order) {
      for (const input of inputs[node]) {
        assert.ok(order.indexOf(input) < order.indexOf(node));
      }
    }
  }));
});

Deno.test("inOrder() takes a chain of a million nodes", () => {
  const order = inOrder([1_000_000], (n) => n === 0 ? [] : [n - 1]);
  assert.equal(order.length, 1_000_001);
});

Deno.test("inOrder() names a node that depends on itself", () => {
  const inputs: Record<string, string[]> = { a: ["b"], b: ["c"], c: ["a"] };
  assert.throws(() => inOrder(["a"], (name) => inputs[name]), {
    name: "ValueError",
    message:
      "Cannot put the nodes in order: a node must not depend on itself, but a does",
  });
});

Deno.test("countPaths() agrees with walking each path", () => {
  /** The length of each path. */
  const walk = (inputs: number[][], node: number): number[] =>
    node === 0
      ? [0]
      : inputs[node].flatMap((i) => walk(inputs, i).map((n) => n + 1));
  fc.assert(fc.property(graphs, (inputs) => {
    const last = inputs.length - 1;
    const { paths, links } = countPaths(last, 0, (n) => inputs[n]);
    const lengths = walk(inputs, last);
    assert.equal(paths, BigInt(lengths.length));
    assert.equal(links, BigInt(lengths.reduce((sum, n) => sum + n, 0)));
  }));
});

Deno.test("countPaths() of a fully connected net is the product of its widths", () => {
  // Layer l holds the nodes "l.0" … "l.9"; "0.0" is the source.
  const inputsOf = (name: string) => {
    const layer = Number(name.split(".")[0]);
    const width = layer - 1 === 0 ? 1 : 10;
    return layer === 0
      ? []
      : Array.from({ length: width }, (_, i) => `${layer - 1}.${i}`);
  };
  const { paths, links } = countPaths("21.0", "0.0", inputsOf);
  assert.equal(paths, 10n ** 20n);
  assert.equal(links, 21n * paths);
});
