/** A window of Chromium with nothing in it but a kernel, under the rules of the site's pages. */

import { type Browser, chromium, type Page } from "playwright-core";
import { bundle } from "../../../lib/classroom/bundle.ts";
import type { JsonObject } from "../../../lib/classroom/json.ts";
import type { CourseExecution } from "../../../lib/classroom/kernel/course_kernel.ts";
import type { Completion } from "../../../lib/classroom/kernel/completion.ts";
import type { Message } from "../../../lib/classroom/kernel/message.ts";
import { policyOf } from "../../../lib/classroom/site/policy.ts";
import { findBrowser } from "../../support/classic_jupyter.ts";

const PAGE = `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(true)}">
<script src="page.js"></script><script src="kernel.js"></script>`;

/** What came of a cell in the page. */
export type Ran = CourseExecution & {
  readonly messages: readonly {
    readonly type: string;
    readonly content: JsonObject;
  }[];
};

/** How a cell is run. */
type RunOptions = {
  /** Milliseconds after which it is stopped. */
  readonly stop?: number;
};

/** Runs in the page. */
const IN_PAGE = `
globalThis.begin = async () => {
  await globalThis.kernel?.end();
  globalThis.background = [];
  globalThis.lost = 0;
  const started = performance.now();
  kernel = await BrowserKernel.start({ source: SOURCE });
  kernel.onBackground = ({ type, content }) => background.push({ type, content });
  kernel.onLost = () => lost++;
  return performance.now() - started;
};
globalThis.run = async (code, { stop } = {}) => {
  const messages = [];
  const receive = ({ type, content }) => messages.push({ type, content });
  let since;
  const timer = stop === undefined ? 0 : setTimeout(() => {
    since = performance.now();
    kernel.stop();
  }, stop);
  const execution = await kernel.execute({ code, receive });
  clearTimeout(timer);
  const stopped = since === undefined ? undefined : performance.now() - since;
  return { ...execution, messages, stopped };
};
0`;

/** The window. */
export class KernelWindow implements AsyncDisposable {
  /** What the page said on its console. */
  readonly complaints: string[] = [];

  private constructor(readonly browser: Browser, readonly tab: Page) {
    tab.on("console", (message) => this.complaints.push(message.text()));
    tab.on("pageerror", (error) => this.complaints.push(String(error)));
  }

  /** Opens the window, without a kernel yet. */
  static async open(): Promise<KernelWindow> {
    const worker = await bundle("lib/classroom/worker/worker.ts", {
      format: "iife",
    });
    const files: Readonly<Record<string, string>> = {
      "/": PAGE,
      "/kernel.js": `globalThis.SOURCE = ${JSON.stringify(worker)};`,
      "/page.js": await bundle(
        "tests/classroom/page/browser_kernel_page.ts",
        { format: "iife" },
      ),
    };
    const browser = await chromium.launch({
      executablePath: findBrowser()!,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
      ],
    });
    const page = await browser.newPage();
    await page.route("**/*", async (route) => {
      const { pathname } = new URL(route.request().url());
      const body = files[pathname];
      if (body === undefined) return await route.abort();
      const contentType = pathname === "/" ? "text/html" : "text/javascript";
      await route.fulfill({ body, contentType });
    });
    const window = new KernelWindow(browser, page);
    await page.goto("http://localhost/");
    await page.evaluate(IN_PAGE);
    return window;
  }

  /** Starts a kernel, in the place of the one before. @returns milliseconds */
  async begin(): Promise<number> {
    return await this.tab.evaluate<number>("begin()");
  }

  /** Runs a cell. */
  async run(code: string, options: RunOptions = {}): Promise<Ran> {
    return await this.tab.evaluate<Ran>(
      `run(${JSON.stringify(code)}, ${JSON.stringify(options)})`,
    );
  }

  /** What a cell shows, on one line each. */
  async texts(code: string, options: RunOptions = {}): Promise<string[]> {
    return (await this.run(code, options)).messages.map(textOf);
  }

  /** What could follow in a cell. */
  async complete(code: string): Promise<Completion> {
    return await this.tab.evaluate<Completion>(
      `kernel.complete(${JSON.stringify(code)}, ${code.length})`,
    );
  }

  /** Waits until an expression is true in the page; its rules let no test do so there. */
  async until(expression: string): Promise<void> {
    for (let i = 0; i < 1000; i++) {
      if (await this.tab.evaluate(expression)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`It never came true: ${expression}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
  }
}

/** A message as text: what is printed, shown or wrong. */
export function textOf(
  { type, content }: Pick<Message, "type" | "content">,
): string {
  if (type === "stream") return String(content.text);
  if (type === "error") return (content.traceback as string[]).join("\n");
  return String((content.data as JsonObject)["text/plain"]);
}
