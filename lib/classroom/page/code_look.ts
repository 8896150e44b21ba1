/** How code looks: classes of syntax and the colours of the page's theme. */

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { tags } from "@lezer/highlight";

/** Colours are the theme's own variables, so that a change of theme needs no new editor. */
const palette = HighlightStyle.define([
  {
    tag: [
      tags.keyword,
      tags.modifier,
      tags.operatorKeyword,
      tags.controlKeyword,
      tags.definitionKeyword,
      tags.moduleKeyword,
      tags.self,
    ],
    color: "var(--code-keyword)",
  },
  {
    tag: [tags.string, tags.special(tags.string), tags.regexp],
    color: "var(--code-string)",
  },
  {
    tag: [tags.number, tags.bool, tags.null, tags.atom],
    color: "var(--code-number)",
  },
  {
    tag: [tags.comment],
    color: "var(--code-comment)",
    fontStyle: "italic",
  },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
    ],
    color: "var(--code-function)",
  },
  {
    tag: [tags.typeName, tags.className, tags.namespace],
    color: "var(--code-type)",
  },
  { tag: tags.propertyName, color: "var(--code-property)" },
  {
    tag: [tags.definition(tags.variableName)],
    color: "var(--code-definition)",
  },
  {
    tag: [tags.operator, tags.punctuation, tags.bracket, tags.separator],
    color: "var(--code-punctuation)",
  },
  { tag: tags.invalid, color: "var(--bad)" },
  { tag: tags.heading, fontWeight: "700", color: "var(--code-function)" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--code-string)" },
  { tag: tags.monospace, color: "var(--code-type)" },
  {
    tag: [tags.processingInstruction, tags.contentSeparator],
    color: "var(--code-comment)",
  },
]);

/** The look of an editor; sizes and colours stand in `code.css`. */
export const codeLook: Extension = syntaxHighlighting(palette);
