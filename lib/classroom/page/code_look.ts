/** How code looks in the editor: the colours of the page's theme. */

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { CODE_COLOURS } from "../code_palette.ts";

const palette = HighlightStyle.define(
  CODE_COLOURS.map(({ tag, style }) => ({ tag, ...style })),
);

/** The look of an editor; sizes and colours stand in `code.css`. */
export const codeLook: Extension = syntaxHighlighting(palette);
