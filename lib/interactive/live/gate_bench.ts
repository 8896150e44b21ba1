/** The gate bench in the browser: what its controls change, and what is shown again then. */

import {
  type Bench,
  type GateBenchState,
  readBench,
} from "../gate_bench/bench_state.ts";
import {
  agreement,
  type BenchAnswer,
  benchAnswer,
} from "../gate_bench/bench_unit.ts";
import { chosenRow, unitPicture } from "../gate_bench/bench_picture.ts";
import {
  challengeSentence,
  condition,
  lineEquation,
  rowSentence,
  spokenName,
} from "../gate_bench/bench_words.ts";
import { element } from "./element.ts";
import { bringToLife, type Program, type Stage } from "./figure.ts";
import { benchControls } from "./gate_bench/controls.ts";
import { gateChips, goalChoice } from "./gate_bench/gates.ts";
import { mathText } from "./gate_bench/math_text.ts";
import { benchSquare } from "./gate_bench/square.ts";
import { BENCH_STYLE } from "./gate_bench/style.ts";
import { benchTable } from "./gate_bench/table.ts";

const HINT =
  "Choose a row, or a corner of the square, to see the unit at work.";

/** Builds the bench once. @returns what shows a state */
function start(stage: Stage<Bench>): (bench: Bench) => void {
  let shown = stage.state;
  const change = (part: Partial<Bench>) => stage.set({ ...shown, ...part });
  const choose = (row: Bench["row"]) =>
    change({ row: String(shown.row) === String(row) ? undefined : row });
  const unit = element("div.unit");
  const [name, when] = [element("p.name"), element("p.when")];
  const [row, verdict] = [element("p.row"), element("p.verdict")];
  const parts = [
    benchControls(change),
    benchTable(choose),
    benchSquare(() => shown, change, choose),
    goalChoice((goal) => change({ goal })),
    gateChips(),
  ] as const;
  const [controls, table, square, goal, chips] = parts;
  stage.element.append(element(
    "div.bench",
    {},
    element("div.side", {}, unit, controls.element, table.element),
    element("div.side", {}, name, when, square.element, row),
    element(
      "div.wide",
      {},
      element("div.goal", {}, goal.element, verdict),
      chips.element,
    ),
  ));
  const memory = bestSoFar();
  return (bench) => {
    const answer = benchAnswer(bench);
    const before = shown;
    shown = bench;
    unit.replaceChildren(unitPicture(bench) as unknown as Node);
    name.textContent = spokenName(answer.name);
    const line = lineEquation(bench, answer) ?? "none, as no weight counts";
    when.replaceChildren(
      ...mathText(`fires when ${condition(bench, answer)}`),
      element("br"),
      ...mathText(`line: ${line}`),
    );
    row.textContent = sentenceOfRow(bench, answer) ?? HINT;
    verdict.textContent = challengeSentence(
      bench,
      answer,
      memory(bench, answer),
    );
    verdict.classList.toggle("done", agreement(answer) === 4);
    for (const part of parts) part.show(bench, answer);
    if (before !== bench) {
      stage.say(news(before, bench, answer, verdict.textContent));
    }
  };
}

function sentenceOfRow(bench: Bench, answer: BenchAnswer): string | undefined {
  const row = chosenRow(bench, answer);
  return row && rowSentence(bench, row);
}

/** What is worth saying to those who do not see the bench: the name, the row, the challenge. */
function news(
  before: Bench,
  bench: Bench,
  answer: BenchAnswer,
  verdict: string,
): string {
  return [
    `${spokenName(answer.name)}.`,
    sentenceOfRow(bench, answer),
    bench.goal !== before.goal || bench.goal !== undefined ? verdict : "",
  ].filter(Boolean).join(" ");
}

/** Remembers the most rows that have agreed with each goal. */
function bestSoFar(): (bench: Bench, answer: BenchAnswer) => number {
  const best = new Map<string, number>();
  return ({ goal }, answer) => {
    if (goal === undefined) return 0;
    const most = Math.max(best.get(goal) ?? 0, agreement(answer) ?? 0);
    best.set(goal, most);
    return most;
  };
}

const program: Program<Bench> = {
  name: "gateBench",
  title: "Gate bench",
  style: BENCH_STYLE,
  read: (state) => readBench(state as GateBenchState),
  start,
};

bringToLife(program);
