import assert from "node:assert/strict";
import { networkDiagram } from "nets/figures";
import { PASS } from "./gallery.ts";

const source = (...given: Parameters<typeof networkDiagram>) =>
  networkDiagram(...given).outerHTML;

Deno.test("networkDiagram() has an edge for every weight, as wide as the weight is large", () => {
  const edges = [
    ...source({ sizes: [2, 1], weights: [[[0.5, -2]]] })
      .matchAll(
        /<path d="M[^"]*" fill="none" stroke-width="([\d.]+)" stroke="(#\w+)"( stroke-dasharray)?/g,
      ),
  ].map((
    [, width, stroke, dashed],
  ) => [Number(width), stroke, Boolean(dashed)]);
  assert.deepEqual(edges, [[1.5, "#0072B2", false], [6, "#D55E00", true]]);
});

Deno.test("networkDiagram() writes every weight once", () => {
  const text = source({
    sizes: [3, 2],
    weights: [[[0.11, 0.12, 0.13], [0.21, 0.22, 0.23]]],
  });
  for (const weight of ["0.11", "0.12", "0.13", "0.21", "0.22", "0.23"]) {
    assert.equal(text.split(`>${weight}<`).length, 2, weight);
  }
});

Deno.test("networkDiagram() draws a path black and leaves the rest grey", () => {
  const text = source({
    ...PASS,
    highlight: [[[0, 1], [1, 2], [2, 1]]],
  });
  const [black, grey] = ["#1A1A1A", "#8C8C8C"].map((stroke) =>
    [...text.matchAll(
      new RegExp(
        `<path d="M[^"]*" fill="none" stroke-width="[\\d.]+" stroke="${stroke}"`,
        "g",
      ),
    )].length
  );
  assert.deepEqual([black, grey], [2, 4]);
});

Deno.test("networkDiagram() names the path in its alt text, loss included", () => {
  const text = networkDiagram({
    ...PASS,
    highlight: [[[0, 2], [1, 2], [2, 1], [3, 1]]],
  }).getAttribute("aria-label")!;
  assert.match(text, /In black: x₂ → a₂\[1\] → ŷ → loss\./);
});

Deno.test("networkDiagram() says every number that it shows", () => {
  const text = networkDiagram(PASS).getAttribute("aria-label")!;
  for (
    const part of [
      "w₂₁[1] = −0.4",
      "z₂[1] = 0.45",
      "ŷ = 0.647",
      "y = 1",
      "loss = 0.063",
      "w₁₂[2] = −0.05",
    ]
  ) {
    assert.ok(text.includes(part), part);
  }
});

Deno.test("networkDiagram() sums up what nobody would listen to", () => {
  const weights = [
    Array.from(
      { length: 6 },
      (_, i) => Array.from({ length: 8 }, (_, j) => (i - j) / 10),
    ),
  ];
  assert.match(
    networkDiagram({ sizes: [8, 6], weights }).getAttribute("aria-label")!,
    /Weights: 48 numbers from −0\.7 to 0\.5\./,
  );
});

Deno.test("networkDiagram() says which part does not fit", () => {
  assert.throws(() => networkDiagram({ sizes: [2] }), {
    name: "ShapeError",
    message:
      "Cannot draw a network: the sizes must be two or more positive whole numbers, but they are [2]",
  });
  assert.throws(
    () => networkDiagram({ sizes: [2, 2, 1], values: [[1, 2], [1], [1]] }),
    {
      name: "ShapeError",
      message:
        "Cannot draw a 2-2-1 network: the values of layer 1 must be 2, but there is 1",
    },
  );
  assert.throws(
    () => networkDiagram({ sizes: [2, 2, 1], weights: [[[1, 1], [1, 1]]] }),
    {
      message:
        "Cannot draw a 2-2-1 network: there must be weights for 2 layers, but there are for 1",
    },
  );
  assert.throws(
    () => networkDiagram({ sizes: [2, 1], weights: [[[1, NaN]]] }),
    {
      name: "ValueError",
      message:
        "Cannot draw a 2-1 network: weights must be finite numbers, but weight 2 is NaN",
    },
  );
  assert.throws(
    () => networkDiagram({ sizes: [2, 1], highlight: [[[0, 3], [1, 1]]] }),
    {
      message:
        "Cannot draw a 2-1 network: a highlighted path must go through units that there are, but it goes through unit 3 of layer 0",
    },
  );
});
