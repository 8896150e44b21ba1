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
export function inspections(store: LectureStore, id: string): Extension {
  const tooltip = hoverTooltip(
    (view, at) => inspectionAt(view, at, store, id),
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

async function inspectionAt(
  view: EditorView,
  at: number,
  store: LectureStore,
  id: string,
): Promise<Tooltip | null> {
  const word = view.state.wordAt(at);
  if (!word) return null;
  const answer = await store.inspect(id, view.state.doc.toString(), at);
  const markdown = answer?.markdown;
  if (!markdown) return null;
  return {
    pos: word.from,
    end: word.to,
    above: true,
    create: () => {
      const dom = element("div.inspection.prose");
      dom.append(sanitised(renderMarkdown(markdown), "markdown"));
      return { dom };
    },
  };
}
