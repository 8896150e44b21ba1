/** The classic Jupyter Notebook in a real browser, as a student would have it: one server, one page a lecture. */

import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { findJupyter } from "../../lib/classroom/jupyter.ts";
import {
  type KernelKind,
  writeKernelspec,
} from "../../lib/classroom/kernelspec.ts";
import type { Output } from "../../lib/classroom/notebook.ts";
import { CACHE } from "../../lib/classroom/project.ts";

const BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** The browser's program, if one is installed. */
export function findBrowser(): string | undefined {
  return BROWSERS.find((path) => existsSync(path));
}

/** Why this machine cannot open a notebook in the classic front end; nothing if it can. */
export async function whyNot(): Promise<string | undefined> {
  if (findBrowser() === undefined) return "there is no Chromium here";
  const jupyter = await findJupyter();
  if (jupyter === undefined) return "there is no Jupyter here";
  if (jupyter.name === "JupyterLab") return "only JupyterLab is here";
}

/** A cell as a notebook keeps it. */
export type SavedCell = {
  readonly source: string;
  readonly outputs: readonly Output[];
};

/** A Jupyter server over a folder of copies, and a browser that looks at it. */
export class ClassicJupyter implements AsyncDisposable {
  private constructor(
    readonly folder: string,
    readonly address: string,
    readonly server: Deno.ChildProcess,
    readonly browser: Browser,
  ) {}

  /**
   * Starts both. The folder lies in the project, so that its import map is found.
   *
   * @param kind whose kernel is the one named `deno`
   */
  static async start(kind: KernelKind): Promise<ClassicJupyter> {
    await Deno.mkdir(CACHE, { recursive: true });
    const folder = await Deno.makeTempDir({ dir: CACHE, prefix: "jupyter-" });
    const data = resolve(folder, ".data");
    await writeKernelspec({ kind }, data);
    const port = freePort();
    const server = new Deno.Command("jupyter", {
      args: [
        "notebook",
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        `--port=${port}`,
        "--NotebookApp.token=",
        "--NotebookApp.password=",
        // Seconds between two looks whether a kernel has died.
        "--KernelRestarter.time_to_dead=0.5",
      ],
      cwd: folder,
      env: {
        JUPYTER_DATA_DIR: data,
        JUPYTER_CONFIG_DIR: resolve(folder, ".config"),
        JUPYTER_RUNTIME_DIR: resolve(folder, ".runtime"),
      },
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    const address = `http://127.0.0.1:${port}`;
    await answering(address);
    const browser = await chromium.launch({
      executablePath: findBrowser()!,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
      ],
    });
    return new ClassicJupyter(folder, address, server, browser);
  }

  /**
   * A page with a copy of a notebook, its saved outputs taken out, ready to run.
   *
   * @param path the notebook
   * @param options what the browser is to be: its size, light or dark
   */
  async open(
    path: string,
    options: Parameters<Browser["newPage"]>[0] = {},
  ): Promise<Page> {
    const notebook = JSON.parse(await Deno.readTextFile(path));
    for (const cell of notebook.cells) if (cell.outputs) cell.outputs = [];
    return await this.#open(basename(path), notebook, options);
  }

  /**
   * A page with a new notebook of some cells, ready to run.
   *
   * @param cells their code; with outputs, if they were saved elsewhere: Jupyter does not trust them
   */
  openCells(
    name: string,
    sources: readonly (string | SavedCell)[],
  ): Promise<Page> {
    const cells = sources.map((one) => ({
      cell_type: "code",
      execution_count: null,
      metadata: {},
      outputs: [],
      ...(typeof one === "string" ? { source: one } : one),
    }));
    const kernelspec = {
      name: "deno",
      display_name: "Deno",
      language: "typescript",
    };
    const metadata = { kernelspec };
    const notebook = { cells, metadata, nbformat: 4, nbformat_minor: 4 };
    return this.#open(`${name}.ipynb`, notebook, {});
  }

  async #open(
    name: string,
    notebook: unknown,
    options: Parameters<Browser["newPage"]>[0],
  ): Promise<Page> {
    await Deno.writeTextFile(
      resolve(this.folder, name),
      JSON.stringify(notebook),
    );
    const page = await this.browser.newPage(options);
    const patience = { timeout: 120_000 };
    const address = `${this.address}/notebooks/${name}`;
    await page.goto(address, { ...patience, waitUntil: "domcontentloaded" });
    await page.waitForFunction(
      "window.Jupyter?.notebook?.kernel?.is_connected() && Jupyter.notebook._fully_loaded",
      undefined,
      patience,
    );
    return page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    this.server.kill("SIGTERM");
    const timer = setTimeout(() => this.server.kill("SIGKILL"), 10_000);
    await this.server.status;
    clearTimeout(timer);
    await Deno.remove(this.folder, { recursive: true });
  }
}

/**
 * Cell → Run All, and what the page then holds as a notebook.
 *
 * @param page a page of {@link ClassicJupyter.open}
 * @returns the notebook as the front end would save it
 */
export async function runAll(page: Page): Promise<string> {
  await page.evaluate("Jupyter.notebook.execute_all_cells()");
  await page.waitForFunction(
    `Jupyter.notebook.get_cells().every((cell) =>
      cell.cell_type !== "code" || typeof cell.input_prompt_number === "number")`,
    undefined,
    { timeout: 120_000 },
  );
  // What comes late must have its chance to land under a wrong cell, however late it is.
  for (let before = "";;) {
    const notebook = await page.evaluate<string>(
      "JSON.stringify(Jupyter.notebook.toJSON())",
    );
    if (notebook === before) return notebook;
    before = notebook;
    await page.waitForTimeout(500);
  }
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  return port;
}

async function answering(address: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(`${address}/api`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Jupyter did not answer within 30 s");
}
