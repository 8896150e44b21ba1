/** A whole class at a JupyterHub at once: what is right, how long it takes, and the memory that it needs. */

import { chooseNotebooks, UsageError } from "../../lib/classroom/choose.ts";
import { command, type ExitCode } from "../../lib/classroom/command.ts";
import { readNotebook } from "../../lib/classroom/notebook_file.ts";
import { showProblem } from "../../lib/classroom/problem.ts";
import { nameOf } from "../../lib/classroom/project.ts";
import {
  available,
  type Memory,
  memoryNamed,
  memoryOf,
  secondsOf,
  uids,
} from "./hub/processes.ts";
import { type Lesson, Student } from "./hub/student.ts";

const HELP =
  `Sends a class to a JupyterHub, all at once, and lets everybody run a lecture.

  deno run -A tests/bench/hub_class.ts --students 20 --password WORD [05]

  --students N     student01 to studentN, who have accounts with that password
  --hub URL        http://127.0.0.1:8000 if not said
  --folder NAME    where the lectures lie for a student: notebooks if not said
  --passwd FILE    the list of users that holds for the hub: /etc/passwd if not said
  --completion     everybody asks for a completion at the end, so that language servers start
  --help           prints this

It has to run on the hub's own machine as root, for it counts the memory of the students'
processes. Every output is compared with the one saved in the lecture. It stops when the machine
has less than 4 GB left.`;

const OPTIONS = {
  students: { type: "string" },
  password: { type: "string" },
  hub: { type: "string" },
  folder: { type: "string" },
  passwd: { type: "string" },
  completion: { type: "boolean" },
} as const;

/** Bytes that must be left for others. */
const LEAST = 4e9;

/** Milliseconds between two looks at the memory. */
const OFTEN = 1000;

const MB = 1e6;

/** Runs the command. @returns the exit code: 1 if an output was wrong */
function main(args: readonly string[]): Promise<ExitCode> {
  return command(args, HELP, OPTIONS, async ({ names, values }) => {
    const count = Number(values.students ?? 20);
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new UsageError("--students must be a number above 0.");
    }
    if (typeof values.password !== "string") {
      throw new UsageError("--password must say the word of all accounts.");
    }
    const [path] = await chooseNotebooks(names.length > 0 ? names : ["05"]);
    const saved = await readNotebook(path);
    const hub = String(values.hub ?? "http://127.0.0.1:8000");
    const students = Array.from({ length: count }, (_, i) =>
      new Student({
        hub,
        name: `student${String(i + 1).padStart(2, "0")}`,
        password: String(values.password),
      }));
    const file = String(values.passwd ?? "/etc/passwd");
    const users = uids(students.map(({ name }) => name), file);
    const watch = new Watch(new Set(users.values()));
    const folder = String(values.folder ?? "notebooks");
    const lecture = `${folder}/${nameOf(path)}.ipynb`;
    const completion = values.completion === true;
    const lessons = await Promise.allSettled(
      students.map((student) => student.attend(saved, lecture, completion)),
    );
    watch.end();
    await Promise.allSettled(students.map((student) => student.leave()));
    return tell(path, lessons, watch) ? 0 : 1;
  });
}

/** Looks at memory and time until it is ended. */
class Watch {
  readonly #users: ReadonlySet<number>;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #peaks = new Map<number, Memory>();
  /** The most that the class took together, and the hub, in bytes. */
  together = 0;
  hub = 0;
  readonly #work = new Map<string, number>();

  constructor(users: ReadonlySet<number>) {
    this.#users = users;
    this.#timer = setInterval(() => this.#look(), OFTEN);
  }

  /** Seconds that processors worked for all of them together. */
  get work(): number {
    return this.#work.values().reduce((sum, seconds) => sum + seconds, 0);
  }

  /** The most that each user took. */
  get peaks(): readonly Memory[] {
    return [...this.#peaks.values()];
  }

  end(): void {
    this.#look();
    clearInterval(this.#timer);
  }

  #look(): void {
    if (available() < LEAST) {
      console.error("Less than 4 GB of memory are left: this ends here.");
      Deno.exit(1);
    }
    for (const [pid, seconds] of secondsOf(this.#users)) {
      this.#work.set(pid, seconds);
    }
    const now = memoryOf(this.#users);
    for (const [uid, memory] of now) {
      const before = this.#peaks.get(uid);
      if (before === undefined || total(memory) > total(before)) {
        this.#peaks.set(uid, memory);
      }
    }
    this.together = Math.max(
      this.together,
      [...now.values()].reduce((sum, memory) => sum + total(memory), 0),
    );
    this.hub = Math.max(
      this.hub,
      memoryNamed(/jupyterhub\0-f|configurable-http-proxy/),
    );
  }
}

/** @returns whether every output was right */
function tell(
  path: string,
  lessons: readonly PromiseSettledResult<Lesson>[],
  watch: Watch,
): boolean {
  const came = lessons.filter((lesson) => lesson.status === "fulfilled")
    .map(({ value }) => value);
  for (const lesson of lessons) {
    if (lesson.status === "rejected") console.log(`  ${lesson.reason}`);
  }
  for (const problem of came.flatMap(({ problems }) => problems).slice(0, 5)) {
    console.log(showProblem(path, problem));
  }
  const right = came.filter(({ problems }) => problems.length === 0).length;
  console.log(`${right} of ${lessons.length} students had every output right`);
  const row = (name: string, numbers: readonly number[], unit: string) =>
    console.log(
      `  ${name.padEnd(26)}median ${median(numbers).toFixed(1).padStart(7)}` +
        `   most ${Math.max(...numbers).toFixed(1).padStart(7)} ${unit}`,
    );
  row("until the server answers", came.map(({ server }) => server), "s");
  row("until the first result", came.map(({ firstCell }) => firstCell), "s");
  row("all cells of the lecture", came.map(({ cells }) => cells), "s");
  const { peaks } = watch;
  row("memory of a student", peaks.map((memory) => total(memory) / MB), "MB");
  for (
    const kind of ["server", "kernel", "deno", "language", "other"] as const
  ) {
    row(`  ${kind}`, peaks.map((memory) => memory[kind] / MB), "MB");
  }
  console.log(
    `  together ${(watch.together / MB).toFixed(0)} MB, the hub and its proxy ${
      (watch.hub / MB).toFixed(0)
    } MB; a processor worked ${
      (watch.work / lessons.length).toFixed(1)
    } s for a student`,
  );
  return right === lessons.length;
}

const total = (memory: Memory) =>
  Object.values(memory).reduce((sum, bytes) => sum + bytes, 0);

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
