/** The four rows beside the line: what each asks, with the numbers put in, and the best that was reached. */

import { rightRows, rowsTried } from "../../xor_board/rows.ts";
import type { Board } from "../../xor_board/state.ts";
import { best, rowName } from "../../xor_board/words.ts";
import { element } from "../element.ts";
import { formula, mark, table } from "./formula.ts";
import type { Desk, Panel } from "./panel.ts";

/** What was reached for a gate since the figure was opened. */
type Record3 = { most: number; readonly givenUp: Set<string> };

/** The rows, and how good it gets. */
export function tryPanel(_desk: Desk): Panel {
  const records = new Map<string, Record3>();
  const title = element("h3");
  const hint = element(
    "p.quiet",
    {},
    "Drag the two handles, or give them the arrow keys. The unit fires on the shaded side. " +
      "A black ring is a row that is wrong: make all rings go away.",
  );
  const place = element("div.table");
  const count = element("p.count.main");
  const reached = element("p.quiet");
  return {
    element: element("div.column", {}, title, hint, place, count, reached),
    show: (board) => {
      const rows = rowsTried(board.gate, board.line);
      const record = remembered(records, board);
      const right = rightRows(rows);
      record.most = Math.max(record.most, right);
      if (right === 3) {
        record.givenUp.add(rowName(rows.find((row) => !row.right)!));
      }
      title.textContent = `Four rows of ${board.gate}`;
      place.replaceChildren(rowsTable(rows));
      count.textContent = right === 4
        ? `All 4 rows right: this unit computes ${board.gate}.`
        : `${right} of 4 rows right.`;
      reached.textContent = best(record.most, [...record.givenUp].sort());
    },
  };
}

function remembered(records: Map<string, Record3>, { gate }: Board): Record3 {
  const known = records.get(String(gate));
  if (known) return known;
  const made = { most: 0, givenUp: new Set<string>() };
  records.set(String(gate), made);
  return made;
}

function rowsTable(rows: ReturnType<typeof rowsTried>): HTMLElement {
  return table(
    [
      formula("x_1"),
      formula("x_2"),
      formula("y"),
      "so",
      "with your line",
      element("span.spoken", {}, "right or wrong"),
    ],
    rows.map(({ x, wanted, asks, numbers, right }) => [
      String(x[0]),
      String(x[1]),
      String(wanted),
      formula(asks),
      numbers,
      mark(right),
    ]),
    "What each row asks of the unit, and whether it holds",
  );
}
