/** Numbers about a lecture that are worth a look. None of them is a quota. */

import { claimsOf, numbersIn } from "./claims.ts";
import { type Lecture, lineCount } from "./lint_rule.ts";
import { headings } from "./lint_cells.ts";
import { sizeOf } from "./lint_outputs.ts";
import { isObject, netsOf, tagsOf } from "./notebook.ts";

/** One line each: what it is, and the number. */
export function countsOf(
  lecture: Lecture,
): readonly (readonly [string, string])[] {
  const { notebook, run } = lecture;
  const { cells } = notebook;
  const code = cells.filter(({ kind }) => kind === "code");
  const prose = cells.filter(({ kind }) => kind === "markdown");
  const words = prose.map(({ source }) => wordsIn(source));
  const lines = code.map(({ source }) => lineCount(source));
  const tagged = (tag: string) =>
    cells.filter((cell) => tagsOf(cell).includes(tag)).length;
  const afterProse = cells.filter(({ kind }, i) =>
    kind === "code" && cells[i - 1]?.kind === "markdown"
  );
  const unclaimed = prose.filter((cell) =>
    netsOf(cell).claims === undefined &&
    numbersIn(cell.source.replace(/```[\s\S]*?```/g, "")).some((number) =>
      number.includes(".")
    )
  );
  const first = cells.findIndex(({ outputs }) => outputs.length > 0);
  const bytes = cells.reduce((sum, { outputs }) => sum + sizeOf(outputs), 0);
  const times = [...run?.times ?? []].sort((a, b) => b[1] - a[1]);
  return [
    ["cells", `${prose.length} prose + ${code.length} code`],
    ["prose : code", (prose.length / Math.max(1, code.length)).toFixed(2)],
    ["words", `${sum(words)}, a cell ${median(words)}, at most ${most(words)}`],
    [
      "code lines",
      `a cell ${median(lines)}, 90 % ≤ ${nth(lines, 0.9)}, at most ${
        most(lines)
      }`,
    ],
    ["code after prose", `${percent(afterProse.length, code.length)}`],
    [
      "sections",
      `${headings(lecture).filter(({ level }) => level === 2).length}`,
    ],
    [
      "figures",
      `${cells.flatMap(({ outputs }) => outputs).filter(isFigure).length}`,
    ],
    [
      "exercises",
      `${tagged("exercise")}, quiz ${tagged("quiz")}, predict ${
        tagged("predict")
      }`,
    ],
    ["first output", first < 0 ? "none" : `cell ${first + 1}`],
    ["minutes", minutesOf(lecture)],
    [
      "claims",
      `${claimsOf(notebook).claims.length}; ` +
      `prose cells with decimals but no claim: ${unclaimed.length}`,
    ],
    ["saved outputs", `${Math.round(bytes / 1024)} KB`],
    ...(times.length === 0 ? [] : [
      [
        "run",
        `${run!.seconds.toFixed(1)} s, slowest cell ${times[0][0]} ` +
        `(${(times[0][1] / 1000).toFixed(2)} s)`,
      ] as const,
    ]),
  ];
}

function minutesOf({ notebook }: Lecture): string {
  const { minutes } = netsOf(notebook);
  const stated = isObject(minutes)
    ? `${minutes.talk} talk + ${minutes.exercises} exercises`
    : "not said";
  const parts = notebook.cells.map((cell) => netsOf(cell).minutes)
    .filter((part) => typeof part === "number");
  return parts.length === 0
    ? stated
    : `${stated}, cells add up to ${sum(parts)}`;
}

/** Words of prose: no code, no formulas, no markup. */
function wordsIn(markdown: string): number {
  const text = markdown.replace(
    /```[\s\S]*?```|\$\$[\s\S]*?\$\$|\$[^$\n]*\$|<[^>]+>/g,
    " ",
  );
  return text.match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

function isFigure(
  output: Lecture["notebook"]["cells"][number]["outputs"][number],
): boolean {
  if (!("data" in output)) return false;
  const html = output.data["text/html"];
  return Object.keys(output.data).some((mime) => mime.startsWith("image/")) ||
    (typeof html === "string" && /<img\b|<svg\b/.test(html));
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const most = (numbers: readonly number[]) => Math.max(0, ...numbers);
const median = (numbers: readonly number[]) => nth(numbers, 0.5);
const percent = (part: number, all: number) =>
  all === 0 ? "–" : `${Math.round((100 * part) / all)} %`;

/** The number below which a share of the numbers lies. */
function nth(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[
    Math.min(sorted.length - 1, Math.floor(share * sorted.length))
  ] ?? 0;
}
