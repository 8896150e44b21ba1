/** Rules for what the cells put out, as it is saved. */

import { eachCell, eachOutput, type Rule } from "./lint_rule.ts";
import { type Output, tagsOf } from "./notebook.ts";

const LARGEST = 200 * 1024;

/** Notebooks have to load fast, in a browser as in git. */
export const outputSize: Rule = {
  name: "output-size",
  says: "the saved outputs are at most 200 KB",
  find: ({ notebook }) => {
    const sizes = notebook.cells.map(({ outputs }) => sizeOf(outputs));
    const all = sizes.reduce((sum, size) => sum + size, 0);
    if (all <= LARGEST) return [];
    const largest = sizes.indexOf(Math.max(...sizes));
    const kb = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
    return [{
      message: `the saved outputs may be 200 KB, but they are ${kb(all)}; ` +
        `the largest, ${kb(sizes[largest])}, are those of cell ${largest + 1}`,
    }];
  },
};

/** The bytes of some outputs in the file, roughly. */
export function sizeOf(outputs: readonly Output[]): number {
  if (outputs.length === 0) return 0;
  return new TextEncoder().encode(JSON.stringify(outputs)).length;
}

/** What cannot be seen must be said. */
export const altText: Rule = {
  name: "alt-text",
  says: "each figure has alt text",
  find: (lecture) => [
    ...eachOutput(lecture, (output) => {
      if (!("data" in output)) return undefined;
      const html = output.data["text/html"];
      if (typeof html === "string") return withoutAlt(html);
      const image = Object.keys(output.data).find((mime) =>
        /^image\//.test(mime)
      );
      return image && `is a bare ${image}, which has no alt text; use show()`;
    }),
    ...eachCell(lecture, ({ kind, source }) => {
      if (kind !== "markdown") return undefined;
      if (/!\[\s*\]\(/.test(source)) return "an image has no alt text";
      const reason = withoutAlt(source);
      return reason && `the HTML ${reason}`;
    }),
  ],
};

/** What is wrong with the figures of some HTML. */
function withoutAlt(html: string): string | undefined {
  for (const [tag] of html.matchAll(/<img\b[^>]*>/g)) {
    if (!/\salt=(["'])\s*[^"'\s]/.test(tag)) {
      return "has an img without alt text";
    }
  }
  // A drawing inside an img is a data address and does not show up here.
  for (
    const [drawing, tag] of html.matchAll(/(<svg\b[^>]*>)[\s\S]*?<\/svg>/g)
  ) {
    const named =
      /\saria-label=(["'])\s*[^"'\s]|\saria-hidden=(["'])true/.test(tag) ||
      /<title>\s*[^<\s]/.test(drawing);
    if (!named) return "has an svg without aria-label or title";
  }
  return undefined;
}

/** A lecture that fails before the class. */
export const noErrors: Rule = {
  name: "no-errors",
  says: "an output is an error only in cells tagged raises-exception",
  find: (lecture) =>
    eachOutput(
      lecture,
      (output, cell) =>
        output.output_type === "error" &&
          !tagsOf(cell).includes("raises-exception")
          ? `is an error (${output.ename}), but the cell is not tagged raises-exception`
          : undefined,
    ),
};

/**
 * Deno's kernel says that a cell has ended before its last outputs have left it. What
 * `await show(…)` sent is out when the cell ends; a value at the end of a cell, or a last
 * `console.log`, may come late, and stand under the wrong cell in "Run all".
 */
export const settled: Rule = {
  name: "settled",
  says: "a cell's last output comes from await show(…)",
  find: (lecture) =>
    eachCell(lecture, ({ outputs }) => {
      const last = outputs.at(-1)?.output_type;
      if (last === "execute_result") {
        return "its value at the end may come under a wrong cell; " +
          "use await show(…)";
      }
      if (last === "stream") {
        return "its last output, from console, may come under a wrong cell; " +
          "use await show(…) for it or after it";
      }
      return undefined;
    }),
};

/** GitHub and editors show what is saved. */
export const saved: Rule = {
  name: "saved",
  says: "outputs are saved",
  find: (lecture) =>
    eachCell(lecture, ({ outputs }, i) => {
      const now = lecture.run?.notebook.cells[i].outputs ?? [];
      if (outputs.length > 0 || now.length === 0) return undefined;
      return "its outputs are not saved; deno task run --save";
    }),
};
