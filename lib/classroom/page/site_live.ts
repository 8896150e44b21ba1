/** Makes a static page live: loads the program that runs cells, and hands the page over to it. */

import type { Json } from "../json.ts";
import { element } from "./element.ts";
import type { LiveOptions } from "./live.ts";
import { loadScript, loadStyle, siteRoot } from "./load_script.ts";

declare global {
  var netsKernelSource: string | undefined;
}

let opening = false;

/**
 * Opens the lecture of this page to be read, and does what was asked for.
 *
 * @param cell where it is said what goes on meanwhile
 */
export async function openLecture(
  first: NonNullable<LiveOptions["first"]>,
  cell: HTMLElement,
): Promise<void> {
  if (opening) return;
  opening = true;
  const note = element("p.loading", { role: "status" }, "Loading the kernel …");
  cell.querySelector(".body")!.append(note);
  try {
    await open("read", first);
  } catch (error) {
    note.textContent = (error as Error).message;
    note.classList.add("failed");
    opening = false;
  }
}

/** Opens the lecture of this page as slides. */
export async function openSlides(): Promise<void> {
  const place = document.querySelector(".waiting")!;
  const note = element("p.loading", { role: "status" }, "Loading the slides …");
  place.append(note);
  try {
    await open("slides");
  } catch (error) {
    note.textContent = (error as Error).message;
  }
}

async function open(
  view: LiveOptions["view"],
  first?: LiveOptions["first"],
): Promise<void> {
  await Promise.all([
    loadScript("assets/live.js"),
    loadStyle("assets/live.css"),
  ]);
  const root = siteRoot();
  globalThis.netsLive!.open({
    name: document.querySelector("main")!.dataset.lecture!,
    notebook: JSON.parse(
      document.querySelector("#lecture")!.textContent!,
    ) as Json,
    view,
    kernelSource,
    links: {
      home: `${root}index.html`,
      lecture: (name) => `${root}${name}.html`,
      output: `${root}assets/output.html`,
    },
    ...(first === undefined ? {} : { first }),
  });
}

async function kernelSource(): Promise<string> {
  await loadScript("assets/kernel.js");
  return globalThis.netsKernelSource!;
}
