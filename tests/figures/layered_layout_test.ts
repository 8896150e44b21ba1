import assert from "node:assert/strict";
import fc from "fast-check";
import { layered, type Link } from "../../lib/figures/layered_layout.ts";

/** Graphs of up to eight nodes; links only lead to a later name, so there is no loop. */
const graph = fc.integer({ min: 2, max: 8 }).chain((n) =>
  fc.array(fc.tuple(fc.nat(n - 2), fc.nat(n - 2)), {
    minLength: 1,
    maxLength: 14,
  }).map((pairs) => ({
    names: Array.from({ length: n }, (_, i) => `n${i}`),
    links: pairs.map((
      [a, b],
    ): Link => [`n${Math.min(a, b)}`, `n${Math.max(a, b) + 1}`]),
  }))
);

Deno.test("layered() leads every link to the right, with a bend in each column that it passes", () => {
  fc.assert(fc.property(graph, ({ names, links }) => {
    const { cells, bends } = layered(names, links);
    links.forEach(([from, to], k) => {
      const columns = [cells.get(from)!, ...bends[k], cells.get(to)!].map((
        { column },
      ) => column);
      for (let i = 1; i < columns.length; i++) {
        assert.equal(columns[i], columns[i - 1] + 1);
      }
    });
  }));
});

Deno.test("layered() keeps the nodes of a column a row apart", () => {
  fc.assert(fc.property(graph, ({ names, links }) => {
    const { cells } = layered(names, links);
    const columns = Map.groupBy(names, (name) => cells.get(name)!.column);
    for (const column of columns.values()) {
      const rows = column.map((name) => cells.get(name)!.row).sort((a, b) =>
        a - b
      );
      for (let i = 1; i < rows.length; i++) {
        assert.ok(rows[i] - rows[i - 1] >= 1 - 1e-9, String(rows));
      }
    }
  }));
});

Deno.test("layered() untangles two links that need not cross", () => {
  const { cells } = layered(["a", "b", "p", "q"], [["a", "q"], ["b", "p"]]);
  assert.ok(
    (cells.get("a")!.row - cells.get("b")!.row) *
        (cells.get("q")!.row - cells.get("p")!.row) > 0,
  );
});

Deno.test("layered() can put what feeds a node just before it, and names in the last column", () => {
  const links: Link[] = [["x", "h"], ["h", "y"], ["w", "y"], ["h", "out h"], [
    "y",
    "out y",
  ]];
  const { cells, columns } = layered(
    ["x", "w", "h", "y", "out h", "out y"],
    links,
    { late: true, last: ["out h", "out y"] },
  );
  assert.equal(cells.get("w")!.column, 1);
  assert.equal(cells.get("out h")!.column, columns - 1);
});

Deno.test("layered() refuses a loop", () => {
  assert.throws(
    () => layered(["a", "b"], [["a", "b"], ["b", "a"]]),
    RangeError,
  );
});

Deno.test("layered() has a place for a node that nothing leads to or from", () => {
  const { cells } = layered(["x", "alone", "y"], [["x", "y"]]);
  assert.ok(Number.isFinite(cells.get("alone")!.row));
});
