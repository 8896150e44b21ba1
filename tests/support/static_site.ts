/** Lectures on a static site in a real browser, with a worker that runs cells of a few words. */

import { resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { bundle } from "../../lib/classroom/bundle.ts";
import { notebookText } from "../../lib/classroom/notebook_file.ts";
import { loadAssets } from "../../lib/classroom/presenter/assets.ts";
import { lecturePage } from "../../lib/classroom/site/lecture_page.ts";
import { OUTPUT_FRAME } from "../../lib/classroom/site/output_frame.ts";
import {
  serveSite,
  type SiteServer,
} from "../../lib/classroom/site/serve_site.ts";
import { SiteFiles } from "../../lib/classroom/site/site_files.ts";
import { readLecture } from "../../lib/classroom/site/site_lecture.ts";
import { slidesPage } from "../../lib/classroom/site/slides_page.ts";
import { liveStyle, siteStyle } from "../../lib/classroom/site/styles.ts";
import { writeSite } from "../../lib/classroom/site/write_site.ts";
import { findBrowser } from "./classic_jupyter.ts";

/**
 * A worker for tests: `print WORDS`, `html HTML`, `fail WORDS`, and `for (;;);`; other cells
 * do nothing. `count` prints how many cells this worker has run.
 */
const WORKER = `let count = 0;
const tell = (kind, content) => postMessage({ type: "output", kind, content, buffers: [] });
const deeds = {
  print: (words) => tell("stream", { name: "stdout", text: words + "\\n" }),
  count: () => tell("stream", { name: "stdout", text: count + "\\n" }),
  html: (html) => tell("display_data", { data: { "text/html": html }, metadata: {} }),
  for: () => { for (;;); },
};
onmessage = ({ data }) => {
  if (data.type === "complete") {
    const completion = { matches: [{ text: "printed" }], start: 0, end: data.cursor };
    return postMessage({ type: "completed", question: data.question, completion });
  }
  if (data.type !== "run") return;
  count++;
  const [deed, ...words] = data.code.split(" ");
  const evalue = words.join(" ");
  if (deed === "fail") {
    const error = { ename: "Error", evalue, traceback: [] };
    return postMessage({ type: "ended", ending: "error", error });
  }
  deeds[deed]?.(evalue);
  postMessage({ type: "ended", ending: "ok" });
};
postMessage({ type: "ready" });`;

/** Scripts of the site, by their names there. */
const SCRIPTS = { site: "site", theme: "site_theme", live: "live" } as const;

/** A few lectures as static pages in a folder of their own, and a browser. */
export class StaticSite implements AsyncDisposable {
  #browser: Promise<Browser> | undefined;
  readonly #server: SiteServer;
  /** What pages said on their consoles as errors or warnings, and what they failed on. */
  readonly complaints: string[] = [];
  /** All that was asked for, from wherever. */
  readonly requests: string[] = [];

  private constructor(readonly folder: string) {
    this.#server = serveSite(folder, 0, "/a/course");
  }

  /**
   * Writes lectures.
   *
   * @param notebooks texts of notebooks by their names: `01_one`
   */
  static async start(
    notebooks: Readonly<Record<string, string>>,
  ): Promise<StaticSite> {
    const folder = await Deno.makeTempDir({ prefix: "nets-site-" });
    const files = new SiteFiles();
    for (const [name, text] of Object.entries(notebooks)) {
      const path = resolve(folder, `${name}.ipynb`);
      await Deno.writeTextFile(path, text);
      await addLecture(files, path);
      await Deno.remove(path);
    }
    await addAssets(files);
    await writeSite(files, folder);
    return new StaticSite(folder);
  }

  /**
   * Opens a page in a window that holds nothing of other windows.
   *
   * @param path from the site's root: `slides/01_one.html`
   * @param from a server, under a path; or a folder on the disk
   */
  async open(
    path: string,
    options: Parameters<Browser["newPage"]>[0] = {},
    from: "server" | "disk" = "server",
  ): Promise<Page> {
    const browser = await (this.#browser ??= chromium.launch({
      executablePath: findBrowser()!,
      args: ["--no-sandbox", "--disable-gpu"],
    }));
    const page = await browser.newPage(options);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        this.complaints.push(message.text());
      }
    });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("request", (request) => this.requests.push(request.url()));
    await page.goto(`${this.root(from)}${path}`);
    return page;
  }

  /** The address of the site's root. */
  root(from: "server" | "disk"): string {
    return from === "server" ? this.#server.address : `file://${this.folder}/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#browser)?.close();
    await this.#server[Symbol.asyncDispose]();
    await Deno.remove(this.folder, { recursive: true });
  }
}

async function addLecture(files: SiteFiles, path: string): Promise<void> {
  const lecture = await readLecture(path, "student");
  const file = JSON.parse(await notebookText(lecture.notebook));
  const place = {
    edition: "student",
    before: undefined,
    after: undefined,
    file,
    scripts: new Map(),
    link: () => undefined,
  } as const;
  files.add(`${lecture.name}.html`, lecturePage(lecture, place));
  const slides = slidesPage(lecture, "student", file);
  files.add(`slides/${lecture.name}.html`, slides);
}

async function addAssets(files: SiteFiles): Promise<void> {
  const { files: styles } = await loadAssets();
  files.add("assets/site.css", siteStyle(styles));
  files.add("assets/live.css", liveStyle(styles));
  files.add("assets/katex.css", styles.get("katex.css")!.bytes);
  for (const [name, { bytes }] of styles) {
    if (name.startsWith("fonts/")) files.add(`assets/${name}`, bytes);
  }
  for (const [name, entry] of Object.entries(SCRIPTS)) {
    const path = `lib/classroom/page/${entry}.ts`;
    files.add(`assets/${name}.js`, await bundle(path, { format: "iife" }));
  }
  const source = JSON.stringify(WORKER);
  files.add("assets/kernel.js", `globalThis.netsKernelSource = ${source};`);
  files.add("assets/output.html", OUTPUT_FRAME);
  files.add("assets/icon.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`);
}
