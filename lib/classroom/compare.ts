/** The outputs of a run against those that are saved in the notebook. */

import type { JsonObject } from "./json.ts";
import type { Notebook, Output } from "./notebook.ts";
import { normalise } from "./normalise.ts";
import type { Problem } from "./problem.ts";
import { firstDifference, textDiff } from "./text_diff.ts";

/**
 * Every cell whose outputs differ from the saved ones, with the first difference of each.
 *
 * @param saved the notebook as it was read
 * @param fresh the same notebook after a run
 */
export function compareOutputs(saved: Notebook, fresh: Notebook): Problem[] {
  const before = normalise(saved);
  if (before.cells.every(({ outputs }) => outputs.length === 0)) {
    return fresh.cells.every(({ outputs }) => outputs.length === 0)
      ? []
      : [{ message: "no outputs are saved yet; run it with --save" }];
  }
  return fresh.cells.flatMap((cell, i): Problem[] => {
    const difference = differenceOf(before.cells[i].outputs, cell.outputs);
    return difference === undefined ? [] : [{ cell: i + 1, ...difference }];
  });
}

type Difference = { readonly message: string; readonly detail?: string };

function differenceOf(
  saved: readonly Output[],
  fresh: readonly Output[],
): Difference | undefined {
  for (let i = 0; i < Math.max(saved.length, fresh.length); i++) {
    const before = saved[i], after = fresh[i], name = `output ${i + 1}`;
    if (before === undefined) {
      return { message: `${name} is new`, detail: sample("+", after) };
    }
    if (after === undefined) {
      return { message: `${name} is gone`, detail: sample("-", before) };
    }
    if (before.output_type !== after.output_type) {
      return {
        message:
          `${name} was ${before.output_type} and is ${after.output_type} now`,
      };
    }
    const was = textsOf(before), is = textsOf(after);
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      if (was[key] === is[key]) continue;
      const detail = show(key, was[key] ?? "", is[key] ?? "");
      return { message: `${name} (${key}) differs from the saved one`, detail };
    }
  }
  return undefined;
}

/** The texts that make up an output, by what they are. */
function textsOf(output: Output): Record<string, string> {
  if (output.output_type === "stream") return { [output.name]: output.text };
  if (output.output_type === "error") {
    return {
      error: [`${output.ename}: ${output.evalue}`, ...output.traceback].join(
        "\n",
      ),
    };
  }
  const { metadata } = output;
  const data: JsonObject = Object.keys(metadata).length === 0
    ? output.data
    : { ...output.data, metadata };
  return Object.fromEntries(
    Object.entries(data).map((
      [mime, value],
    ) => [
      mime,
      typeof value === "string" ? value : JSON.stringify(value, null, 1),
    ]),
  );
}

function show(key: string, before: string, after: string): string {
  if (key === "text/html" || key.startsWith("image/")) {
    return firstDifference(unpacked(before), unpacked(after));
  }
  return textDiff(before, after);
}

function sample(sign: string, output: Output): string {
  const text = Object.values(textsOf(output)).join("\n");
  const start = text.length > 200 ? `${text.slice(0, 197)}…` : text;
  return start.trimEnd().split("\n").map((line) => `${sign} ${line}`).join(
    "\n",
  );
}

/** HTML with the drawings that it carries as data addresses written out. */
function unpacked(html: string): string {
  return html
    .replace(
      /data:image\/svg\+xml(?:;[\w=-]+)*;base64,([\w+/=]+)/g,
      (address, base64) => {
        try {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          return new TextDecoder().decode(bytes);
        } catch {
          return address;
        }
      },
    )
    .replace(
      /data:image\/svg\+xml(?:;[\w=-]+)*,([^"'\s]+)/g,
      (address, text) => {
        try {
          return decodeURIComponent(text);
        } catch {
          return address;
        }
      },
    );
}
