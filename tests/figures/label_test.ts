import assert from "node:assert/strict";
import { label, labelWidth } from "../../lib/figures/label.ts";

Deno.test("label() sets letters of names in italics, and indices lower and smaller but never under 14 px", () => {
  const name = label("w_{11}^{[1]}", 0, 0, { size: 16 }).outerHTML;
  assert.match(name, /<tspan[^>]*font-style="italic"[^>]*>w<\/tspan>/);
  const sizes = [...name.matchAll(/font-size="([\d.]+)"/g)].map((m) =>
    Number(m[1])
  );
  assert.ok(Math.min(...sizes) >= 14, String(sizes));
});

Deno.test("label() puts the upper index back over the lower one", () => {
  assert.match(
    label("a_1^{[2]}", 0, 0).outerHTML,
    /<tspan dx="-[\d.]+"[^>]*>\[2\]<\/tspan>/,
  );
  assert.doesNotMatch(label("a^{[2]}", 0, 0).outerHTML, /dx=/);
});

Deno.test("label() comes back to the line after an index", () => {
  const heights = [
    ...label("x_1 + x^2 + y", 0, 0).outerHTML.matchAll(/dy="(-?[\d.]+)"/g),
  ].map((m) => Number(m[1]));
  assert.ok(Math.abs(heights.reduce((a, b) => a + b)) < 0.02, String(heights));
});

Deno.test("label() with a halo stands on a patch of paper as wide as itself", () => {
  const width = Number(
    /<rect[^>]* width="([\d.]+)"/.exec(
      label("0.57", 50, 20, { halo: true }).outerHTML,
    )![1],
  );
  assert.ok(width >= labelWidth("0.57") && width < labelWidth("0.57") + 8);
});

Deno.test("labelWidth() is never less than in DejaVu Sans, whose widths are known", () => {
  // advance widths in units of 1/2048 em, from the font's own table
  const em = {
    "0": 1303,
    "5": 1303,
    ".": 651,
    "−": 1716,
    "a": 1255,
    "m": 1995,
    "N": 1532,
    "W": 2025,
    " ": 651,
  };
  for (const [character, units] of Object.entries(em)) {
    assert.ok(
      labelWidth(`"${character}"`, 100) - labelWidth(`""`, 100) >=
        100 * units / 2048 - 1,
      character,
    );
  }
});
