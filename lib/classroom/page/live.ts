/** Where the program of a static page begins once something is to run: `assets/live.js`, a classic script. */

import { isForInstructor } from "../presenter/cell_labels.ts";
import { BrowserKernel } from "./browser_kernel.ts";
import { COMMON_VIEWS, LecturePage, type PageParts } from "./lecture_page.ts";
import type { LiveOptions } from "./live_options.ts";
import { LocalConnection } from "./local_connection.ts";
import { localSession } from "./local_session.ts";
import { localSurroundings } from "./local_surroundings.ts";
import type { ReadingPlace } from "./page_view.ts";
import { offerFile } from "./offer_file.ts";
import { remembered } from "./remembered.ts";
import { visibleSpan } from "./scrolling.ts";
import { stillCells } from "./still_cell.ts";
import { startZoom } from "./zoom.ts";

export type { LiveOptions };

/** What `assets/live.js` puts into the page, as `netsLive`. */
export type NetsLive = {
  /** Makes the page's lecture live, in the place of its static cells. */
  readonly open: (options: LiveOptions) => void;
};

declare global {
  var netsLive: NetsLive | undefined;
}

globalThis.netsLive = { open };

function open(options: LiveOptions): void {
  const { name, notebook, view, first } = options;
  const main = document.querySelector("main")!;
  startZoom();
  keepNotes(main);
  const session = localSession({
    name,
    notebook,
    storage: () => localStorage,
    download: offerFile,
    startKernel: kernelOf(options),
  });
  const hasNotes = session.view().cells.some(isForInstructor);
  const page = new LecturePage({
    name,
    view,
    views: COMMON_VIEWS,
    connect: (listener) => new LocalConnection(session, listener),
    surroundings: localSurroundings(options, hasNotes),
    mount: (parts) => mount(main, parts),
    extras: [...document.querySelectorAll("header.toolbar [data-keep]")],
    still: stillCells(main),
    place: view === "read" ? placeIn(main, first?.cell) : undefined,
  });
  if (first) page.store.nextTime("lecture", () => begin(page, first));
}

/** Does what the reader asked for before the program was here. */
function begin(
  { store, blocks }: LecturePage,
  { command, cell }: NonNullable<LiveOptions["first"]>,
): void {
  if (command === "runAll") store.send({ type: "runAll" });
  const block = cell === undefined ? undefined : blocks.of(cell);
  if (!block) return;
  store.moveTo(block.id);
  if (command === "run") block.run();
  if (command === "edit") block.edit();
}

/** Starts kernels; their source is loaded once. */
function kernelOf({ kernelSource }: LiveOptions) {
  let source: Promise<string> | undefined;
  return async () => {
    source ??= kernelSource();
    try {
      return await BrowserKernel.start({ source: await source });
    } catch (error) {
      source = undefined;
      throw error;
    }
  };
}

/** The cell that the reader looks at: the one that is asked for, or the first one that is seen. */
function placeIn(main: Element, asked?: string): ReadingPlace | undefined {
  const { top } = visibleSpan();
  const cells = [...main.querySelectorAll<HTMLElement>(".cell[data-cell]")];
  const cell = cells.find(({ dataset }) => dataset.cell === asked) ??
    cells.find((one) => one.getBoundingClientRect().bottom > top);
  return cell && {
    cell: cell.dataset.cell!,
    top: cell.getBoundingClientRect().top,
  };
}

/** Notes that the static page shows are not put away by making it live. */
function keepNotes(main: Element): void {
  const shows = main.querySelector(".column.with-notes") !== null;
  if (shows && remembered("notes") === null) remembered("notes", "shown");
}

/** Puts the live parts where the static ones are; what else the page has stays. */
function mount(
  still: Element,
  { toolbar, contents, main, notes }: PageParts,
): void {
  const bar = document.querySelector("header.toolbar");
  if (bar) bar.replaceWith(toolbar);
  else document.body.prepend(toolbar);
  const list = document.querySelector("nav.contents");
  if (list) list.replaceWith(contents);
  else toolbar.after(contents);
  still.replaceWith(main);
  document.body.append(...notes);
}
