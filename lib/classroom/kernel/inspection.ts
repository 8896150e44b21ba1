/** What a language server says about a name, made readable: no paths of this machine, no comment tags. */

import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { withoutPlaces } from "../normalise.ts";
import { plainCode } from "./plain_code.ts";

/** What a word in front of a signature says that no reader needs. */
const ROLE = /^\((alias|property|method|parameter|local var)\) /;

/** Tags of comments, as the language server writes them, and their words for readers. */
const TAGS: Readonly<Record<string, string>> = {
  returns: "Returns",
  return: "Returns",
  throws: "Throws",
  example: "Example",
  see: "See",
  deprecated: "Deprecated",
  default: "Default",
};

/** A text without places on this machine. */
export function withoutMachine(text: string): string {
  // The server writes addresses so that no front end makes a link of them.
  return withoutPlaces(text.replaceAll("&#8203;", ""))
    // A link leads to a file; its text is enough.
    .replace(
      /\[([^\]\n]*)\]\((?:file|deno|command|asset|vscode[\w-]*):[^)\n]*\)/g,
      "$1",
    )
    .replace(/file:\/\/[^\s"'`)]+/g, nameOfFile)
    .replace(/(?:asset|vscode-notebook-cell|deno):\/[^\s"'`)]*/g, "…");
}

function nameOfFile(url: string): string {
  try {
    return basename(fileURLToPath(url));
  } catch {
    return "…";
  }
}

/**
 * A hover text of the language server as Markdown for readers.
 *
 * @returns `undefined` if it says nothing
 *
 * @example Tags become words
 * ```ts
 * import assert from "node:assert/strict";
 * const fence = "`".repeat(3);
 * const text = `${fence}tsx\n(alias) function f(x: number): number\nimport f\n${fence}\n` +
 *   "Twice.\n\n*@param* `x` — a number\n\n\n*@returns* — 2 x\n";
 * assert.equal(
 *   inspectionOf(text),
 *   `${fence}ts\nfunction f(x: number): number\n${fence}\n\n` +
 *     "Twice.\n\n- `x`: a number\n\n**Returns** 2 x",
 * );
 * ```
 */
export function inspectionOf(hover: string): string | undefined {
  const text = withoutMachine(hover);
  const module = /^\*\*Resolved Dependency\*\*\s+\*\*Code\*\*: (\S+)/.exec(
    text,
  );
  if (module !== null) return `The module \`${module[1]}\``;
  const fence = /^```tsx?\n([\s\S]*?)\n```/.exec(text);
  if (fence === null) return docs(text);
  // All that is known of a name that nobody declares.
  if (fence[1] === "any") return undefined;
  const signature = fence[1].split("\n")
    .filter((line, i) => i === 0 || !/^import \w+$/.test(line)).join("\n")
    .replace(ROLE, "");
  const more = docs(text.slice(fence[0].length));
  return `\`\`\`ts\n${signature}\n\`\`\`${more === "" ? "" : `\n\n${more}`}`;
}

/** Comments with words in place of tags. Code in them stays as it is. */
function docs(text: string): string {
  return text.split(/(^```[\s\S]*?^```$)/m).map((part) =>
    part.startsWith("```") ? indented(part) : inWords(part)
  ).join("").replace(/\n{3,}/g, "\n\n").trim();
}

function inWords(text: string): string {
  return text
    .replace(
      /^\*@param\* `([^`]+)`(?: — )?/gm,
      (_all, name) => `- \`${name}\`: `,
    )
    .replace(/^\*@throws\* — \{(\w+)\}/gm, "**Throws** `$1`")
    .replace(
      /^\*@example\*[ —]*\n?(.*)$/gm,
      (_all, title: string) =>
        title.trim() === ""
          ? "**Example**\n"
          : `**Example:** ${title.trim()}\n`,
    )
    .replace(
      /^\*@(\w+)\*(?: — ?)?/gm,
      (_all, tag: string) => `**${TAGS[tag] ?? tag}** `,
    )
    // One list, not many.
    .replace(/^(- `.*(?:\n.+)*)\n\n+(?=- `)/gm, "$1\n");
}

/** Code of an example, which comes without its indentation, with one that its brackets ask for. */
function indented(code: string): string {
  if (/^ /m.test(code)) return code;
  let depth = 0;
  return code.split("\n").map((line) => {
    const plain = plainCode(line);
    const closing = /^[)\]}]*/.exec(plain)![0].length;
    const text = "  ".repeat(Math.max(0, depth - Math.min(closing, 1))) + line;
    const opened = (plain.match(/[([{]/g) ?? []).length;
    const closed = (plain.match(/[)\]}]/g) ?? []).length;
    depth = Math.max(0, depth + Math.sign(opened - closed));
    return text.trimEnd();
  }).join("\n");
}

/**
 * A signature as the type alone, on one line.
 *
 * @example The name stands before it anyway
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(typeOf("(property) z1: number"), "number");
 * assert.equal(typeOf("(method) Value.add(other: Value): Value"), "(other: Value): Value");
 * ```
 */
export function typeOf(signature: string): string {
  const [first] = signature.split(NEXT_SIGNATURE);
  const line = withoutMachine(first).replace(ROLE, "").replace(/\s+/g, " ")
    .trim();
  if (/^(class|interface|namespace|enum|module) /.test(line)) {
    return line.split(" ")[0];
  }
  const name = NAME.exec(line);
  return cut(name === null ? line : line.slice(name[0].length));
}

/** One name may be declared several times: as a type and as a value. */
const NEXT_SIGNATURE =
  /\n(?=(?:import|export|var|const|let|function|class|interface|type|namespace|module|enum)\b)/;

/** What stands in a signature before the type: `const a: `, `function f`, `Value.add`. */
const NAME =
  /^(?:(?:const|let|var|function|type|get|set|accessor|import) )*(?:[\w$]+(?:<[^(]*?>)?\.)*[\w$#]+\??(?:: | = |(?=[(<])|$)/;

/** A text that fits into a list. */
const cut = (text: string) =>
  text.length <= 80 ? text : `${text.slice(0, 79).trimEnd()}…`;
