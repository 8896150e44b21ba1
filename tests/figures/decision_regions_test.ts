import assert from "node:assert/strict";
import { decisionRegions } from "nets/figures";

const alt = (...given: Parameters<typeof decisionRegions>) =>
  decisionRegions(...given).getAttribute("aria-label")!;

Deno.test("decisionRegions() measures the share of class 1 and counts its regions", () => {
  const quarter = alt(([x, y]) => x > 0.5 && y > 0.5);
  assert.match(quarter, /predicted in 25 % of it, in 1 region\./);
  assert.match(alt(([x, y]) => (x > 0.5) === (y > 0.5)), /in 50 % of it/);
  assert.match(
    alt(([x]) => Math.abs(x - 0.5) > 0.5),
    /in 50 % of it, in 2 regions\./,
  );
});

Deno.test("decisionRegions() says when there is only one class", () => {
  assert.match(alt(() => 0), /Class 0 is predicted everywhere\.$/);
  assert.match(alt(() => true), /Class 1 is predicted everywhere\.$/);
});

Deno.test("decisionRegions() takes a score of one half for class 1", () => {
  assert.match(alt(([x]) => x, { x: [0, 2] }), /in 75 % of it/);
});

Deno.test("decisionRegions() names the examples that come out wrong", () => {
  const points = [{ x: [0, 0], y: 0 as const }, { x: [1, 1], y: 0 as const }, {
    x: [1, 0],
    y: null,
  }];
  assert.match(
    alt(([x]) => x > 0.5, { points }),
    /Of 3 examples 2 are right; wrong: \(1, 1\), which is of class 0\.$/,
  );
});

Deno.test("decisionRegions() draws a half-plane with few numbers, not with a raster", () => {
  assert.ok(decisionRegions(([x, y]) => x + y > 1).outerHTML.length < 4000);
});

Deno.test("decisionRegions() says what it cannot draw", () => {
  assert.throws(() => decisionRegions(() => NaN), {
    name: "ValueError",
    message:
      /^Cannot draw decision regions: every answer must be a finite number, but at \(.*\) it is NaN$/,
  });
  assert.throws(() => decisionRegions((() => Promise.resolve(1)) as never), {
    message:
      /^Cannot draw decision regions: every answer must be a finite number, but at \(.*\) it is a Promise, which a picture cannot wait for; of a network, take await onPlane\(net, \{ x, y \}\)$/,
  });
  assert.throws(() => decisionRegions((() => [1]) as never), {
    message: /but at \(.*\) it is an array of 1$/,
  });
  assert.throws(() => decisionRegions({} as never), {
    name: "ValueError",
    message:
      "Cannot draw decision regions: what decides must be a function, but it is an object",
  });
  assert.throws(() => decisionRegions(() => 1, { x: [1, 1] }), {
    message:
      "Cannot draw decision regions: an axis must go from a lower to a higher number, but it is [1, 1]",
  });
  assert.throws(
    () => decisionRegions(() => 1, { points: [{ x: [1], y: 1 }] }),
    {
      name: "ShapeError",
      message:
        "Cannot draw decision regions: it takes 2 coordinates, but 1 was given",
    },
  );
});
