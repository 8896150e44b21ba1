/** Numbers and names as LaTeX and as text. */

import assert from "node:assert/strict";
import {
  alignedLatex,
  nameText,
  numberText,
  NumberWriter,
  slopeLatex,
} from "../../lib/scalar/latex.ts";
import { subscript, unitName, weightName } from "../../lib/scalar/names.ts";

Deno.test("NumberWriter writes what fits, and says when it rounded", () => {
  const writer = new NumberWriter(3);
  assert.deepEqual(
    [0, -0, 1, -2.5, 123, 1e-7, -1.2e12, Infinity, -Infinity, NaN].map((x) =>
      writer.number(x)
    ),
    [
      "0",
      "0",
      "1",
      "-2.5",
      "123",
      "1 \\cdot 10^{-7}",
      "-1.2 \\cdot 10^{12}",
      "\\infty",
      "-\\infty",
      "\\text{NaN}",
    ],
  );
  assert.equal(writer.equals, "=");
  assert.equal(writer.number(1 / 3), "0.333");
  assert.equal(writer.equals, "\\approx");
});

Deno.test("NumberWriter puts factors in parentheses that would be misread", () => {
  const writer = new NumberWriter(4);
  assert.deepEqual([2, -2, 1e-9, -1e-9].map((x) => writer.factor(x)), [
    "2",
    "(-2)",
    "(1 \\cdot 10^{-9})",
    "(-1 \\cdot 10^{-9})",
  ]);
});

Deno.test("numberText() has a true minus sign", () => {
  assert.equal(numberText(-0.12345, 3), "−0.123");
});

Deno.test("nameText() reads the house's names aloud", () => {
  assert.deepEqual(
    [
      "z_1^{[2]}",
      "w_{10,2}^{[1]}",
      "\\hat{y}_1",
      "\\hat y",
      "\\delta_1^{[2]}",
      "\\ell",
      "C",
    ].map(nameText),
    ["z1[2]", "w10,2[1]", "ŷ1", "ŷ", "δ1[2]", "ℓ", "C"],
  );
});

Deno.test("alignedLatex() aligns several lines and leaves one as it is", () => {
  assert.equal(alignedLatex(["a &= b"]), "a = b");
  assert.equal(
    alignedLatex(["a &= b", "&= c"]),
    "\\begin{aligned} a &= b \\\\ &= c \\end{aligned}",
  );
  assert.equal(slopeLatex("y", "x"), "\\frac{\\partial y}{\\partial x}");
});

Deno.test("names put the target first and brace what needs it", () => {
  assert.equal(weightName(1, 2, 3), "w_{12}^{[3]}");
  assert.equal(weightName(11, 2, 3), "w_{11,2}^{[3]}");
  assert.equal(unitName("z", 12, 1), "z_{12}^{[1]}");
  assert.equal(subscript(3), "_3");
});
