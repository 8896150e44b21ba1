/** The presenter in a real browser, over copies of notebooks: one server, a page a window. */

import { basename, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import {
  Presenter,
  type PresenterOptions,
} from "../../lib/classroom/presenter/presenter.ts";
import { CACHE } from "../../lib/classroom/project.ts";
import { findBrowser } from "./classic_jupyter.ts";

/** Why this machine cannot show the presenter; nothing if it can. */
export function whyNot(): string | undefined {
  return findBrowser() === undefined ? "there is no Chromium here" : undefined;
}

/** A presenter over a folder of its own, and a browser that is started when a page is asked for. */
export class TestPresenter implements AsyncDisposable {
  #browser: Promise<Browser> | undefined;
  /** What the pages said on their consoles as errors or warnings, and what they failed on. */
  readonly complaints: string[] = [];

  private constructor(readonly folder: string, readonly server: Presenter) {}

  /**
   * Starts a server over copies of notebooks. The folder lies in the project, so that its
   * import map is found.
   *
   * @param notebooks paths to copy, or texts of notebooks by their names (`01_one`)
   */
  static async start(
    notebooks: readonly string[] | Readonly<Record<string, string>>,
    options: PresenterOptions = {},
  ): Promise<TestPresenter> {
    await Deno.mkdir(CACHE, { recursive: true });
    const folder = await Deno.makeTempDir({ dir: CACHE, prefix: "lectures-" });
    const texts = Array.isArray(notebooks)
      ? await Promise.all(
        notebooks.map(async (path: string) =>
          [basename(path), await Deno.readTextFile(path)] as const
        ),
      )
      : Object.entries(notebooks).map(([name, text]) =>
        [`${name}.ipynb`, text] as const
      );
    for (const [name, text] of texts) {
      await Deno.writeTextFile(resolve(folder, name), text);
    }
    const server = await Presenter.start({
      folder,
      journals: resolve(folder, ".journal"),
      ...options,
    });
    return new TestPresenter(folder, server);
  }

  /** The path of a notebook's copy. */
  path(name: string): string {
    return resolve(this.folder, `${name}.ipynb`);
  }

  /**
   * A new window, with the link's key, that holds nothing of other windows.
   *
   * @param path which page: `/read/02_logic_gates`
   * @param options what the browser is to be: its size, light or dark
   * @param prepare is given the window before it opens the page
   */
  async open(
    path = "/",
    options: Parameters<Browser["newPage"]>[0] = {},
    prepare: (page: Page) => void = () => {},
  ): Promise<Page> {
    const browser = await (this.#browser ??= chromium.launch({
      executablePath: findBrowser()!,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
      ],
    }));
    const page = await browser.newPage(options);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        this.complaints.push(message.text());
      }
    });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    prepare(page);
    await page.goto(this.server.link(path));
    return page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#browser)?.close();
    await this.server.end();
    await Deno.remove(this.folder, { recursive: true });
  }
}
