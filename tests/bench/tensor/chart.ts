/** What was measured, as one picture: bars for each problem, ours in black, peers in grey. */

import {
  draw,
  type Figure,
  figure,
  type Mark,
  path,
} from "../../../lib/figures/document.ts";
import { label, labelWidth } from "../../../lib/figures/label.ts";
import { palette } from "../../../lib/figures/palette.ts";
import { sideBySide } from "../../../lib/figures/side_by_side.ts";
import type { Reached } from "./measure.ts";
import { ratio } from "./targets.ts";

/** The bars of one problem. */
export type Panel = {
  readonly title: string;
  /** What the numbers are. */
  readonly unit: string;
  readonly rows: readonly Reached[];
  /** The number of a row. */
  value(row: Reached): number;
  /** A limit that is worth seeing, in the same unit. */
  readonly limit?: { readonly text: string; readonly value: number };
};

const [WIDTH, ROW] = [640, 28]; // px

/** How much wider bold letters are. */
const BOLD = 1.08;

/** All panels as one picture, two in a row. */
export function chart(panels: readonly Panel[], caption: string): Figure {
  const names = panels.flatMap(({ rows }) =>
    rows.map(({ contender }) => contender.name)
  );
  const left = 14 + Math.max(...names.map((name) => labelWidth(name) * BOLD));
  const figures = panels.map((panel) => panelFigure(panel, left));
  return sideBySide(figures, {
    titles: panels.map(({ title }) => title),
    columns: Math.min(2, panels.length),
    caption,
  });
}

function panelFigure(
  { unit, rows, value, limit }: Panel,
  left: number,
): Figure {
  const sorted = [...rows].sort((a, b) => value(b) - value(a));
  const peer = sorted.find(({ contender }) => contender.name === "tfjs-wasm");
  const texts = sorted.map((row) => {
    const times = peer ? `, ${ratio(value(row) / value(peer))}×` : "";
    return `${short(value(row))}${times}`;
  });
  const names = sorted.map(({ contender }) => contender.name);
  const room = WIDTH - left - 20 -
    Math.max(...texts.map((text) => labelWidth(text) * BOLD));
  const most = Math.max(value(sorted[0]), limit?.value ?? 0);
  const top = limit ? 60 : 38;
  const bottom = top + ROW * sorted.length;
  const said = names.map((name, i) => `${name} ${texts[i]}`).join("; ");
  return figure(
    {
      width: WIDTH,
      height: bottom + 16,
      alt: `${unit}${peer ? ", and how often tfjs-wasm's" : ""}: ${said}.`,
    },
    label(`${unit}${peer ? ", × tfjs-wasm" : ""}`, left, 18, {
      anchor: "start",
      fill: palette.greyText,
    }),
    ...(limit ? limitMarks(limit, [left, room / most], [top, bottom]) : []),
    ...sorted.flatMap(({ contender: { name, ours } }, i) =>
      bar({
        name,
        ours,
        text: texts[i],
        x: left,
        y: top + i * ROW,
        length: room * value(sorted[i]) / most,
      })
    ),
    path([[left, top - 4], [left, bottom + 4]], { stroke: palette.ink }),
  );
}

function bar(
  { name, ours, text, x, y, length }: {
    readonly name: string;
    readonly ours: boolean;
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly length: number;
  },
): Mark[] {
  const middle = y + ROW / 2;
  return [
    draw("rect", {
      x,
      y: y + 4,
      width: length,
      height: ROW - 8,
      fill: ours ? palette.ink : palette.grey,
    }),
    label(name, x - 9, middle, { anchor: "end", bold: ours }),
    label(text, x + length + 8, middle, {
      anchor: "start",
      bold: ours,
      halo: true,
    }),
  ];
}

function limitMarks(
  { text, value }: NonNullable<Panel["limit"]>,
  [left, scale]: readonly [number, number],
  [top, bottom]: readonly [number, number],
): Mark[] {
  const x = left + value * scale;
  return [
    path([[x, top - 4], [x, bottom + 4]], {
      stroke: palette.greyText,
      "stroke-dasharray": "3 4",
    }),
    label(text, x, top - 14, { size: 14, fill: palette.greyText }),
  ];
}

/** Three digits that count, thousands as k. */
function short(x: number): string {
  const [number, unit] = x >= 1e4 ? [x / 1e3, "k"] : [x, ""];
  return Number(number.toPrecision(3)).toLocaleString("en") + unit;
}
