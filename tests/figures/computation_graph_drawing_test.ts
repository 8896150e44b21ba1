import assert from "node:assert/strict";
import { computationGraphDrawing } from "nets/figures";
import { GRAPH } from "./gallery.ts";

Deno.test("computationGraphDrawing() says each node's formula, value and slope, in order", () => {
  assert.equal(
    computationGraphDrawing(GRAPH).getAttribute("aria-label"),
    "A computation graph with 6 nodes. x = 2, slope 3; w = 3, slope 2; ŷ = x × w = 6, slope 1; y = 5, slope −1; " +
      "ŷ − y = 1, slope 1; ℓ = half square(1) = 0.5, slope 1.",
  );
});

Deno.test("computationGraphDrawing() draws slopes in italics and values upright", () => {
  const source = computationGraphDrawing(GRAPH).outerHTML;
  const italics = [
    ...source.matchAll(/<text[^>]*font-style="italic"[^>]*>([^<]+)<\/text>/g),
  ].map((m) => m[1]);
  const wanted = [...GRAPH.nodes, ...GRAPH.edges].map(({ slope }) =>
    String(slope).replace("-", "−")
  );
  assert.deepEqual(italics.sort(), wanted.sort());
});

Deno.test("computationGraphDrawing() says what it cannot draw", () => {
  assert.throws(() => computationGraphDrawing({ nodes: [], edges: [] }), {
    name: "ShapeError",
    message:
      "Cannot draw a computation graph: there must be a node at least, but there is none",
  });
  assert.throws(
    () =>
      computationGraphDrawing({
        ...GRAPH,
        edges: [{ from: "x", to: "q", slope: 1 }],
      }),
    {
      name: "ValueError",
      message:
        "Cannot draw a computation graph: every edge must join two nodes, but there is no node q",
    },
  );
  const nodes = [{ ...GRAPH.nodes[0], slope: NaN }];
  assert.throws(() => computationGraphDrawing({ nodes, edges: [] }), {
    message:
      "Cannot draw a computation graph: values and slopes must be finite numbers, but those of `x` are 2 and NaN",
  });
});

Deno.test("computationGraphDrawing() writes a square as a square, and no operation that does not give the value", () => {
  const graph = {
    nodes: [
      { id: 0, label: "\\hat{y}", data: 3, slope: 3, kind: "input" as const },
      {
        id: 1,
        label: "s",
        data: 9,
        slope: 0.5,
        kind: "compute" as const,
        op: "^2",
      },
      {
        id: 2,
        label: "L",
        data: 4.5,
        slope: 1,
        kind: "loss" as const,
        op: "mul",
      },
    ],
    edges: [{ from: 0, to: 1, slope: 6 }, { from: 1, to: 2, slope: 0.5 }],
  };
  const picture = computationGraphDrawing(graph);
  assert.match(
    picture.getAttribute("aria-label")!,
    /s = power 2 of \(ŷ\) = 9, slope 0\.5; L \(from s\) = 4\.5, slope 1\.$/,
  );
  assert.doesNotMatch(picture.outerHTML, />×</);
});
