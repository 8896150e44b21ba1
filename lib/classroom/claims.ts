/**
 * Claims: numbers in the prose that the notebook itself computes.
 *
 * A Markdown cell lists them in its metadata, `nets.claims: [{ text, expression, digits }]`.
 * The text stands in the cell, word for word; the expression is evaluated in the notebook's
 * kernel after its last cell; its value, rounded to so many decimals, stands in the text.
 */

import type { Kernel } from "./kernel/kernel.ts";
import type { Json, JsonObject } from "./json.ts";
import { isObject, netsOf, type Notebook } from "./notebook.ts";
import type { Problem } from "./problem.ts";
import { syntaxProblem } from "./cell_place.ts";

/** One claim, and the cell (from 1) that makes it. */
export type Claim = {
  readonly cell: number;
  readonly text: string;
  readonly expression: string;
  /** Decimals; for a number in the form 1.5e-7, decimals before the e. */
  readonly digits?: number;
};

/** A value of an expression, as it comes out of the kernel. */
export type ClaimValue =
  | number
  | bigint
  | string
  | boolean
  | readonly ClaimValue[];

/** The claims of a notebook, and what is wrong with how they are written. */
export function claimsOf(notebook: Notebook): {
  readonly claims: readonly Claim[];
  readonly problems: readonly Problem[];
} {
  const claims: Claim[] = [], problems: Problem[] = [];
  notebook.cells.forEach((cell, i) => {
    const list = netsOf(cell).claims;
    if (list === undefined) return;
    const entries: readonly Json[] = Array.isArray(list) ? list : [list];
    for (const entry of entries) {
      const claim = readClaim(entry, i + 1);
      const problem = typeof claim === "string"
        ? claim
        : missing(claim, cell.source);
      if (problem !== undefined) {
        problems.push({ cell: i + 1, message: problem });
      } else if (typeof claim !== "string") claims.push(claim);
    }
  });
  return { claims, problems };
}

function readClaim(entry: Json, cell: number): Claim | string {
  if (!isObject(entry)) {
    return `a claim must be an object, but it is ${JSON.stringify(entry)}`;
  }
  const { text, expression, digits } = entry;
  if (typeof text !== "string" || text === "") {
    return "a claim must have a text";
  }
  if (typeof expression !== "string" || expression === "") {
    return `the claim "${text}" must have an expression`;
  }
  if (digits === undefined) return { cell, text, expression };
  if (
    typeof digits !== "number" || !Number.isInteger(digits) || digits < 0 ||
    digits > 20
  ) {
    return `the claim "${text}": digits must be a whole number from 0 to 20, ` +
      `but it is ${JSON.stringify(digits)}`;
  }
  return { cell, text, expression, digits };
}

function missing({ text }: Claim, source: string): string | undefined {
  if (source.includes(text)) return undefined;
  return `the claim "${text}" must stand in the cell, but it does not`;
}

/** Evaluates a claim in the kernel that ran the notebook. @returns what is wrong, if anything */
export async function checkClaim(
  kernel: Kernel,
  claim: Claim,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const failed = (message: string): Problem => ({
    cell: claim.cell,
    message:
      `the claim "${claim.text}" cannot be checked: \`${claim.expression}\` ${message}`,
  });
  let value: ClaimValue | undefined, thrown: string | undefined;
  const { ending } = await kernel.execute(tell(claim.expression), {
    silent: true,
    signal,
    receive: ({ type, content }) => {
      if (type === "nets_value") value = revive(content.value);
      if (type === "error") thrown = `${content.ename}: ${content.evalue}`;
    },
  });
  if (ending === "lost") return failed("lost its value on the way");
  if (ending === "interrupted") return failed("took too long and was stopped");
  if (ending === "died") {
    return failed(`ended the kernel (${await kernel.death})`);
  }
  if (thrown !== undefined) return failed(`throws ${thrown}`);
  if (value === undefined) {
    const problem = await syntaxProblem(`(${claim.expression})`);
    return failed(
      `is no expression${problem === undefined ? "" : `: ${problem.message}`}`,
    );
  }
  const message = refute(claim, value);
  return message === undefined ? undefined : { cell: claim.cell, message };
}

/** Code that evaluates an expression and publishes its value, in a form that JSON can carry. */
function tell(expression: string): string {
  return `await (async () => {
  const tell = (value: any): any =>
    Array.isArray(value) || ArrayBuffer.isView(value)
      ? Array.from(value as any, tell)
      : { type: typeof value, text: String(value) };
  const value = tell(await (${expression}\n));
  await Deno.jupyter.broadcast("nets_value", { value });
})();`;
}

function revive(value: Json | undefined): ClaimValue {
  if (Array.isArray(value)) return value.map(revive);
  const { type, text } = value as JsonObject;
  if (type === "number") return Number(text);
  if (type === "bigint") return BigInt(String(text));
  if (type === "boolean") return text === "true";
  return String(text);
}

/**
 * What is wrong with a claim whose expression has this value: `undefined` if it holds.
 *
 * `true` means that the text is right whatever it says; a number must stand in the text,
 * rounded to the claim's digits; a list must stand there in order; anything else as it prints.
 *
 * @example Rounded correctly, and not
 * ```ts
 * import assert from "node:assert/strict";
 * const claim = { cell: 1, text: "about 0.62", expression: "y", digits: 2 };
 * assert.equal(refute(claim, 0.6154), undefined);
 * assert.equal(refute(claim, 0.6251), 'the claim "about 0.62" does not hold: `y` is 0.6251, so 0.63');
 * ```
 */
export function refute(claim: Claim, value: ClaimValue): string | undefined {
  const { text, expression, digits } = claim;
  const fails = (reason: string) =>
    `the claim "${text}" does not hold: \`${expression}\` is ${reason}`;
  if (value === true) return undefined;
  const values = Array.isArray(value)
    ? value.flat(Infinity) as ClaimValue[]
    : [value];
  const printed = numbersIn(text);
  let from = 0;
  for (const one of values) {
    if (typeof one !== "number" && typeof one !== "bigint") {
      if (one === false || !text.includes(String(one))) {
        return fails(String(one));
      }
      continue;
    }
    if (digits === undefined && !Number.isInteger(Number(one))) {
      return fails(
        `${one}; say with "digits" how many decimals the text gives`,
      );
    }
    const at = printed.findIndex((number, i) =>
      i >= from && agrees(number, one, digits ?? 0)
    );
    if (at < 0) return fails(rounded(one, digits));
    from = at + 1;
  }
  return undefined;
}

function rounded(value: number | bigint, digits: number | undefined): string {
  if (digits === undefined || typeof value === "bigint") return String(value);
  const fixed = value.toFixed(digits);
  return fixed === String(value) ? fixed : `${value}, so ${fixed}`;
}

function agrees(
  printed: string,
  value: number | bigint,
  digits: number,
): boolean {
  if (typeof value === "bigint") return printed === String(value);
  if (printed.includes("e")) {
    return Number(printed) === Number(value.toExponential(digits));
  }
  const fixed = value.toFixed(digits);
  return printed === fixed ||
    (Number(fixed) === 0 && printed === fixed.replace("-", ""));
}

/**
 * The numbers in a text, as JavaScript would print them: true minus signs, thin spaces in
 * long numbers and powers of ten in LaTeX are understood.
 */
export function numbersIn(text: string): readonly string[] {
  const plain = text
    .replaceAll("−", "-")
    .replace(
      /(?:\s|\\,)*(?:\\cdot|\\times|·|×|⋅)(?:\s|\\,)*10\^\{?(-?\d+)\}?/g,
      "e$1",
    )
    .replace(/(\d)(?:\{,\}|\\,|[,\u2009\u202f\u00a0])(?=\d{3}(?!\d))/g, "$1");
  return plain.match(/(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\d])/g) ?? [];
}
