/** The colours of code by kind of word: one list for the editor and for code that stands still in a page. */

import { type Tag, tags } from "@lezer/highlight";

/** A kind of word, and how it looks. */
export type CodeColour = {
  /** Names the kind: `keyword`. */
  readonly name: string;
  /** What the parser calls it. */
  readonly tag: readonly Tag[];
  /** Properties as scripts write them. Colours are the theme's own variables, so that a change of theme needs no new editor. */
  readonly style: Readonly<Record<string, string>>;
};

/** All kinds that have a look of their own. */
export const CODE_COLOURS: readonly CodeColour[] = [
  {
    name: "keyword",
    tag: [
      tags.keyword,
      tags.modifier,
      tags.operatorKeyword,
      tags.controlKeyword,
      tags.definitionKeyword,
      tags.moduleKeyword,
      tags.self,
    ],
    style: { color: "var(--code-keyword)" },
  },
  {
    name: "string",
    tag: [tags.string, tags.special(tags.string), tags.regexp],
    style: { color: "var(--code-string)" },
  },
  {
    name: "number",
    tag: [tags.number, tags.bool, tags.null, tags.atom],
    style: { color: "var(--code-number)" },
  },
  {
    name: "comment",
    tag: [tags.comment],
    style: { color: "var(--code-comment)", fontStyle: "italic" },
  },
  {
    name: "function",
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
    ],
    style: { color: "var(--code-function)" },
  },
  {
    name: "type",
    tag: [tags.typeName, tags.className, tags.namespace],
    style: { color: "var(--code-type)" },
  },
  {
    name: "property",
    tag: [tags.propertyName],
    style: { color: "var(--code-property)" },
  },
  {
    name: "definition",
    tag: [tags.definition(tags.variableName)],
    style: { color: "var(--code-definition)" },
  },
  {
    name: "punctuation",
    tag: [tags.operator, tags.punctuation, tags.bracket, tags.separator],
    style: { color: "var(--code-punctuation)" },
  },
  {
    name: "invalid",
    tag: [tags.invalid],
    style: { color: "var(--bad)" },
  },
  {
    name: "heading",
    tag: [tags.heading],
    style: { fontWeight: "700", color: "var(--code-function)" },
  },
  { name: "strong", tag: [tags.strong], style: { fontWeight: "700" } },
  { name: "emphasis", tag: [tags.emphasis], style: { fontStyle: "italic" } },
  {
    name: "link",
    tag: [tags.link, tags.url],
    style: { color: "var(--code-string)" },
  },
  {
    name: "monospace",
    tag: [tags.monospace],
    style: { color: "var(--code-type)" },
  },
  {
    name: "sign",
    tag: [tags.processingInstruction, tags.contentSeparator],
    style: { color: "var(--code-comment)" },
  },
];
