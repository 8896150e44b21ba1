/** After giving up: the rows' inequalities added up, one step at a time; or the unit that there is. */

import { decimal } from "../../../figures/numbers.ts";
import {
  answerFor,
  holds,
  leftFor,
  type ProofStep,
} from "../../xor_board/proof.ts";
import type { Board, UnitNumbers } from "../../xor_board/state.ts";
import { rowName, verdict } from "../../xor_board/words.ts";
import { button, type Content, element } from "../element.ts";
import { formula, mark, table } from "./formula.ts";
import type { Desk, Panel } from "./panel.ts";

/** The answer, with its evidence. */
export function proofPanel(desk: Desk): Panel {
  const title = element("h3");
  const body = element("div.table");
  const end = element("p.count");
  const go = (by: number) => {
    desk.change({ step: desk.board().step + by });
    desk.say(said(desk.board()));
  };
  const back = button("", "Back", () => go(-1));
  const next = button(".strong", "Next step", () => go(1));
  const draw = button("", "Draw its line", () => {
    const answer = answerFor(desk.board().gate);
    if (answer.possible) desk.change({ line: answer.unit });
  });
  const controls = element("div.controls", {}, next, back, draw);
  return {
    element: element("div.column", {}, title, body, controls, end),
    show: (board) => {
      const answer = answerFor(board.gate);
      title.textContent = answer.possible
        ? `One unit does ${board.gate}`
        : `Why no line does ${board.gate}`;
      back.hidden = next.hidden = answer.possible;
      draw.hidden = !answer.possible;
      if (answer.possible) {
        body.replaceChildren(...unitFound(answer.unit));
        end.textContent = "";
        return;
      }
      const { steps } = answer;
      const step = Math.min(board.step, steps.length);
      // A button that cannot be pressed any more would take the focus with it.
      if (step === 0 && back.matches(":focus")) next.focus();
      if (step === steps.length && next.matches(":focus")) back.focus();
      back.disabled = step === 0;
      next.disabled = step === steps.length;
      body.replaceChildren(...proof(board, steps, step));
      end.replaceChildren(
        ...step === steps.length && holds(steps) ? conclusion(board) : [],
      );
    },
  };
}

function proof(
  board: Board,
  steps: readonly ProofStep[],
  step: number,
): HTMLElement[] {
  const now = steps.map((each) => leftFor(each, board.line));
  const rows = steps.map((each, i): Content[] => [
    rowName(each),
    formula(each.says),
    i < step
      ? sumOf(each, i === steps.length - 1)
      : element("span.later", {}, "…"),
    element("span", {}, now[i].text, " ", mark(now[i].holds)),
  ]);
  const total = now.reduce((sum, { value }) => sum + value, 0) / 10_000;
  return [
    element(
      "p.quiet",
      {},
      `Suppose some unit did. Then each row says something about its weights. ` +
        (step === 0 ? "Add the rows up." : "Added up:"),
    ),
    table(
      ["row", "it says", "added up", "your line"],
      [...rows, ["", "", "all four:", element("b", {}, decimal(total, 4))]],
      "The rows as inequalities, their running sum, and the left sides for your line",
    ),
  ];
}

/** The sum after a step, and what it made vanish. */
function sumOf({ sumSays, cancelled }: ProofStep, last: boolean): HTMLElement {
  const gone = cancelled.flatMap((name, i): Content[] => [
    i === 0 ? "" : ", ",
    formula(name),
  ]);
  return element(
    last ? "b.contradiction" : "span",
    {},
    formula(sumSays),
    gone.length === 0 || last
      ? null
      : element("span.gone", {}, " (", ...gone, " cancels)"),
  );
}

function conclusion({ gate }: Board): (Node | string)[] {
  return [
    element("b", {}, "0 > 0 is false, so there is no such unit"),
    `, whatever its weights: three rows of ${gate} are the most. ` +
    "Move the line: your four numbers change, and their sum stays 0. " +
    "They would all have to be 0 or more, and two of them above 0.",
  ];
}

function unitFound({ weights, threshold }: UnitNumbers): HTMLElement[] {
  const [w1, w2, theta] = [...weights, threshold].map((w) => decimal(w));
  return [
    element("p", {}, "These weights are right in all four rows:"),
    element(
      "p.found",
      {},
      formula(`w_1 = ${w1}`),
      formula(`w_2 = ${w2}`),
      formula(`\\theta = ${theta}`),
    ),
    element(
      "p.quiet",
      {},
      weights.every((w) => w === 0)
        ? `With weights of 0 there is no line: the unit ${
          threshold > 0 ? "rests" : "fires"
        } everywhere.`
        : "Of whole numbers they are the smallest. A row may lie on the line itself: there the unit fires.",
    ),
  ];
}

/** A step for those who do not see the table. */
function said({ gate, step }: Board): string {
  const answer = answerFor(gate);
  if (answer.possible || step === 0) return verdict(gate);
  const { sumSays } = answer.steps[Math.min(step, answer.steps.length) - 1];
  return `Added up: ${formula(sumSays).textContent}`;
}
