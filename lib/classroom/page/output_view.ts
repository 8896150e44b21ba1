/** The outputs of one cell in the page. */

import type { Output } from "../notebook.ts";
import { morph } from "./morph.ts";
import { outputError } from "./output_error.ts";
import { outputRich, type RichPlace } from "./output_rich.ts";
import { OutputText } from "./output_text.ts";

/** Shows what a cell put out, and touches only what changed. */
export class OutputView {
  /** Where the outputs stand; empty while there are none. */
  readonly element: HTMLElement = document.createElement("div");
  #parts: Part[] = [];
  #place: (index: number) => RichPlace;

  /**
   * A place for outputs, empty at first.
   *
   * @param place what the output with an index needs to know of the page
   */
  constructor(place: (index: number) => RichPlace) {
    this.#place = place;
    this.element.className = "outputs";
  }

  /**
   * Makes the place show these outputs.
   *
   * What did not change keeps its elements, so a chart that is drawn again does not flicker
   * and what a reader unfolded stays so.
   */
  update(outputs: readonly Output[]): void {
    outputs.forEach((output, i) => {
      const part = this.#parts[i];
      if (part?.output === output) return;
      if (part && renew(part, output, this.#place(i))) return;
      const next = made(output, this.#place(i));
      if (part) part.element.replaceWith(next.element);
      else this.element.append(next.element);
      this.#parts[i] = next;
    });
    for (const part of this.#parts.splice(outputs.length)) {
      part.element.remove();
    }
  }
}

/** One output and its place; `text` where it is printed text that may go on. */
type Part = {
  output: Output;
  readonly element: HTMLElement;
  readonly text?: OutputText;
};

function made(output: Output, place: RichPlace): Part {
  const element = document.createElement("div");
  element.className = `output output-${output.output_type}`;
  if (output.output_type === "stream") {
    const isError = output.name === "stderr";
    if (isError) element.classList.add("output-stderr");
    const text = new OutputText(output.text, isError ? "stderr" : undefined);
    element.append(text.element);
    return { output, element, text };
  }
  element.append(
    output.output_type === "error"
      ? outputError(output)
      : outputRich(output.data, place),
  );
  return { output, element };
}

/** Changes a part in place, if it is of the same kind as the output that follows. */
function renew(part: Part, output: Output, place: RichPlace): boolean {
  const old = part.output;
  if (old.output_type !== output.output_type) return false;
  if (output.output_type === "stream") {
    if ((old as typeof output).name !== output.name) return false;
    part.text!.update(output.text);
  } else if ("data" in output) {
    if (
      JSON.stringify((old as typeof output).data) !==
        JSON.stringify(output.data)
    ) {
      const next = outputRich(output.data, place);
      // Text and frames have a life of their own that new attributes do not reach.
      const owned = ".output-text, .output-frame, .json";
      if (part.element.querySelector(owned) || next.querySelector(owned)) {
        part.element.replaceChildren(next);
      } else morph(part.element, next);
    }
  } else return false;
  part.output = output;
  return true;
}
