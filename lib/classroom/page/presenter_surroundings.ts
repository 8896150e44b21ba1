/** The presenter's server around a page: each view and each output has an address of its own. */

import { pathOf, routeOf } from "./route.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * What a page can do on the presenter's server.
 *
 * @param name of the lecture: `02_logic_gates`
 */
export function presenterSurroundings(name: string): Surroundings {
  return {
    home: pathOf({ view: "list" }),
    notebook: (name) => `/read/${name}`,
    frame: (_, { cell, index, saved }) => ({
      address: `/output/${encodeURIComponent(name)}/${
        encodeURIComponent(cell)
      }/${index}${saved ? "?saved" : ""}`,
    }),
    without: [],
    words: {},
    showsSaved: false,
    runsNeeded: false,
    keepsChanges: false,
    explains: true,
    address: {
      view: () => {
        const { view } = routeOf(location.pathname);
        return view === "list" ? undefined : view;
      },
      goTo: (view) => history.pushState(null, "", pathOf({ view, name })),
    },
    openSpeaker: () => {
      open(pathOf({ view: "speaker", name }), `speaker-${name}`);
    },
  };
}
