/**
 * Names as LaTeX writes them, `w_{11}^{[1]}` or `\hat{y}`, taken apart into pieces that are each set in one way.
 *
 * @module
 */

import { subscript } from "./numbers.ts";

/** A piece of a label that is set in one way. */
export type Run = {
  readonly text: string;
  readonly level: "base" | "sub" | "sup";
  readonly italic: boolean;
};

/** LaTeX commands that labels use, and their letters. */
const SYMBOLS: Readonly<Record<string, string>> = Object.fromEntries(
  `alpha α, beta β, gamma γ, delta δ, Delta Δ, epsilon ε, eta η, theta θ, lambda λ, mu μ,
   pi π, rho ρ, sigma σ, Sigma Σ, sum Σ, tau τ, phi φ, varphi φ, omega ω, partial ∂, nabla ∇,
   ell ℓ, infty ∞, prime ′, cdot ·, times ×, le ≤, ge ≥, ne ≠, approx ≈, to →`
    .split(/,\s+/).map((pair) => pair.split(" ")),
);

/** One token: a command, a brace, an index mark, a word, a number or one other character. */
const TOKEN = /\\([A-Za-z]+|.)|([{}_^])|(\p{L}+)|([0-9.]+)|(\s+|.)/gsu;

/** Whether a label is mathematics: it has indices or commands, or is one letter, perhaps primed or applied. */
function isMath(text: string): boolean {
  return /[\\_^]/.test(text) || /^\p{L}['′]?(\(\p{L}\))?$/u.test(text);
}

/**
 * Takes a label apart into runs. What stands between `$` is mathematics, and so is a whole
 * label with indices or commands, and a letter with a number: `x1`, the name of a wire.
 */
export function runs(label: string): Run[] {
  const wire = /^([a-zθ])(\d+)$/.exec(label);
  if (wire) return mathRuns(`${wire[1]}_{${wire[2]}}`);
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
  let hat = false;
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
      if (depth <= 0) [level, hat, depth] = ["base", false, 0];
    } else if (command === "hat") {
      hat = true;
    } else {
      const letters = word ?? (command && SYMBOLS[command]);
      const text = (letters ?? number ?? other ?? command ?? "")
        .replace(/'/g, "′").replace(/-/g, "−");
      const isName = letters !== undefined && /^\p{L}$/u.test(text);
      const run = {
        text: hat ? `${text}\u0302`.normalize() : text,
        level,
        italic: isName && !/[ΔΣ]/.test(text),
      };
      found.push(run);
      if (once) [level, once] = ["base", false];
    }
  }
  return joined(found);
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

/** The label in plain characters, for alt text: `w₁₁[1]`. */
export function spoken(label: string): string {
  return runs(label).map(({ text, level }) =>
    level === "sub" && /^\d+$/.test(text) ? subscript(Number(text)) : text
  ).join("");
}
