/** What could stand at the cursor: asked of the kernel and its language server. */

import {
  autocompletion,
  type Completion as Option,
  type CompletionContext,
  completionKeymap,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { Completion } from "../presenter/protocol.ts";
import type { LectureStore } from "./lecture_store.ts";

/** Kinds that the editor has a sign for, by what a language server calls them. */
const KINDS: Readonly<Record<string, string>> = {
  alias: "variable",
  const: "constant",
  field: "property",
  module: "namespace",
  struct: "class",
  enumMember: "constant",
};

/** Completion in the editor of a cell. */
export function completions(store: LectureStore, id: string): Extension {
  const source = async (
    context: CompletionContext,
  ): Promise<CompletionResult | null> => {
    const asked = context.explicit ||
      context.matchBefore(/[\w$.]$/) !== null;
    if (!asked) return null;
    const text = context.state.doc.toString();
    const answer = await store.complete(id, text, context.pos);
    if (!answer || answer.matches.length === 0 || context.aborted) return null;
    return {
      from: answer.start,
      to: Math.max(answer.end, context.pos),
      options: answer.matches.map(optionOf),
      validFor: /^[\w$]*$/,
    };
  };
  return [
    autocompletion({
      override: [source],
      icons: true,
      closeOnBlur: true,
      maxRenderedOptions: 60,
    }),
    keymap.of(completionKeymap),
  ];
}

/** In the order in which they came; but what is meant to stay inside comes last. */
function optionOf(
  { text, kind, detail }: Completion["matches"][number],
  place: number,
): Option {
  const isInner = text.startsWith("_");
  return {
    label: text,
    sortText: `${isInner ? 1 : 0}${String(place).padStart(5, "0")}`,
    ...(kind === undefined ? {} : { type: KINDS[kind] ?? kind }),
    ...(detail === undefined ? {} : { detail }),
  };
}
