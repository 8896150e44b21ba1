/**
 * Names as mathematics sets them: `w_{11}^{[1]}` with its indices, `\hat{y}` with its hat.
 *
 * @module
 */

import { draw, type Mark } from "./document.ts";
import { palette, SERIF, SMALLEST_TEXT } from "./palette.ts";
import { subscript } from "./numbers.ts";

/** A piece of a label that is set in one way. */
type Run = {
  readonly text: string;
  readonly level: "base" | "sub" | "sup";
  readonly italic: boolean;
};

/** LaTeX commands that labels use, and their letters. */
const SYMBOLS: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  Delta: "Δ",
  epsilon: "ε",
  eta: "η",
  theta: "θ",
  Theta: "Θ",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  Sigma: "Σ",
  sum: "Σ",
  tau: "τ",
  phi: "φ",
  varphi: "φ",
  omega: "ω",
  partial: "∂",
  nabla: "∇",
  ell: "ℓ",
  infty: "∞",
  prime: "′",
  cdot: "·",
  times: "×",
  circ: "∘",
  le: "≤",
  leq: "≤",
  ge: "≥",
  geq: "≥",
  ne: "≠",
  neq: "≠",
  approx: "≈",
  to: "→",
  rightarrow: "→",
  leftarrow: "←",
  pm: "±",
  ldots: "…",
  dots: "…",
  land: "∧",
  lor: "∨",
  lnot: "¬",
  neg: "¬",
  quad: " ",
  ",": " ",
  " ": " ",
  ";": " ",
};

/** Letters that have a hat or a bar of their own. */
const HATS: Readonly<Record<string, string>> = {
  y: "ŷ",
  a: "â",
  w: "ŵ",
  o: "ô",
};

/** One token: a command, a brace, an index mark, a word, a number or one other character. */
const TOKEN = /\\([A-Za-z]+|.)|([{}_^])|(\p{L}+)|([0-9.]+)|(\s+|.)/gsu;

/** Whether a label is mathematics: it has indices or commands, or is one letter, perhaps primed or applied. */
function isMath(text: string): boolean {
  return /[\\_^]/.test(text) || /^\p{L}['′]?(\(\p{L}\))?$/u.test(text);
}

/** Takes a label apart into runs. A part between `$` is mathematics, and so is a whole label with indices or commands. */
function runs(label: string): Run[] {
  if (label.includes("$")) {
    return label.split("$").flatMap((part, i) =>
      i % 2 ? mathRuns(part) : plainRun(part)
    );
  }
  return isMath(label) ? mathRuns(label) : plainRun(label);
}

function plainRun(text: string): Run[] {
  return text === "" ? [] : [{ text, level: "base", italic: false }];
}

/** Reads mathematics from left to right; braces only say how far an index or a hat reaches. */
function mathRuns(source: string): Run[] {
  const found: Run[] = [];
  let level: Run["level"] = "base";
  let depth = 0;
  let once = false; // the index is one token long
  let accent: string | undefined;
  let upright = false;
  for (const [, command, mark, word, number, other] of source.matchAll(TOKEN)) {
    if (mark === "_" || mark === "^") {
      level = mark === "_" ? "sub" : "sup";
      once = true;
      depth = 0;
    } else if (mark === "{") {
      depth++;
      once = false;
    } else if (mark === "}") {
      depth--;
      if (depth <= 0) {
        [level, accent, upright, depth] = ["base", undefined, false, 0];
      }
    } else if (command === "hat" || command === "bar") {
      accent = command;
    } else if (command === "text" || command === "mathrm") {
      upright = true;
    } else {
      const letters = word ?? (command && SYMBOLS[command]);
      const text = (letters ?? number ?? other ?? command ?? "")
        .replace(/'/g, "′").replace(/-/g, "−");
      const isName = letters !== undefined && /^\p{L}$/u.test(text);
      const run = {
        text: accent ? accented(text, accent) : text,
        level,
        italic: isName && !upright && !/[ΔΣ]/.test(text),
      };
      found.push(run);
      if (once) [level, once] = ["base", false];
    }
  }
  return joined(found);
}

function accented(letter: string, accent: string): string {
  return accent === "hat"
    ? HATS[letter] ?? letter + "\u0302"
    : letter + "\u0304";
}

/** Neighbours that are set alike become one run: fewer elements. */
function joined(found: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of found) {
    const last = result.at(-1);
    if (last && last.level === run.level && last.italic === run.italic) {
      result[result.length - 1] = { ...last, text: last.text + run.text };
    } else result.push(run);
  }
  return result;
}

/**
 * The label in plain characters, for alt text: lowered digits where there are such characters.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(spoken("w_{11}^{[1]}"), "w₁₁[1]");
 * assert.equal(spoken("\\hat{y}"), "ŷ");
 * ```
 */
export function spoken(label: string): string {
  return runs(label).map(({ text, level }) =>
    level === "sub" && /^\d+$/.test(text) ? subscript(Number(text)) : text
  ).join("");
}

/** How a label is set. */
export type LabelStyle = {
  /** Size of the letters in px; indices are smaller, but never under 14 px. Default 16. */
  readonly size?: number | undefined;
  /** Where `x` is in the label. Default "middle". */
  readonly anchor?: "start" | "middle" | "end" | undefined;
  /** Colour of the text. Default ink. */
  readonly fill?: string | undefined;
  /** Bold: the thing talked about. */
  readonly bold?: boolean | undefined;
  /** Italic words and numbers: a slope. */
  readonly italic?: boolean | undefined;
  /** A patch of paper behind it, so that lines there do not disturb. Default false. */
  readonly halo?: boolean | undefined;
  /** Degrees to turn it by, clockwise about (x, y). */
  readonly turn?: number | undefined;
};

const INDEX = 0.78; // size of an index relative to its letter

/** The size of the indices of letters of this size. */
function indexSize(size: number): number {
  return Math.max(SMALLEST_TEXT, Math.round(size * INDEX));
}

/**
 * Sets a label, its letters' middle at height `y`.
 *
 * @param text plain text, or a name as LaTeX writes it: `x_1`, `\hat{y}`, `w_{11}^{[1]}`; `$…$` inside plain text
 * @param x where it is, in px; which part of it is there, says `anchor`
 * @param y height of the middle of its letters
 *
 * @example A name with an index
 * ```ts
 * import assert from "node:assert/strict";
 * assert.match(label("x_1", 0, 0).outerHTML, /<tspan [^>]*>1<\/tspan>/);
 * assert.equal(label("loss", 0, 0).textContent, "loss");
 * ```
 */
export function label(
  text: string,
  x: number,
  y: number,
  style: LabelStyle = {},
): Mark {
  const size = style.size ?? 16;
  const mark = draw("text", {
    x,
    y: y + 0.35 * size,
    "font-size": size,
    "text-anchor": style.anchor ?? "middle",
    fill: style.fill,
    "font-weight": style.bold ? 600 : undefined,
    "font-style": style.italic ? "italic" : undefined,
    transform: style.turn
      ? `rotate(${style.turn} ${x.toFixed(1)} ${y.toFixed(1)})`
      : undefined,
  });
  mark.append(...spans(runs(text), size));
  return style.halo
    ? draw("g", {}, patch(text, x, y, size, style.anchor), mark)
    : mark;
}

/** A piece of paper the size of the label. */
function patch(
  text: string,
  x: number,
  y: number,
  size: number,
  anchor: LabelStyle["anchor"],
): Mark {
  const width = labelWidth(text, size) + 4;
  const left = anchor === "start"
    ? x - 2
    : anchor === "end"
    ? x + 2 - width
    : x - width / 2;
  return draw("rect", {
    x: left,
    y: y - 0.56 * size,
    width,
    height: 1.12 * size,
    fill: palette.paper,
  });
}

/** The runs as tspans; an index above an index goes back to where that one began. */
export function spans(found: readonly Run[], size: number): (Mark | string)[] {
  let height = 0; // how far we are below the line
  return found.map(({ text, level, italic }, i) => {
    const target = level === "sub"
      ? 0.22 * size
      : level === "sup"
      ? -0.4 * size
      : 0;
    const dy = target - height;
    height = target;
    if (level === "base" && !italic && dy === 0) return text;
    const below = found[i - 1];
    const stacked = level === "sup" && below?.level === "sub";
    return draw("tspan", {
      dx: stacked ? -0.56 * indexSize(size) * below.text.length : undefined,
      dy: dy || undefined,
      "font-size": level === "base"
        ? italic ? size * 1.15 : undefined
        : indexSize(size),
      "font-family": italic ? SERIF : undefined,
      "font-style": italic ? "italic" : undefined,
    }, text);
  });
}

/** The label's tspans for a text that is there already (Plot's own). */
export function labelSpans(text: string, size: number): (Mark | string)[] {
  return spans(runs(text), size);
}

/** Whether setting the label needs more than its characters. */
export function needsSetting(text: string): boolean {
  return text.includes("$") || isMath(text);
}

/** Widths of characters in em, for a wide face: what fits here fits everywhere. */
function em(character: string): number {
  if (/[.,:;|!'il\u0302\u0304 ]/.test(character)) return 0.34;
  if (/[()\[\]rtfjI1]/.test(character)) return character === "1" ? 0.64 : 0.42;
  if (/[mwMW%−+=≥≤→≈]/.test(character)) return 0.86;
  return /\p{Lu}/u.test(character) ? 0.7 : 0.63;
}

/**
 * About how wide a label is, in px: never less than it is in DejaVu Sans, a wide face.
 *
 * @example An index is smaller than its letter
 * ```ts
 * import assert from "node:assert/strict";
 * assert.ok(labelWidth("x_1", 20) < labelWidth("x1", 20) + 5);
 * ```
 */
export function labelWidth(text: string, size = 16): number {
  let width = 0;
  let before: Run | undefined;
  for (const run of runs(text)) {
    const scale = run.level === "base"
      ? size * (run.italic ? 1.15 : 1)
      : indexSize(size);
    const own = [...run.text].reduce((sum, c) => sum + em(c), 0) * scale;
    if (run.level === "sup" && before?.level === "sub") {
      width += Math.max(0, own - 0.56 * indexSize(size) * before.text.length);
    } else width += own;
    before = run;
  }
  return width;
}
