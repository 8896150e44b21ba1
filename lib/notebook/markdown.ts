/** Text with formulas: Markdown and LaTeX as things that can be shown. */

import { type Bundle, DISPLAY, type Displayable } from "./kernel.ts";

/** A piece of Markdown, made by {@link md}. */
export class Markdown implements Displayable {
  /**
   * Markdown as it is.
   *
   * @param source the Markdown
   */
  constructor(readonly source: string) {}

  /** The Markdown itself. */
  toString(): string {
    return this.source;
  }

  /** As Markdown, and as the source for who cannot show that. */
  [DISPLAY](): Bundle {
    return { "text/markdown": this.source, "text/plain": this.source };
  }
}

/** A formula, made by {@link tex}: a line of its own when shown, inside the line within {@link md}. */
export class Formula implements Displayable {
  /**
   * LaTeX as it is.
   *
   * @param latex LaTeX of mathematics mode, without dollar signs
   */
  constructor(readonly latex: string) {}

  /** The formula as it stands inside a line of Markdown. */
  toString(): string {
    return `$${this.latex}$`;
  }

  /** As Markdown, which every front end typesets; VS Code does not know `text/latex`. */
  [DISPLAY](): Bundle {
    return {
      "text/markdown": `$$${this.latex}$$`,
      "text/plain": this.latex,
    };
  }
}

/**
 * Markdown, as a template or from a string: `await show(md`…`)`.
 *
 * Backslashes stay as they are, so LaTeX is written once: `\frac`, not `\\frac`. The
 * indentation that all lines share is removed. A formula from {@link tex} put into it
 * stands inside the line.
 *
 * @param text the template, or a finished string
 * @param values what is put into the template, as text
 *
 * @example Numbers and formulas inside a sentence
 * ```ts
 * import assert from "node:assert/strict";
 * const score = md`The score is **${0.25}**, and ${tex`\frac{1}{4}`} is the same.`;
 * assert.equal(score.source, "The score is **0.25**, and $\\frac{1}{4}$ is the same.");
 * ```
 */
export function md(
  text: TemplateStringsArray | string,
  ...values: readonly unknown[]
): Markdown {
  return new Markdown(
    typeof text === "string"
      ? dedent(text)
      : fill(dedent(written(text).join(HOLE)).split(HOLE), values),
  );
}

/**
 * A formula in LaTeX, from a string or as a template.
 *
 * @param text LaTeX of mathematics mode, without dollar signs; as a template,
 *   backslashes stay as they are
 * @param values what is put into the template, as text
 *
 * @example A formula that holds a number
 * ```ts
 * import assert from "node:assert/strict";
 * const theta = -2;
 * assert.equal(tex`\theta = ${theta}`.latex, "\\theta = -2");
 * assert.equal(tex("\\theta = -2").latex, "\\theta = -2");
 * ```
 */
export function tex(
  text: TemplateStringsArray | string,
  ...values: readonly unknown[]
): Formula {
  return new Formula(
    (typeof text === "string" ? text : fill(written(text), values)).trim(),
  );
}

/** The template as typed, but for the two characters that a template makes one escape. */
function written(template: TemplateStringsArray): string[] {
  return template.raw.map((part) => part.replace(/\\([`$])/g, "$1"));
}

function fill(parts: readonly string[], values: readonly unknown[]): string {
  return String.raw({ raw: parts }, ...values.map(String));
}

/** A mark for each place where something is put in; it never starts a line's indentation. */
const HOLE = "\0";

/** Removes the indentation that all lines share, so that no line turns into a code block. */
function dedent(text: string): string {
  const lines = text.replace(/^[ \t]*\n/, "").trimEnd().split("\n");
  const depths = lines.filter((line) => line.trim()).map((line) =>
    line.search(/\S/)
  );
  const depth = Math.min(...depths, Infinity);
  return lines.map((line) => line.slice(Math.min(depth, line.length))).join(
    "\n",
  );
}
