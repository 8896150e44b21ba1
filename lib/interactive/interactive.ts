/** A figure that answers, as an output: a picture first, then the script that brings it to life. */

import { type Bundle, DISPLAY, type Displayable } from "../notebook/kernel.ts";
import { Html, markup } from "../notebook/markup.ts";
import { type Drawing, pictureBundle } from "../notebook/picture.ts";
import { packedScript } from "./packed_script.ts";
import { type State, stateLine } from "./state_line.ts";

/** What a figure that answers is made of. */
export type InteractiveParts = {
  /** The function that makes it, and the name its script knows it by: `gateBench`. */
  readonly name: string;
  /** What it starts from. */
  readonly state: State;
  /** How it looks at the start, for all who run no scripts: print, GitHub, a notebook that is not trusted. */
  readonly picture: Drawing;
  /** The program, as `deno task bundle` makes it from `live/`. */
  readonly script: string;
};

/**
 * A figure that needs no kernel to answer.
 *
 * Its HTML is a root with the picture in it, and a script after it. The script finds the
 * roots of its name that do not live yet, so it may run any number of times, and any number
 * of figures may stand on one page.
 */
export class Interactive implements Displayable {
  /** @param parts name, state, picture and script */
  constructor(readonly parts: InteractiveParts) {}

  /** The call that makes this figure as it is. */
  get line(): string {
    return stateLine(this.parts.name, this.parts.state);
  }

  /** As HTML, and in words. */
  [DISPLAY](): Bundle {
    const { name, state, picture, script } = this.parts;
    const first = pictureBundle(picture);
    const root = markup`<div data-nets-figure="${name}" data-state="${
      JSON.stringify(state)
    }">${new Html(first["text/html"])}</div>`;
    return {
      "text/html": `${root}<script>${packedScript(script.trim())}</script>`,
      "text/plain": `${first["text/plain"]}\n${this.line}`,
    };
  }
}
