/** The XOR board as a picture, for all who run no scripts. */

import {
  draw,
  type Figure,
  figure,
  type Mark,
} from "../../figures/document.ts";
import { label } from "../../figures/label.ts";
import { palette } from "../../figures/palette.ts";
import { lineOfFeatures, rowsMapped } from "./features.ts";
import { featurePlane, netPlane, SCALES, triedPlane } from "./planes.ts";
import { answerFor } from "./proof.ts";
import { rowsTried, type RowTried } from "./rows.ts";
import type { Board } from "./state.ts";
import { boardAlt, landed, score, together, verdict } from "./words.ts";

const GAP = 20;
/** Where the columns of the rows stand, and how high a row is, in px. */
const [NAME, ASKS, VERDICT, NUMBERS] = [6, 56, 186, 210];
const ROW = 34;
/** How much wider than a plane the rows may be: a sum of two numbers with their decimals is long. */
const EXTRA = 60;

/** The picture: a plane, and beside it what the state asks for. */
export function firstFrame(board: Board): Figure {
  const tried = rowsTried(board.gate, board.line);
  const mapped = rowsMapped(board);
  const separable = lineOfFeatures(board) !== undefined;
  const [left, right, caption] = board.part === "features"
    ? [
      netPlane(board, mapped),
      featurePlane(board, mapped),
      `${landed(mapped, separable)} ${board.t > 0 ? together(mapped) : ""}`
        .trim(),
    ]
    : [
      triedPlane(board.line, tried),
      besideTheLine(board, tried),
      board.part === "proof"
        ? verdict(board.gate)
        : `One line, four rows of ${board.gate}: ${score(tried)} ` +
          "The unit fires on the shaded side; a black ring marks a row that is wrong.",
    ];
  const { width, height } = SCALES;
  const move = `translate(${width + GAP} 0)`;
  return figure(
    {
      width: 2 * width + GAP + (board.part === "features" ? 0 : EXTRA),
      height,
      alt: boardAlt(board, tried, mapped, separable),
      caption,
    },
    left,
    draw("g", { transform: move }, right),
  );
}

/** What the rows ask for, with the numbers of the line; or, after giving up, how they add up. */
function besideTheLine(board: Board, tried: readonly RowTried[]): Mark {
  const answer = answerFor(board.gate);
  if (board.part === "try" || answer.possible) {
    return table(
      "the row asks",
      "this line",
      tried.map((row) => [row.x.join(""), row.asks, row.numbers, row.right]),
    );
  }
  const steps = answer.steps.slice(0, board.step);
  return table(
    "each row says",
    "added up",
    answer.steps.map((step, i) => [
      step.x.join(""),
      step.says,
      steps[i]?.sumSays ?? "",
      undefined,
    ]),
  );
}

/** A line of the table: the row, what it asks, something more, and whether it holds. */
type Line = readonly [string, string, string, boolean | undefined];

function table(asks: string, more: string, lines: readonly Line[]): Mark {
  const head = { anchor: "start", size: 15, fill: palette.greyText } as const;
  return draw(
    "g",
    { transform: "translate(0 60)" },
    label("row", NAME, 0, head),
    label(asks, ASKS, 0, head),
    label(more, NUMBERS, 0, head),
    ...lines.flatMap((line, i) => lineMarks(line, ROW * (i + 1))),
  );
}

function lineMarks([row, asks, more, right]: Line, y: number): Mark[] {
  const text = { anchor: "start" } as const;
  const verdict = { ...text, bold: true, size: 18 };
  return [
    label(row, NAME, y, text),
    label(asks, ASKS, y, text),
    label(more, NUMBERS, y, text),
    ...right === undefined ? [] : [
      right
        ? label("✓", VERDICT, y, { ...verdict, fill: palette.blueText })
        : label("✗", VERDICT, y, { ...verdict, fill: palette.vermilionText }),
    ],
  ];
}
