/** A static site around a page: no server, one file a page, and changes that stay in the browser. */

import { outputDocument } from "../presenter/output_page.ts";
import type { CommandName, KeyView } from "./key_table.ts";
import type { LiveOptions } from "./live_options.ts";
import type { Surroundings } from "./surroundings.ts";

/** What commands do on a static page. */
const WORDS: Readonly<Partial<Record<CommandName, string>>> = {
  restart: "Start afresh, without variables (asks first)",
  saved: "Show or hide the saved output",
  reset: "Put the cell back to what the course says",
  resetAll: "Put all cells back to what the course says (asks first)",
  save: "Download the notebook with your changes",
};

/**
 * What a page of a lecture can do on a static site.
 *
 * @param hasNotes whether the lecture has notes for its instructor here
 */
export function localSurroundings(
  { view, links }: Pick<LiveOptions, "view" | "links">,
  hasNotes: boolean,
): Surroundings {
  return {
    home: links.home,
    notebook: links.lecture,
    // A document that a page makes itself is under the page's policy: its scripts would not run.
    frame: (html) => ({
      address: links.output,
      document: outputDocument(html),
    }),
    without: hasNotes ? ["speaker"] : ["speaker", "notes"],
    words: WORDS,
    showsSaved: true,
    runsNeeded: true,
    keepsChanges: true,
    explains: false,
    address: {
      // A page on a disk may not change its address, but what is noted with it.
      view: () =>
        (history.state as { readonly view?: KeyView } | null)?.view ?? view,
      goTo: (view) => history.pushState({ view }, ""),
    },
  };
}
