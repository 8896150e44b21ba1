/** Figures on a bare page in a real browser, for tests of what they do under a hand. */

import { type Browser, chromium, type Page } from "playwright-core";
import { DISPLAY, type Displayable } from "../../lib/notebook/kernel.ts";

/** Where Debian puts its browser. */
const CHROMIUM = "/usr/bin/chromium";

/** Why the browser tests cannot run here; nothing if they can. */
export const noBrowser: boolean = (() => {
  try {
    return !Deno.statSync(CHROMIUM).isFile;
  } catch {
    return true;
  }
})();

/** How a page of figures is opened. */
export type FigurePageOptions = {
  readonly javaScriptEnabled?: boolean;
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
};

/** A browser for several pages; errors of scripts are gathered. */
export class FigureBrowser implements AsyncDisposable {
  /** What scripts complained about, on any page. */
  readonly errors: string[] = [];

  private constructor(readonly browser: Browser) {}

  static async launch(): Promise<FigureBrowser> {
    return new FigureBrowser(
      await chromium.launch({
        executablePath: CHROMIUM,
        args: ["--no-sandbox"],
      }),
    );
  }

  /** A page with the outputs of things one below the other, as a notebook would show them. */
  async open(
    things: readonly Displayable[],
    { javaScriptEnabled = true, colorScheme = "light", width = 900 }:
      FigurePageOptions = {},
  ): Promise<Page> {
    const page = await this.browser.newPage({
      javaScriptEnabled,
      colorScheme,
      viewport: { width, height: 900 },
    });
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(message.text());
    });
    const outputs = await Promise.all(things.map((thing) => thing[DISPLAY]()));
    const paper = colorScheme === "dark" ? "#1e1e1e" : "#ffffff";
    await page.setContent(
      `<!doctype html><html lang="en"><title>Figures</title><meta charset="utf-8"><body style="background:${paper}">` +
        outputs.map((output) => `<div>${output["text/html"]}</div>`).join(""),
    );
    if (javaScriptEnabled) await alive(page);
    return page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
  }
}

/** Waits until the figures live: their scripts are unpacked first. One that cannot live is not waited for long. */
async function alive(page: Page): Promise<void> {
  const all =
    `[...document.querySelectorAll("[data-nets-figure]")].every(({ shadowRoot }) => shadowRoot !== null)`;
  await page.waitForFunction(all, undefined, { timeout: 3000 }).catch(() => {});
}
