/** What a front end asks about code: what could stand there, what a name is, whether more must come. */

import { syntaxProblem } from "../cell_place.ts";
import type { JsonObject } from "../json.ts";
import type { CourseKernel } from "./course_kernel.ts";
import { pointsBefore, unitsBefore } from "./front_end_offsets.ts";

/** The answer to `complete_request`. */
export async function completeReply(
  kernel: Pick<CourseKernel, "complete">,
  content: JsonObject,
): Promise<JsonObject> {
  const { code, cursor } = placeIn(content);
  const { matches, start, end } = await kernel.complete(code, cursor);
  const cursor_start = pointsBefore(code, start);
  const cursor_end = pointsBefore(code, end);
  const place = { start: cursor_start, end: cursor_end };
  return {
    status: "ok",
    matches: matches.map(({ text }) => text),
    cursor_start,
    cursor_end,
    metadata: {
      // JupyterLab and VS Code show the kinds beside the names.
      _jupyter_types_experimental: matches.map(({ text, kind, detail }) => ({
        ...place,
        text,
        type: kind ?? "",
        signature: detail ?? "",
      })),
    },
  };
}

/** The answer to `inspect_request`. */
export async function inspectReply(
  kernel: Pick<CourseKernel, "inspect">,
  content: JsonObject,
): Promise<JsonObject> {
  const { code, cursor } = placeIn(content);
  const { markdown } = await kernel.inspect(code, cursor);
  const found = markdown !== undefined && markdown !== "";
  const data: JsonObject = found
    ? { "text/markdown": markdown, "text/plain": plainText(markdown) }
    : {};
  return { status: "ok", found, data, metadata: {} };
}

/** The answer to `is_complete_request`: whether a console should run the code or wait for more. */
export async function isCompleteReply(
  content: JsonObject,
): Promise<JsonObject> {
  const { code } = placeIn(content);
  const problem = await syntaxProblem(code);
  if (problem === undefined) return { status: "complete" };
  // At the end of the code something was expected that can still come.
  const more = /<eof>|unterminated/i.test(problem.message);
  return more ? { status: "incomplete", indent: "  " } : { status: "invalid" };
}

/**
 * Markdown as it can be read in a terminal.
 *
 * @example Fences and marks go, words stay
 * ```ts
 * import assert from "node:assert/strict";
 * const fence = "`".repeat(3);
 * const markdown = `${fence}ts\nlet z: number\n${fence}\n\n**Fires** if [z](x.md) ≥ 0`;
 * assert.equal(plainText(markdown), "let z: number\n\nFires if z ≥ 0");
 * ```
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^```.*\n?/gm, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|`)(?=\S)(.+?)\1/g, "$2")
    .replace(/^#+ /gm, "")
    .trim();
}

function placeIn({ code, cursor_pos }: JsonObject) {
  const text = String(code ?? "");
  const points = typeof cursor_pos === "number" ? cursor_pos : Infinity;
  return { code: text, cursor: unitsBefore(text, points) };
}
