/** The plane of the inputs: the four points, and the line with two handles; or the lines of the hidden units. */

import { figure, type Mark } from "../../../figures/document.ts";
import { pair } from "../../../figures/numbers.ts";
import type { Point } from "../../../figures/placement.ts";
import { rowsMapped } from "../../xor_board/features.ts";
import {
  flipped,
  type Handles,
  handlesOf,
  moved,
  NUDGE,
  sameUnit,
  unitThrough,
} from "../../xor_board/line.ts";
import { netPlane, SCALES, triedPlane } from "../../xor_board/planes.ts";
import { rowsTried } from "../../xor_board/rows.ts";
import {
  type Board,
  settled,
  type UnitNumbers,
} from "../../xor_board/state.ts";
import { equation, score } from "../../xor_board/words.ts";
import { button, element } from "../element.ts";
import { handle } from "./handle.ts";
import type { Desk, Panel } from "./panel.ts";
import { unitFields } from "./unit_fields.ts";

/**
 * The plane, and the numbers of its line below it.
 *
 * @param net stands there instead where the lines are those of the hidden units
 */
export function linePlane(desk: Desk, net: Panel): Panel {
  let held: Handles | undefined;
  let drawn = ""; // what the picture shows: on the points' way it stays as it is
  const paper = element("div.picture");
  const place = element("div.plane", {}, paper);
  const put = (which: 0 | 1, to: Point) => {
    const next = held && moved(held, which, to);
    if (next === undefined || next === held) return;
    held = next;
    draw(unitThrough(held));
  };
  const draw = (line: UnitNumbers) => {
    desk.change({ line });
    desk.say(score(rowsTried(desk.board().gate, line)));
  };
  const grips = ([0, 1] as const).map((which) =>
    handle({
      name: `Handle ${which + 1} of the line`,
      from: (x, y) => SCALES.fromPx(inPlane(place, x, y)),
      by: (dx, dy) => {
        const at = held?.[which];
        if (at) put(which, [at[0] + dx * NUDGE, at[1] + dy * NUDGE]);
      },
      to: (at) => put(which, at),
    })
  );
  place.append(...grips.map(({ element }) => element));
  const fields = unitFields("the line", draw);
  const flip = button("", "Flip the side", () => {
    held = held && [held[1], held[0]];
    draw(flipped(desk.board().line));
  });
  const back = button("", "Bring the line back", () => {
    draw(settled({}).line);
    grips[0].element.focus();
  });
  const controls = element("div.controls", {}, fields.element, flip, back);
  const title = element("h3");
  return {
    element: element(
      "div.column.left",
      {},
      title,
      place,
      controls,
      net.element,
    ),
    show: (board) => {
      const { line, part } = board;
      const trying = part !== "features";
      if (!held || !sameUnit(unitThrough(held), line)) held = handlesOf(line);
      title.textContent = trying ? "One line" : "What comes in";
      const now = JSON.stringify({ ...board, t: 0, step: 0 });
      if (now !== drawn) paper.replaceChildren(picture(board));
      drawn = now;
      grips.forEach(({ show }, i) =>
        show(trying && held ? SCALES.toPx(held[i]) : undefined, held?.[i])
      );
      controls.hidden = !trying;
      net.element.hidden = trying;
      if (!trying) net.show(board);
      back.hidden = held !== undefined;
      fields.show(line);
    },
  };
}

/** The plane as a picture with alt text. */
function picture(board: Board): Node {
  const { width, height } = SCALES;
  const drawn = (alt: string, mark: Mark) =>
    figure({ width, height, alt }, mark) as unknown as Node;
  if (board.part === "features") {
    const rows = rowsMapped(board);
    const lines = board.hidden.map((unit, i) => `h${i + 1}, ${equation(unit)}`);
    return drawn(
      `The plane of the inputs with the lines of ${lines.join(", and ")}. ` +
        `The whole net: ${score(rows)}`,
      netPlane(board, rows),
    );
  }
  const rows = rowsTried(board.gate, board.line);
  return drawn(
    `The four points of ${board.gate} and the line ${equation(board.line)}: ${
      score(rows)
    } It fires at ${
      rows.filter(({ says }) => says === 1).map(({ x }) => pair(x)).join(
        ", ",
      ) ||
      "none"
    }.`,
    triedPlane(board.line, rows),
  );
}

/** Where the pointer is in the picture, in the picture's own px. */
function inPlane(place: HTMLElement, x: number, y: number): Point {
  const { left, top, width } = place.getBoundingClientRect();
  const scale = SCALES.width / width;
  return [(x - left) * scale, (y - top) * scale];
}
