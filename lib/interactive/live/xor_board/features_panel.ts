/** The way out: the points as two hidden units place them, the third unit's line there, and the table. */

import { figure } from "../../../figures/document.ts";
import { decimal } from "../../../figures/numbers.ts";
import {
  gateOfUnit,
  lineOfFeatures,
  type RowMapped,
  rowsMapped,
} from "../../xor_board/features.ts";
import { featurePlane, SCALES } from "../../xor_board/planes.ts";
import { presetOf, PRESETS } from "../../xor_board/presets.ts";
import type { UnitNumbers } from "../../xor_board/state.ts";
import { landed, score, together } from "../../xor_board/words.ts";
import { button, element } from "../element.ts";
import { formula, mark, table } from "./formula.ts";
import type { Desk, Panel } from "./panel.ts";
import { travel } from "./travel.ts";
import { unitFields } from "./unit_fields.ts";

/** The plane of the hidden units and the table; their numbers go under the plane of the inputs. */
export function featuresPanel(desk: Desk): Panel & { readonly under: Panel } {
  const title = element("h3", {}, "What the hidden units make of it");
  const paper = element("div.plane");
  const way = travel(desk);
  const verdict = element("p.count");
  const place = element("div.table");
  const beside = element("p.quiet");
  return {
    under: netPanel(desk),
    element: element(
      "div.column",
      {},
      title,
      paper,
      way.element,
      beside,
      verdict,
      place,
    ),
    show: (board) => {
      const rows = rowsMapped(board);
      const separable = lineOfFeatures(board) !== undefined;
      const { width, height } = SCALES;
      const alt = board.t === 1
        ? `${landed(rows, separable)} The third unit: ${score(rows)}`
        : `The four points, ${
          Math.round(100 * board.t)
        } % of the way from the inputs to the hidden units.`;
      paper.replaceChildren(
        figure(
          { width, height, alt },
          featurePlane(board, rows),
        ) as unknown as Node,
      );
      verdict.textContent = separable
        ? `With these hidden units a line separates ${board.gate}. The third unit: ${
          score(rows)
        }`
        : `With these hidden units no line separates ${board.gate} either.`;
      beside.textContent = board.t > 0 ? together(rows) : "";
      place.replaceChildren(netTable(rows));
      way.show(board);
    },
  };
}

/** The units of the net and their numbers. */
function netPanel(desk: Desk): Panel {
  const idea = element("p.quiet");
  const parts = [netControls(desk), unitRows(desk)];
  return {
    element: element("div", {}, idea, ...parts.map(({ element }) => element)),
    show: (board) => {
      const words = PRESETS[presetOf(board)]?.idea ?? "";
      idea.textContent = `${words} Shaded is where the whole net says 1.`
        .trim();
      for (const part of parts) part.show(board);
    },
  };
}

/** Which net, and of what units. */
function netControls(desk: Desk): Panel {
  const select = element(
    "select.net",
    { "aria-label": "Hidden units and output" },
    ...PRESETS.map(({ name }, i) => element("option", { value: i }, name)),
    element("option", { value: -1 }, "your own"),
  );
  select.addEventListener("change", () => {
    const preset = PRESETS[Number(select.value)];
    if (preset === undefined) return;
    const { gate, hidden, output, kind } = preset;
    desk.change({ gate, hidden, output, kind, step: 0 });
  });
  const kinds = (["step", "sigmoid"] as const).map((kind) =>
    [kind, button("", kind, () => desk.change({ kind }))] as const
  );
  return {
    element: element(
      "div.controls",
      {},
      select,
      element(
        "div.parts",
        { role: "group", "aria-label": "Kind of units" },
        ...kinds.map(([, made]) => made),
      ),
    ),
    show: (board) => {
      select.value = String(presetOf(board));
      for (const [kind, made] of kinds) {
        made.setAttribute("aria-pressed", String(kind === board.kind));
      }
    },
  };
}

/** The numbers of the three units, and what each is. */
function unitRows(desk: Desk): Panel {
  const change = [
    (unit: UnitNumbers) =>
      desk.change({ hidden: [unit, desk.board().hidden[1]] }),
    (unit: UnitNumbers) =>
      desk.change({ hidden: [desk.board().hidden[0], unit] }),
    (unit: UnitNumbers) => desk.change({ output: unit }),
  ];
  const rows = ["h_1", "h_2", "\\hat{y}"].map((letter, i) => ({
    fields: unitFields(["h1", "h2", "the output"][i], change[i]),
    name: element("span.name"),
    letter: formula(letter),
  }));
  const find = button("", "Find the output's line", () => {
    const output = lineOfFeatures(desk.board());
    if (output) desk.change({ output });
  });
  const steeper = button("", "Steeper: all weights × 4", () => {
    const { hidden: [h1, h2], output } = desk.board();
    desk.change({ hidden: [times4(h1), times4(h2)], output: times4(output) });
  });
  return {
    element: element(
      "div.units",
      {},
      ...rows.map(({ fields, name, letter }) =>
        element("div.unit", {}, letter, fields.element, name)
      ),
      element("div.controls", {}, find, steeper),
    ),
    show: (board) => {
      const units = [...board.hidden, board.output];
      rows.forEach(({ fields, name }, i) => {
        fields.show(units[i]);
        name.textContent = gateOfUnit(units[i]);
      });
      find.disabled = lineOfFeatures(board) === undefined;
      steeper.hidden = board.kind === "step";
      const steepest = units.some((unit) => largest(unit) > 250);
      if (steepest && steeper.matches(":focus")) find.focus();
      steeper.disabled = steepest;
    },
  };
}

function times4({ weights, threshold }: UnitNumbers): UnitNumbers {
  return { weights: weights.map((w) => 4 * w), threshold: 4 * threshold };
}

function largest({ weights, threshold }: UnitNumbers): number {
  return Math.max(...[...weights, threshold].map(Math.abs));
}

function netTable(rows: readonly RowMapped[]): HTMLElement {
  return table(
    ["x_1", "x_2", "h_1", "h_2", "z", "\\hat{y}", "y"].map(formula).concat(
      element("span.spoken", {}, "right or wrong"),
    ),
    rows.map(({ x, h, z, yHat, wanted, right }) => [
      String(x[0]),
      String(x[1]),
      ...h.map((value) => decimal(value)),
      decimal(z),
      decimal(yHat),
      String(wanted),
      mark(right),
    ]),
    "Each row on its way through the net",
  );
}
