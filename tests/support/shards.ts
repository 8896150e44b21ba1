/** The tests in shards, each a process of its own, of which two run side by side: most of them wait for most of the time. */

/** Paths that one process tests. */
export type Shard = {
  readonly name: string;
  readonly paths: readonly string[];
  /** Whether the examples in the docs are tested, too. */
  readonly doc?: boolean;
  /** Whether each test must end what it began, and close what it opened. */
  readonly sanitized?: boolean;
};

/** How a shard went. */
export type ShardResult = {
  readonly passed: number;
  readonly failed: number;
  /** What Deno says of the failures, at its end. */
  readonly failures: string;
};

/** How many run side by side. */
const LANES = 2;

/** Folders whose tests drive kernels and browsers, those first that take longest. */
const FOLDERS = [
  "tests/classroom/page/",
  "tests/classroom/kernel/",
  "tests/classroom/",
] as const;

/** The tests of what opens the most: buffers, waits, processes. */
const SANITIZED = "tests/webgpu/";

/**
 * All tests in shards, the longest first.
 *
 * What goes through all lectures takes longer with each of them: each such file is a shard.
 *
 * @param files the test files with their texts
 */
export function shardsOf(files: ReadonlyMap<string, string>): readonly Shard[] {
  const lectures: Shard[] = [];
  const folders = FOLDERS.map((name) => ({ name, paths: [] as string[] }));
  const sanitized: string[] = [], rest: string[] = [];
  for (const [path, text] of files) {
    const folder = folders.find(({ name }) => path.startsWith(name));
    if (text.includes("await listNotebooks()")) {
      lectures.push({ name: path, paths: [path] });
    } else if (path.startsWith(SANITIZED)) sanitized.push(path);
    else (folder?.paths ?? rest).push(path);
  }
  const driven = folders.filter(({ paths }) => paths.length > 0);
  const others = {
    name: "lib",
    paths: ["lib", "README.md", ...rest],
    doc: true,
  };
  const clean = sanitized.length === 0
    ? []
    : [{ name: SANITIZED, paths: sanitized, sanitized: true }];
  return [...lectures, ...driven, ...clean, others];
}

/** What the tests are run with. */
export type RunOptions = {
  /** Flags of `deno test`. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** What Deno writes above the failures of all files, and below them. */
// deno-lint-ignore no-control-regex
const FAILURES = /^(?:\x1b\[[\d;]*m)* ERRORS /m;
const COUNTS = /^(?:ok|FAILED) \| (\d+) passed.*? \| (\d+) failed/gm;

/** Runs shards, {@linkcode LANES} at a time, and shows what they say, one file after the other. */
export async function runShards(
  shards: readonly Shard[],
  options: RunOptions,
): Promise<readonly ShardResult[]> {
  const waiting = [...shards];
  const results: ShardResult[] = [];
  const lane = async () => {
    for (let shard; (shard = waiting.shift()) !== undefined;) {
      const alone = shards.length === 1;
      results.push(await runShard(shard, { ...options, alone }));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

/** Runs one shard. Beside others, what it says of a file is shown when that file is done. */
async function runShard(
  { paths, doc, sanitized }: Shard,
  { args, env = {}, alone }: RunOptions & { readonly alone: boolean },
): Promise<ShardResult> {
  const flags = [
    ...doc ? ["--doc"] : [],
    ...sanitized ? ["--sanitize-ops", "--sanitize-resources"] : [],
    ...args,
  ];
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", "--allow-all", "--quiet", ...flags, ...paths],
    env,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let all = "", shown = 0;
  const show = (end: number) => {
    print(all.slice(shown, end));
    shown = end;
  };
  const drain = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      all += text;
      show(Math.max(shown, doneUntil(all, alone)));
    }
  };
  await Promise.all([child.stdout, child.stderr].map(drain));
  const { success } = await child.status;
  const end = all.search(FAILURES);
  show(end < 0 ? all.length : end);
  const counts = [...plain(all).matchAll(COUNTS)].at(-1)?.slice(1).map(Number);
  const [passed, failed] = counts ?? [0, 0];
  return {
    passed,
    // A file that does not load, or an error between tests, fails no test by name.
    failed: success ? failed : Math.max(failed, 1),
    failures: end < 0 ? (success ? "" : all.slice(-2000)) : all.slice(end),
  };
}

/** Where that ends which can be shown: before the file that is tested now, and the failures. */
function doneUntil(text: string, alone: boolean): number {
  const end = text.search(FAILURES);
  if (end >= 0) return end;
  return alone ? text.length : Math.max(text.lastIndexOf("running "), 0);
}

/** Writes a text at once, as `console.log` does, but no line's end behind it. */
function print(text: string): void {
  const bytes = new TextEncoder().encode(text);
  for (let sent = 0; sent < bytes.length;) {
    sent += Deno.stdout.writeSync(bytes.subarray(sent));
  }
}

/** A text without colours. */
function plain(text: string): string {
  // deno-lint-ignore no-control-regex
  return text.replace(/\x1b\[[\d;]*m/g, "");
}
