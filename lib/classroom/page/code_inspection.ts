/** What is known about a name: shown over it, for a pointer that rests there and for Shift+Tab. */

import type { Extension } from "@codemirror/state";
import {
  activateHover,
  closeHoverTooltips,
  EditorView,
  hoverTooltip,
  keymap,
  type Tooltip,
} from "@codemirror/view";
import { renderMarkdown } from "../markdown.ts";
import { element } from "./element.ts";
import type { LectureStore } from "./lecture_store.ts";
import { sanitised } from "./sanitise.ts";

/** Milliseconds that a pointer must rest. */
const REST = 500;

/** Inspection in the editor of a cell. */
export function inspections(
  store: LectureStore,
  id: string,
  notebook: (name: string) => string,
): Extension {
  const tooltip = hoverTooltip(
    async (view, at) => {
      const word = view.state.wordAt(at);
      if (!word) return null;
      const source = view.state.doc.toString();
      const answer = await store.inspect(id, source, at);
      const { markdown = "" } = answer ?? {};
      return markdown === "" ? null : tooltipOf(word, markdown, notebook);
    },
    { hoverTime: REST, hideOnChange: true },
  );
  const show = (view: EditorView) => {
    activateHover(view, view.state.selection.main.head, -1, { tooltip });
    return true;
  };
  const hide = (view: EditorView) => {
    const open = view.dom.ownerDocument.querySelector(".inspection") !== null;
    view.dispatch({ effects: closeHoverTooltips });
    return open;
  };
  return [
    tooltip,
    keymap.of([
      { key: "Shift-Tab", run: show },
      { key: "Escape", run: hide },
    ]),
  ];
}

function tooltipOf(
  { from, to }: { readonly from: number; readonly to: number },
  markdown: string,
  notebook: (name: string) => string,
): Tooltip {
  return {
    pos: from,
    end: to,
    above: true,
    create: () => {
      const dom = element("div.inspection.prose");
      dom.append(sanitised(renderMarkdown(markdown, { notebook }), "markdown"));
      return { dom };
    },
  };
}
