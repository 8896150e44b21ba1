/** `deno task lecture` as one starts it: a process of its own, with a link, a browser and a Ctrl-C. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { CACHE, ROOT } from "../../lib/classroom/project.ts";
import { PresenterWindow } from "../support/presenter_window.ts";
import { notebookJson, type Part } from "./make_notebook.ts";

const LINK = /http:\/\/127\.0\.0\.1:\d+\/\S*\?token=\S+/;

/** A folder in the project, with one lecture whose name nobody else has. */
class Place implements AsyncDisposable {
  private constructor(readonly folder: string, readonly name: string) {}

  static async make(parts: readonly Part[]): Promise<Place> {
    await Deno.mkdir(CACHE, { recursive: true });
    const folder = await Deno.makeTempDir({ dir: CACHE, prefix: "lectures-" });
    const place = new Place(folder, `99_${crypto.randomUUID()}`);
    await Deno.writeTextFile(place.path, notebookJson(parts));
    return place;
  }

  get path(): string {
    return resolve(this.folder, `${this.name}.ipynb`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
    await Deno.remove(resolve(CACHE, `presenter/${this.name}.json`)).catch(
      () => {},
    );
  }
}

/** The command while it runs. */
class Lecture implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #waiting = new Set<() => void>();
  readonly #read: Promise<unknown>;
  /** All that it has printed. */
  words = "";

  constructor(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ) {
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "lib/classroom/lecture.ts", ...args],
      cwd: ROOT,
      env: { NO_COLOR: "1", ...env },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#read = Promise.all(
      [this.#child.stdout, this.#child.stderr].map((stream) =>
        this.#listen(stream)
      ),
    );
  }

  /** Waits until it has printed something. */
  async says(what: RegExp): Promise<string> {
    for (;;) {
      const found = what.exec(this.words);
      if (found !== null) return found[0];
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      await Promise.race([promise, this.#read]);
      this.#waiting.delete(resolve);
      if (
        await Promise.race([
          this.#read.then(() => true),
          promise.then(() => false),
        ])
      ) {
        assert.match(this.words, what);
      }
    }
  }

  /** A window on its lecture. */
  async window(name: string): Promise<PresenterWindow> {
    const link = await this.says(LINK);
    return await PresenterWindow.open({ link: () => link }, name);
  }

  signal(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** Waits for its end. @returns the exit code */
  async end(): Promise<number> {
    const { code } = await this.#child.status;
    await this.#read;
    return code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.signal("SIGKILL");
    } catch {
      // It has ended.
    }
    await this.end();
  }

  async #listen(
    stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      this.words += text;
      for (const look of this.#waiting) look();
    }
  }
}

const lives = (pid: number) => {
  try {
    Deno.kill(pid, "SIGCONT");
    return true;
  } catch {
    return false;
  }
};

/** A folder of programs, instead of all that this machine has. */
async function programs(
  folder: string,
  scripts: Readonly<Record<string, string>>,
) {
  const bin = resolve(folder, "bin");
  await Deno.mkdir(bin);
  await Deno.symlink("/bin/sh", resolve(bin, "sh"));
  for (const [name, script] of Object.entries(scripts)) {
    await Deno.writeTextFile(resolve(bin, name), `#!/bin/sh\n${script}\n`, {
      mode: 0o755,
    });
  }
  return { PATH: bin };
}

const ignore = Deno.build.os === "windows";

Deno.test({
  name:
    "lecture opens the browser with a link that works once, straight into the lecture",
  ignore,
  fn: async () => {
    await using place = await Place.make(["1"]);
    const note = resolve(place.folder, "opened");
    const env = await programs(place.folder, {
      "xdg-open":
        `echo "$1" > "${note}.part"\n/bin/mv "${note}.part" "${note}"`,
    });
    await using lecture = new Lecture([place.path, "--slides"], env);
    const printed = new URL(await lecture.says(LINK));
    assert.equal(printed.pathname, `/slides/${place.name}`);
    let opened: string | undefined;
    while (opened === undefined) {
      opened = await Deno.readTextFile(note).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // What a browser is started with can be read by others on this machine.
    assert.ok(!opened.includes(printed.searchParams.get("token")!));
    const visit = () => fetch(opened, { redirect: "manual" });
    const [first, second] = [await visit(), await visit()];
    await Promise.all([first.body?.cancel(), second.body?.cancel()]);
    assert.deepEqual([first.status, second.status], [303, 403]);
    assert.equal(first.headers.get("location"), `/slides/${place.name}`);
    lecture.signal("SIGINT");
    assert.equal(await lecture.end(), 0);
    assert.match(
      lecture.words,
      /\n\nCtrl-C ends them\.\n\nEnding the kernels\.\n$/,
    );
  },
});

Deno.test({
  name: "lecture says so when there is no browser",
  ignore,
  fn: async () => {
    await using place = await Place.make(["1"]);
    await using lecture = new Lecture(
      [place.path],
      await programs(place.folder, {}),
    );
    await lecture.says(
      /No browser could be opened from here: open the link in one\.\n/,
    );
  },
});

Deno.test({
  name:
    "lecture ends its kernels at Ctrl-C, and keeps what is not saved for the next time",
  ignore,
  fn: async () => {
    await using place = await Place.make(["console.log(Deno.pid);"]);
    let pid = 0;
    {
      await using lecture = new Lecture([place.path, "--no-browser"]);
      const page = await lecture.window(place.name);
      await page.run("cell-1");
      pid = Number(page.printed("cell-1"));
      assert.ok(lives(pid));
      page.send({ type: "edit", id: "cell-1", source: "mine" });
      await page.until(() => page.lecture.unsaved);
      lecture.signal("SIGINT");
      assert.equal(await lecture.end(), 0);
      assert.ok(lecture.words.endsWith(
        `\nEnding the kernels. Not saved: ${place.name}. The edits are kept, and come back the next time.\n`,
      ));
      assert.equal(lives(pid), false);
    }
    await using lecture = new Lecture([place.path, "--no-browser"]);
    await using page = await lecture.window(place.name);
    assert.equal(page.cell("cell-1").source, "mine");
  },
});

Deno.test({
  name:
    "lecture that is killed without a word loses no edit and leaves no kernel",
  ignore,
  fn: async () => {
    await using place = await Place.make(["console.log(Deno.pid);", "2"]);
    let pid = 0;
    {
      await using lecture = new Lecture([place.path, "--no-browser"]);
      const page = await lecture.window(place.name);
      await page.run("cell-1");
      pid = Number(page.printed("cell-1"));
      page.send({ type: "edit", id: "cell-2", source: "mine" });
      const journal = resolve(CACHE, `presenter/${place.name}.json`);
      while (!await Deno.stat(journal).then(() => true, () => false)) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      lecture.signal("SIGKILL");
      await lecture.end();
    }
    await using lecture = new Lecture([place.path, "--no-browser"]);
    await using page = await lecture.window(place.name);
    await page.until(({ notices }) => notices.length === 1);
    assert.equal(
      page.notices[0],
      "What was not saved the last time is back: one cell differs from the file. Save it, or reset the lecture.",
    );
    assert.equal(page.cell("cell-2").source, "mine");
    assert.equal(page.cell("cell-1").status, "fresh");
    const end = performance.now() + 20_000;
    while (lives(pid) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(lives(pid), false);
  },
});

Deno.test({
  name: "lecture goes on after the machine has slept",
  ignore,
  fn: async () => {
    await using place = await Place.make(["console.log('awake');"]);
    await using lecture = new Lecture([place.path, "--no-browser"]);
    await using page = await lecture.window(place.name);
    page.send({ type: "clock", do: "start" });
    await page.until(({ lecture }) => lecture.clock.running);
    lecture.signal("SIGSTOP");
    page.send({ type: "run", id: "cell-1" }); // pressed while nobody listens
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(page.cell("cell-1").status, "fresh");
    lecture.signal("SIGCONT");
    await page.until(() => page.printed("cell-1") === "awake\n");
    const clocks = page.events.filter(({ type }) => type === "clock").length;
    page.send({ type: "clock", do: "pause" });
    await page.until(({ events }) =>
      events.filter(({ type }) => type === "clock").length > clocks
    );
    const { elapsed } = page.lecture.clock;
    assert.ok(elapsed >= 400 && elapsed < 60_000, `${elapsed} ms`);
  },
});

Deno.test("lecture says that a port is taken", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr;
  await using lecture = new Lecture(["--no-browser", "--port", String(port)]);
  assert.equal(await lecture.end(), 1);
  assert.equal(
    lecture.words,
    `Port ${port} is taken by another program. Choose another, or leave --port out.\n`,
  );
});

Deno.test("lecture says what is wrong with how it is called", async () => {
  const wrong = [
    [
      ["--port", "http"],
      "--port must be a whole number from 1 to 65535, but it is http",
    ],
    [
      ["--port", "70000"],
      "--port must be a whole number from 1 to 65535, but it is 70000",
    ],
    [["02", "05"], "Name one lecture; the others can be opened from its page."],
  ] as const;
  for (const [args, words] of wrong) {
    await using lecture = new Lecture(args);
    assert.equal(await lecture.end(), 2);
    assert.equal(lecture.words, `${words}\n--help says how to call it.\n`);
  }
});
