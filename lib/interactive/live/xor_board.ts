/** The XOR board in the browser: a plane with a line to move, and beside it the rows, the proof, or the way out. */

import { ALL_TWO_INPUT } from "../../logic/gates.ts";
import { answerFor } from "../xor_board/proof.ts";
import { lineOfFeatures } from "../xor_board/features.ts";
import {
  type Board,
  gateOf,
  settled,
  stateOf,
  type XorBoardState,
} from "../xor_board/state.ts";
import { button, element } from "./element.ts";
import { bringToLife, type Program, type Stage } from "./figure.ts";
import { featuresPanel } from "./xor_board/features_panel.ts";
import { linePlane } from "./xor_board/line_plane.ts";
import type { Desk, Panel } from "./xor_board/panel.ts";
import { proofPanel } from "./xor_board/proof_panel.ts";
import { STYLE } from "./xor_board/style.ts";
import { tryPanel } from "./xor_board/try_panel.ts";

const program: Program<XorBoardState> = {
  name: "xorBoard",
  title: "Try to separate XOR",
  style: STYLE,
  read: (state) => stateOf(settled(state)),
  start,
};

function start(stage: Stage<XorBoardState>): (state: XorBoardState) => void {
  let board = settled(stage.state);
  const desk: Desk = {
    board: () => board,
    change: (changes) =>
      stage.set(stateOf(settled(stateOf({ ...board, ...changes })))),
    say: stage.say,
  };
  const features = featuresPanel(desk);
  const plane = linePlane(desk, features.under);
  const panels: Readonly<Record<Board["part"], Panel>> = {
    try: tryPanel(desk),
    proof: proofPanel(desk),
    features,
  };
  const top = head(desk);
  const all = [top, plane, ...Object.values(panels)];
  stage.element.append(
    top.element,
    element(
      "div.columns",
      {},
      plane.element,
      ...Object.values(panels).map(({ element }) => element),
    ),
  );
  return (state) => {
    board = settled(state);
    for (const [part, panel] of Object.entries(panels)) {
      panel.element.hidden = part !== board.part;
    }
    for (const part of all) if (!part.element.hidden) part.show(board);
  };
}

/** The gate, and the three things to be looked at. */
function head(desk: Desk): Panel {
  const select = element(
    "select",
    { "aria-label": "What is to be computed" },
    ...ALL_TWO_INPUT.map((gate) =>
      element("option", { value: String(gate) }, String(gate))
    ),
  );
  select.addEventListener("change", () => {
    const gate = gateOf(select.value);
    const next = { ...desk.board(), gate };
    // The third unit looks for its line anew: the old one was made for another gate.
    const output = lineOfFeatures(next) ?? next.output;
    desk.change({
      gate,
      output,
      step: 0,
      part: next.part === "proof" ? "try" : next.part,
    });
  });
  const parts = [
    ["try", button("", "Try", () => desk.change({ part: "try" }))],
    ["proof", button("", "I give up", () => giveUp(desk))],
    ["features", button("", "The way out", () => wayOut(desk))],
  ] as const;
  return {
    element: element(
      "div.head",
      {},
      element("label.gate", {}, "Separate ", select),
      element(
        "div.parts",
        { role: "group", "aria-label": "What is shown" },
        ...parts.map(([, made]) => made),
      ),
    ),
    show: ({ gate, part }) => {
      select.value = String(gate);
      for (const [name, made] of parts) {
        made.setAttribute("aria-pressed", String(name === part));
      }
    },
  };
}

/** After giving up, the answer: a proof, or a unit whose line is drawn. */
function giveUp(desk: Desk): void {
  const answer = answerFor(desk.board().gate);
  const found = answer.possible ? { line: answer.unit } : {};
  desk.change({ part: "proof", ...found });
}

function wayOut(desk: Desk): void {
  desk.change({ part: "features" });
}

bringToLife(program);
