/** Tests of the themes' colours: what is read can be read. */

import assert from "node:assert/strict";

const style = await Deno.readTextFile(
  new URL("../../../lib/classroom/page/look.css", import.meta.url),
);

/** The least contrast of text, by theme: WCAG's AA, and AAA for high contrast. */
const LEAST: Readonly<Record<string, number>> = {
  light: 4.5,
  dark: 4.5,
  contrast: 7,
};

/** The colours that a theme sets; what it leaves alone is as in the light one. */
function colours(theme: string): Record<string, string> {
  const rule = (selector: string) =>
    style.slice(style.indexOf(`${selector} {`)).split("}")[0];
  const found = (text: string) =>
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)]
      .map(([, name, colour]) => [name, colour]);
  return Object.fromEntries([
    ...found(rule(":root")),
    ...theme === "light" ? [] : found(rule(`:root[data-theme="${theme}"]`)),
  ]);
}

/** Relative luminance as WCAG defines it. */
function luminance(colour: string): number {
  const digits = colour.length === 4
    ? [...colour.slice(1)].map((digit) => digit + digit)
    : colour.slice(1).match(/../g)!;
  const [r, g, b] = digits.map((digit) => {
    const share = parseInt(digit, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** What stands on what. */
function pairs(names: readonly string[]): readonly [string, string][] {
  const on = (paper: string, ...inks: string[]) =>
    inks.map((ink) => [ink, paper] as [string, string]);
  const code = names.filter((name) => /^code-(?!paper)/.test(name));
  const text = ["ink", "quiet", "accent", "good", "bad", "warn"];
  return [
    ...on("page", ...text, "predict", "exercise"),
    ...on("card", ...text, ...code),
    ...on("code-paper", "ink", ...code),
    ...on("accent", "accent-ink"),
    ...on("accent-wash", "ink", "accent"),
    ...on("bad-wash", "ink", "bad", "quiet"),
    ...on("warn-wash", "ink", "warn"),
    ...on("selection", "ink"),
    ...on("match", "ink"),
  ];
}

for (const [theme, least] of Object.entries(LEAST)) {
  Deno.test(`the ${theme} theme sets no text with a contrast below ${least}`, () => {
    const set = colours(theme);
    const all = pairs(Object.keys(set));
    assert.ok(all.length > 30);
    const weak = all
      .map(([ink, paper]) => ({
        what: `${ink} on ${paper}`,
        contrast: contrast(set[ink], set[paper]),
      }))
      .filter(({ contrast }) => !(contrast >= least));
    assert.deepEqual(weak, []);
  });
}

Deno.test("contrast is 21 for black on white, and 1 for a colour on itself", () => {
  assert.equal(contrast("#000", "#ffffff"), 21);
  assert.equal(contrast("#0072b2", "#0072b2"), 1);
});
