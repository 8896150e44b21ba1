/** The truth table of the bench: four rows with their sums, each of which can be chosen. */

import { allBits, type Bits } from "../../../logic/bits.ts";
import type { BenchRow } from "../../gate_bench/bench_unit.ts";
import type { Bench } from "../../gate_bench/bench_state.ts";
import { comparison } from "../../gate_bench/bench_words.ts";
import { element } from "../element.ts";
import type { Part } from "./part.ts";
import { mathText } from "./math_text.ts";

/** The table. @param choose is told the inputs of the row that was pressed */
export function benchTable(choose: (row: Bits) => void): Part {
  const wanted = element("th.wanted", { scope: "col" }, "wanted");
  const rows = allBits(2).map((x) => tableRow(x, () => choose(x)));
  const head = element(
    "tr",
    {},
    element(
      "th",
      { scope: "col" },
      ...mathText("x_1"),
      " ",
      ...mathText("x_2"),
    ),
    element("th.sum", { scope: "col" }, "sum against threshold"),
    element("th", { scope: "col" }, ...mathText("y")),
    wanted,
  );
  return {
    element: element(
      "table",
      { "aria-label": "Truth table" },
      element("thead", {}, head),
      element("tbody", {}, ...rows.map((row) => row.element)),
    ),
    show: (bench, answer) => {
      wanted.hidden = bench.goal === undefined;
      answer.rows.forEach((row, i) => rows[i].show(bench, row));
    },
  };
}

function tableRow(x: Bits, choose: () => void) {
  const pick = element(
    "button.pick",
    { type: "button" },
    element("span.unseen", {}, "Row "),
    x.join(" "),
  );
  const sum = element("td.sum");
  const output = element("td.output");
  const wanted = element("td.wanted");
  const made = element(
    "tr",
    {},
    element("th", { scope: "row" }, pick),
    sum,
    output,
    wanted,
  );
  made.addEventListener("click", choose);
  const show = (bench: Bench, row: BenchRow) => {
    const chosen = String(bench.row) === String(x);
    made.classList.toggle("chosen", chosen);
    made.classList.toggle("vetoed", row.vetoes.length > 0);
    pick.setAttribute("aria-pressed", String(chosen));
    sum.replaceChildren(
      comparison(bench, row),
      row.tie && row.vetoes.length === 0 ? element("span.tag", {}, "tie") : "",
    );
    output.replaceChildren(classText(row.y));
    wanted.hidden = row.wanted === undefined;
    if (row.wanted === undefined) return;
    const wrong = row.wanted !== row.y;
    wanted.replaceChildren(
      classText(row.wanted),
      wrong ? element("span.tag.wrong", {}, "wrong") : "",
    );
  };
  return { element: made, show };
}

/** A class as everywhere: a filled disc for 1, an open ring for 0, and the number. */
function classText(y: 0 | 1): HTMLElement {
  const mark = element(y === 1 ? "span.disc" : "span.ring");
  return element("span.class", {}, mark, String(y));
}
