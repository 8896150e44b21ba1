/** One student at a hub: logs in, has a server started, and runs a lecture from its first cell to its last. */

import { compareOutputs } from "../../../lib/classroom/compare.ts";
import { limitsOf } from "../../../lib/classroom/limits.ts";
import type { Cell, Notebook } from "../../../lib/classroom/notebook.ts";
import { normalise } from "../../../lib/classroom/normalise.ts";
import { NotebookOutputs } from "../../../lib/classroom/outputs.ts";
import type { Problem } from "../../../lib/classroom/problem.ts";
import { Browser } from "./browser.ts";
import { RemoteKernel } from "./remote_kernel.ts";

/** Who logs in where. */
export type Account = {
  readonly hub: string;
  readonly name: string;
  readonly password: string;
};

/** How a lecture went. Seconds count from the moment the student came. */
export type Lesson = {
  /** Until the student's own server answered. */
  readonly server: number;
  /** Until the first cell had its result. */
  readonly firstCell: number;
  /** Of the cells alone, from the first to the last. */
  readonly cells: number;
  /** Outputs that differ from those saved in the notebook. */
  readonly problems: readonly Problem[];
};

/** Seconds to wait for a server. */
const PATIENCE = 300;

/** A kernel that runs for a notebook. */
type Session = {
  readonly id: string;
  readonly kernel: { readonly id: string };
};

/** A student with an account. */
export class Student {
  readonly name: string;
  readonly #browser: Browser;
  readonly #password: string;
  #session: Session | undefined;

  constructor({ hub, name, password }: Account) {
    this.name = name;
    this.#password = password;
    this.#browser = new Browser(hub);
  }

  /**
   * Comes, opens a lecture and runs all of its cells.
   *
   * @param saved the lecture, with the outputs that are expected
   * @param path where the student's copy lies, seen from the server's root
   * @param completion whether the student asks for completions, too
   */
  async attend(
    saved: Notebook,
    path: string,
    completion: boolean,
  ): Promise<Lesson> {
    const start = performance.now();
    const passed = () => (performance.now() - start) / 1000;
    await this.#logIn();
    await this.#startServer();
    const server = passed();
    using kernel = await this.#openKernel(path);
    const before = passed();
    let firstCell: number | undefined;
    const fresh = await runAll(kernel, saved, () => firstCell ??= passed());
    const cells = passed() - before;
    if (completion) await kernel.complete("Math.ma");
    const problems = compareOutputs(saved, fresh);
    return { server, firstCell: firstCell ?? NaN, cells, problems };
  }

  /** Goes: the kernel ends, then the server. */
  async leave(): Promise<void> {
    const root = `/user/${this.name}/api/sessions/${this.#session?.id}`;
    if (this.#session !== undefined) await this.#browser.json(root, "DELETE");
    await this.#browser.json(`/hub/api/users/${this.name}/server`, "DELETE")
      .catch(() => {}); // The hub answers before the server has ended.
  }

  async #logIn(): Promise<void> {
    await this.#browser.get("/hub/login");
    const form = { username: this.name, password: this.#password };
    const { url, status } = await this.#browser.postForm("/hub/login", form);
    if (status >= 400 || url.pathname.endsWith("/login")) {
      throw new Error(
        `${this.name} cannot log in: ${status} at ${url.pathname}`,
      );
    }
  }

  async #startServer(): Promise<void> {
    await this.#browser.get("/hub/spawn");
    const until = performance.now() + PATIENCE * 1000;
    while (performance.now() < until) {
      const { url, status } = await this.#browser.get(
        `/user/${this.name}/tree`,
      );
      if (status === 200 && url.pathname.startsWith("/user/")) return;
      if (status >= 500 && url.pathname.startsWith("/hub/")) {
        throw new Error(`${this.name} gets no server: ${status} at ${url}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error(`${this.name} had no server after ${PATIENCE} s`);
  }

  async #openKernel(path: string): Promise<RemoteKernel> {
    const root = `/user/${this.name}`;
    await this.#browser.get(`${root}/notebooks/${path}`);
    const session = await this.#browser.json(`${root}/api/sessions`, "POST", {
      path,
      name: "",
      type: "notebook",
      kernel: { name: "deno" },
    }) as Session;
    this.#session = session;
    const channels = `${root}/api/kernels/${session.kernel.id}/channels`;
    const url = `${this.#browser.origin.replace(/^http/, "ws")}${channels}`;
    return await RemoteKernel.open(url, {
      Cookie: this.#browser.cookies(channels),
      Origin: this.#browser.origin,
    });
  }
}

async function runAll(
  kernel: RemoteKernel,
  saved: Notebook,
  onCell: () => void,
): Promise<Notebook> {
  const displays = new NotebookOutputs();
  const cells: Cell[] = [];
  for (const cell of saved.cells) {
    if (cell.kind !== "code" || cell.source.trim() === "") {
      cells.push(cell);
      continue;
    }
    const outputs = displays.cell(limitsOf().output, () => {});
    await kernel.execute(cell.source, (message) => outputs.receive(message));
    onCell();
    cells.push({
      ...cell,
      get outputs() {
        return outputs.outputs;
      },
    });
  }
  return normalise({ ...saved, cells });
}
