/** Builds the site: everything it consists of, in memory. */

import { resolve } from "node:path";
import { listNotebooks } from "../choose.ts";
import type { Json } from "../json.ts";
import { notebookText } from "../notebook_file.ts";
import { loadStyles } from "../presenter/assets.ts";
import { ROOT } from "../project.ts";
import type { Edition } from "./edition.ts";
import { indexPage } from "./index_page.ts";
import { linksOfLecture } from "./lecture_links.ts";
import { lecturePage } from "./lecture_page.ts";
import { type ModuleDoc, readLibrary } from "./library.ts";
import { libraryIndexPage, libraryPage } from "./library_page.ts";
import { OUTPUT_FRAME } from "./output_frame.ts";
import { programs } from "./programs.ts";
import { searchIndex } from "./search_index.ts";
import { SiteFiles } from "./site_files.ts";
import { readLecture, type SiteLecture } from "./site_lecture.ts";
import { slidesPage } from "./slides_page.ts";
import { liveStyle, siteStyle } from "./styles.ts";
import { zipSite } from "./zip_site.ts";

/** How a site is to be built. */
export type SiteOptions = {
  readonly edition?: Edition;
  /** The notebooks; all of the course if none are named. */
  readonly notebooks?: readonly string[];
  /** Called with a line for each step. */
  readonly say?: (line: string) => void;
};

/** The modules that can be imported, and their files. */
const MODULES = {
  "nets": "lib/mod.ts",
  "nets/tensor": "lib/tensor/mod.ts",
  "nets/webgpu": "lib/webgpu/mod.ts",
  "nets/nn": "lib/nn/mod.ts",
  "nets/datasets": "lib/datasets/mod.ts",
  "nets/exact": "lib/exact.ts",
  "nets/figures": "lib/figures/mod.ts",
  "nets/interactive": "lib/interactive/mod.ts",
  "nets/notebook": "lib/notebook/mod.ts",
} as const;

/** Pictures of the first page, as the README shows them. */
const PICTURES = ["two_paths.svg", "xor.svg"];

/**
 * Builds the site. The same notebooks and library make the same bytes.
 *
 * @throws {NotebookError} if a notebook cannot be read
 * @throws {SetupError} if a script cannot be made
 */
export async function buildSite(options: SiteOptions = {}): Promise<SiteFiles> {
  const { edition = "student", say = () => {} } = options;
  const files = new SiteFiles();
  const paths = options.notebooks ?? await listNotebooks();
  const lectures = await Promise.all(
    paths.map((path) => readLecture(path, edition)),
  );
  say("The library's pages …");
  const modules = await readLibrary(MODULES);
  addLibrary(files, modules, edition);
  await addLectures(files, lectures, modules, edition, say);
  await addStyles(files);
  const index = searchIndex(lectures, modules);
  for (const [path, script] of await programs(index, say)) {
    files.add(path, script);
  }
  say("The zip …");
  addZip(files, lectures, edition);
  return files;
}

function addLibrary(
  files: SiteFiles,
  modules: readonly ModuleDoc[],
  edition: Edition,
): void {
  files.add("api/index.html", libraryIndexPage(modules, edition));
  for (const module of modules) {
    files.add(
      `api/${module.page}.html`,
      libraryPage(module, modules, edition),
    );
  }
}

async function addLectures(
  files: SiteFiles,
  lectures: readonly SiteLecture[],
  modules: readonly ModuleDoc[],
  edition: Edition,
  say: (line: string) => void,
): Promise<void> {
  const scripts = new Map<string, string>();
  for (const [i, lecture] of lectures.entries()) {
    say(`Lecture ${lecture.number} …`);
    const text = await notebookText(lecture.notebook);
    const file = JSON.parse(text) as Json;
    files.add(`notebooks/${lecture.name}.ipynb`, text);
    files.add(
      `${lecture.name}.html`,
      lecturePage(lecture, {
        edition,
        before: lectures[i - 1],
        after: lectures[i + 1],
        file,
        scripts,
        link: linksOfLecture(lecture.notebook, modules),
      }),
    );
    files.add(
      `slides/${lecture.name}.html`,
      slidesPage(lecture, edition, file),
    );
  }
  for (const [name, script] of scripts) {
    files.add(`assets/figures/${name}.js`, script);
  }
}

async function addStyles(files: SiteFiles): Promise<void> {
  const styles = await loadStyles();
  files.add("assets/site.css", siteStyle(styles));
  files.add("assets/live.css", liveStyle(styles));
  files.add("assets/katex.css", styles.get("katex.css")!.bytes);
  for (const [name, { bytes }] of styles) {
    if (name.startsWith("fonts/")) files.add(`assets/${name}`, bytes);
  }
  for (const name of PICTURES) {
    const path = resolve(ROOT, ".github/pictures", name);
    files.add(`assets/${name}`, await Deno.readFile(path));
  }
  files.add("assets/icon.svg", ICON);
  files.add("assets/output.html", OUTPUT_FRAME);
}

/** The first page in the zip offers no zip. */
function addZip(
  files: SiteFiles,
  lectures: readonly SiteLecture[],
  edition: Edition,
): void {
  const inside = new SiteFiles();
  for (const [path, bytes] of files) inside.add(path, bytes);
  inside.add("index.html", indexPage(lectures, edition, undefined));
  const zip = zipSite(inside);
  files.add("index.html", indexPage(lectures, edition, zip.length));
  files.add("nets-by-hand.zip", zip);
}

/** Two inputs and a unit. */
const ICON =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0069a8"/><path d="M9 9.5 21 16M9 22.5 21 16" stroke="#fff" stroke-width="2"/><circle cx="8.5" cy="9" r="3" fill="#fff"/><circle cx="8.5" cy="23" r="3" fill="#fff"/><circle cx="22" cy="16" r="4.5" fill="#fff"/></svg>\n`;
