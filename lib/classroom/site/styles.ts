/** The styles of the site's pages: the presenter's own, and what only static pages need. */

import type { Asset } from "../presenter/assets.ts";
import { codeStyles } from "./code_html.ts";

/** What every page is dressed in, in this order. */
const ALL = [
  "look.css",
  "code.css",
  "page.css",
  "cell.css",
  "output.css",
  "site_frame.css",
  "site_lecture.css",
  "site_home.css",
  "site_library.css",
  "site_search.css",
  "site_print.css",
];

/** What a lecture needs once it is live. */
const LIVE = ["reveal.css", "panels.css", "slides.css", "speaker.css"];

/** The style of all pages. */
export function siteStyle(styles: ReadonlyMap<string, Asset>): string {
  const look = textOf(styles, "look.css");
  return [
    ...ALL.map((name) => textOf(styles, name)),
    codeStyles(),
    darkWithoutScript(look),
  ].join("\n");
}

/** The style of what a lecture becomes when its cells run. */
export function liveStyle(styles: ReadonlyMap<string, Asset>): string {
  return LIVE.map((name) => textOf(styles, name)).join("\n");
}

/** A dark system is heeded without a script as well, by the colours of the dark theme. */
function darkWithoutScript(look: string): string {
  const dark = /:root\[data-theme="dark"\] \{([^}]*)\}/.exec(look);
  if (dark === null) throw new Error("look.css must have a dark theme");
  return `@media screen and (prefers-color-scheme: dark) {
:root:not([data-theme]) {${dark[1]}}
}
`;
}

function textOf(styles: ReadonlyMap<string, Asset>, name: string): string {
  const asset = styles.get(name);
  if (asset === undefined) throw new Error(`There is no style ${name}`);
  return new TextDecoder().decode(asset.bytes);
}
