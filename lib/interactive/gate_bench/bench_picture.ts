/** The pictures of a gate bench: the square with its line, the unit at work, and all on one sheet as the first frame. */

import {
  type Figure,
  figure,
  type Mark,
  path,
} from "../../figures/document.ts";
import { label } from "../../figures/label.ts";
import { classMark } from "../../figures/marks.ts";
import { palette } from "../../figures/palette.ts";
import { sideBySide } from "../../figures/side_by_side.ts";
import { unitDiagram } from "../../figures/unit_diagram.ts";
import {
  type BoardPoint,
  type BoardScales,
  boardScales,
  halfPlaneBoard,
} from "../half_plane_board.ts";
import type { Bench } from "./bench_state.ts";
import { type BenchAnswer, benchAnswer, type BenchRow } from "./bench_unit.ts";
import {
  comparison,
  condition,
  lineEquation,
  place,
  rowSentence,
  spokenName,
  squareSentence,
} from "./bench_words.ts";

/** The scales of the square, for hands that move its line. */
export const SQUARE: BoardScales = boardScales({ width: 340 });

/** The square: the four inputs, the line, and the side that fires. */
export function squarePicture(
  bench: Bench,
  answer: BenchAnswer,
  handles = false,
): Figure {
  const { threshold, tie, inhibition } = bench;
  const { weights, rows } = answer;
  const { width, height } = SQUARE;
  const alt = squareSentence(bench, answer);
  const board = halfPlaneBoard({
    width,
    points: rows.map((row) => corner(row, bench)),
    lines: [{ weights, threshold, tie, sides: true }],
    // A veto decides alone where its input is nearer to 1 than to 0.
    decided: {
      ...inhibition.includes(1) ? { right: 0.5 } : {},
      ...inhibition.includes(2) ? { bottom: 0.5 } : {},
    },
    handles,
  });
  return figure({ width, height, alt }, board);
}

function corner(row: BenchRow, bench: Bench): BoardPoint {
  const note = row.vetoes.length > 0 ? " veto" : row.tie ? " tie" : "";
  return {
    x: row.x,
    y: row.y,
    name: `${place(row)}${note}`,
    wrong: row.wanted !== undefined && row.wanted !== row.y,
    focus: place(row) === chosenPlace(bench),
  };
}

function chosenPlace({ row }: Bench): string | undefined {
  return row && `(${row.join(", ")})`;
}

/** The row that is explained, if one is. */
export function chosenRow(
  bench: Bench,
  { rows }: BenchAnswer,
): BenchRow | undefined {
  return rows.find((row) => place(row) === chosenPlace(bench));
}

/** The unit, at work on the row that is explained; its margins are left to the page. */
export function unitPicture(bench: Bench): Figure {
  const { weights, threshold, tie, inhibition, row } = bench;
  const unit = unitDiagram({
    weights,
    vetoes: inhibition,
    threshold,
    tie,
    values: row,
  });
  const height = unit.getAttribute("height")!;
  unit.setAttribute("viewBox", `36 14 448 ${Number(height) - 20}`);
  unit.setAttribute("width", "448");
  unit.setAttribute("height", `${Number(height) - 20}`);
  return unit;
}

const [LINE, TOP] = [32, 34]; // px: height of a row of the table, and of its head

/** The truth table: inputs, sum against threshold, output. */
function tablePicture(bench: Bench, answer: BenchAnswer): Figure {
  const [height, width] = [TOP + 4 * LINE + 6, 448];
  const head = [["x_1", 30], ["x_2", 70], ["y", 380]] as const;
  const marks = answer.rows.flatMap((row, i): Mark[] => {
    const y = TOP + (i + 0.5) * LINE;
    const note = row.vetoes.length > 0 ? "" : row.tie ? "tie" : "";
    return [
      path([[8, y - LINE / 2], [width - 8, y - LINE / 2]], {
        stroke: palette.greyTint,
      }),
      label(`${row.x[0]}`, 30, y),
      label(`${row.x[1]}`, 70, y),
      label(comparison(bench, row), 110, y, { anchor: "start" }),
      classMark(row.y, [372, y], 8),
      label(`${row.y}`, 394, y, { bold: true }),
      ...note ? [label(note, 428, y, { fill: palette.greyText })] : [],
    ];
  });
  const alt = answer.rows.map((row) => rowSentence(bench, row)).join(" ");
  return figure(
    { width, height, alt },
    ...head.map(([name, x]) => label(name, x, TOP / 2, { size: 20 })),
    label("sum against threshold", 110, TOP / 2, {
      anchor: "start",
      fill: palette.greyText,
    }),
    ...marks,
  );
}

/** The bench as one picture, for all who run no scripts. */
export function firstFrame(bench: Bench): Figure {
  const answer = benchAnswer(bench);
  const [unit, table, square] = [
    unitPicture(bench),
    tablePicture(bench, answer),
    squarePicture(bench, answer),
  ];
  const name = spokenName(answer.name);
  const caption = lineEquation(bench, answer) === undefined
    ? `No weight counts, so there is no line. This is ${name}.`
    : `Weights, sums, line and name are one thing seen four times: this is ${name}.`;
  const left = sideBySide([unit, table], { columns: 1 });
  const frame = sideBySide([left, square], {
    titles: [`fires when ${condition(bench, answer)}`, `this is ${name}`],
  });
  const alt = [unit, table, square].map((one) =>
    one.getAttribute("aria-label")
  );
  frame.setAttribute("aria-label", `${alt.join(" ")} This is ${name}.`);
  frame.setAttribute("data-caption", caption);
  return frame;
}
