/** The sixteen gates: one of them as a goal, and which have been made. */

import { draw, type Mark } from "../../../figures/document.ts";
import { classMark } from "../../../figures/marks.ts";
import { ALL_TWO_INPUT } from "../../../logic/gates.ts";
import type { TruthTable } from "../../../logic/truth_table.ts";
import { spokenName } from "../../gate_bench/bench_words.ts";
import { element } from "../element.ts";
import type { Part } from "./part.ts";

/** The choice of a gate to make. */
export function goalChoice(choose: (goal: string | undefined) => void): Part {
  const select = element(
    "select",
    {},
    element("option", { value: "" }, "a gate …"),
    ...ALL_TWO_INPUT.map(({ name }) =>
      element("option", { value: name! }, spokenName(name!))
    ),
  );
  select.addEventListener("change", () => choose(select.value || undefined));
  return {
    element: element("label", {}, "Make: ", select),
    show: ({ goal }) => select.value = goal ?? "",
  };
}

/** All gates in a row; those that have been made since the page was opened are marked. */
export function gateChips(): Part {
  const made = new Set<string>();
  const count = element("p.count");
  const chips = ALL_TWO_INPUT.map((gate) => {
    const state = element("span.unseen");
    const chip = element(
      "li",
      {},
      pattern(gate) as unknown as Node,
      spokenName(gate.name!),
      state,
    );
    return { name: gate.name!, chip, state };
  });
  return {
    element: element(
      "div",
      {},
      count,
      element("ul.chips", {}, ...chips.map(({ chip }) => chip)),
    ),
    show: (_bench, { name: now }) => {
      made.add(now);
      count.textContent = `Made so far: ${made.size} of 16`;
      for (const { name, chip, state } of chips) {
        chip.classList.toggle("made", made.has(name));
        chip.classList.toggle("now", name === now);
        state.textContent = name === now
          ? ", on the bench"
          : made.has(name)
          ? ", made"
          : ", not made yet";
      }
    },
  };
}

/** The square of a gate in small: its four corners. */
function pattern(gate: TruthTable): Mark {
  return draw(
    "svg",
    { width: 22, height: 22, viewBox: "0 0 44 44", "aria-hidden": "true" },
    ...gate.rows().map(({ x, y }) =>
      classMark(y, [10 + 24 * x[0], 34 - 24 * x[1]])
    ),
  );
}
