/** What a gate bench on a page shows, as plain data, and what the library says that it should. */

import type { Page } from "playwright-core";
import {
  squarePicture,
  unitPicture,
} from "../../../lib/interactive/gate_bench/bench_picture.ts";
import {
  type GateBenchState,
  readBench,
} from "../../../lib/interactive/gate_bench/bench_state.ts";
import {
  agreement,
  benchAnswer,
} from "../../../lib/interactive/gate_bench/bench_unit.ts";
import {
  comparison,
  spokenName,
} from "../../../lib/interactive/gate_bench/bench_words.ts";
import { stateLine } from "../../../lib/interactive/state_line.ts";

/** Everything that can be read from a bench. */
export type Shown = {
  readonly line: string;
  readonly name: string | null;
  readonly sums: readonly string[];
  readonly outputs: readonly string[];
  readonly wanted: readonly string[];
  readonly alts: readonly (string | null)[];
  readonly sliders: readonly number[];
  readonly fields: readonly string[];
  readonly vetoes: readonly (string | null)[];
  readonly ties: string;
  readonly chip: string;
  readonly done: boolean;
};

/** Puts lines into the bench at an index, and reads it after each; it runs in the page. */
const READ = `(lines, index) => {
  const root = document.querySelectorAll("[data-nets-figure=gateBench]")[index].shadowRoot;
  const one = (selector) => root.querySelector(selector);
  const all = (selector, read) => [...root.querySelectorAll(selector)].map(read);
  const texts = (selector) =>
    all(selector, (found) => found.hidden ? [] : [found.textContent]).flat();
  return lines.map((line) => {
    if (line !== "") {
      one(".line").value = line;
      one(".line").dispatchEvent(new Event("change"));
    }
    return {
      line: one(".line").value,
      name: one(".name").textContent,
      sums: texts("td.sum"),
      outputs: texts("td.output"),
      wanted: texts("td.wanted"),
      alts: all("svg[role=img]", (svg) => svg.getAttribute("aria-label")),
      sliders: all("input[type=range]", (slider) => Math.fround(slider.valueAsNumber)),
      fields: all("input[type=number]", (field) => field.value),
      vetoes: all(".veto", (veto) => veto.getAttribute("aria-pressed")),
      ties: one("input[type=radio]:checked").value,
      chip: texts(".chips .now").join(),
      done: one(".verdict").classList.contains("done"),
    };
  });
}`;

/** Puts lines into a bench, one after the other; an empty one changes nothing. @returns what it shows after each */
export function shownAfter(
  page: Page,
  lines: readonly string[],
  index = 0,
): Promise<readonly Shown[]> {
  return page.evaluate(`(${READ})(${JSON.stringify(lines)}, ${index})`);
}

/** What a bench of this state must show, by the library. */
export function expected(state: GateBenchState): Shown {
  const bench = readBench(state);
  const answer = benchAnswer(bench);
  const { rows } = answer;
  const numbers = [...bench.weights, bench.threshold];
  const alts = [unitPicture(bench), squarePicture(bench, answer)];
  return {
    line: stateLine("gateBench", bench),
    name: spokenName(answer.name),
    sums: rows.map((row) =>
      comparison(bench, row) + (row.tie && row.vetoes.length === 0 ? "tie" : "")
    ),
    outputs: rows.map(({ y }) => String(y)),
    wanted: rows.flatMap(({ y, wanted }) =>
      wanted === undefined ? [] : [`${wanted}${wanted === y ? "" : "wrong"}`]
    ),
    alts: alts.map((picture) => picture.getAttribute("aria-label")),
    sliders: numbers.map(Math.fround), // a slider keeps 15 digits
    fields: numbers.map(String),
    vetoes: [1, 2].map((input) => String(bench.inhibition.includes(input))),
    ties: bench.tie,
    chip: `${spokenName(answer.name)}, on the bench`,
    done: agreement(answer) === 4,
  };
}
