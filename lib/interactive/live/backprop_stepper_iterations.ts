/** The stepper's row of iterations: one more with the new weights, back to the start, and the losses so far. */

import { nameText } from "../backprop_stepper/formula.ts";
import type { View } from "../backprop_stepper/view.ts";
import { decimal } from "../../figures/numbers.ts";
import type { Control, Part } from "./backprop_stepper_control.ts";
import { button, element } from "./element.ts";

const LAST = 4; // losses that are always written

/** Makes the row. */
export function iterations(control: Control): Part {
  const problem = element("p.problem", { role: "alert", hidden: true });
  const losses = element("p.losses");
  const to = (iteration: number) => {
    try {
      const { state } = control.view();
      control.set({ ...state, iteration: iteration || undefined, at: 0 });
    } catch (error) {
      problem.textContent = error instanceof Error
        ? error.message
        : String(error);
      problem.hidden = false;
    }
  };
  const done = () => control.view().state.iteration ?? 0;
  const again = button(".again", "Another iteration", () => to(done() + 1));
  const rewind = button(".rewind", "Rewind", () => to(0));
  return {
    element: element("div.iterations", {}, again, rewind, losses, problem),
    show: ({ run, state, names, digits }: View) => {
      problem.hidden = true;
      const written = run.losses.map((loss) => decimal(loss, digits));
      const shown = written.length > LAST + 1
        ? [written[0], "…", ...written.slice(-LAST)]
        : written;
      const count = (state.iteration ?? 0) + 1;
      losses.textContent = `Iteration ${count}: ${nameText(names.loss)} = ${
        shown.join(" → ")
      }`;
    },
  };
}
