/** How much memory and time the processes of some users take, by what they are. */

/** Bytes by kind of process; what is shared is divided among those who share it. */
export type Memory = Readonly<Record<Kind, number>>;

/** The kinds of processes on a hub. */
export type Kind = "server" | "kernel" | "deno" | "language" | "other";

/** What a command line must contain to be of a kind; the first that fits. */
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["server", /jupyterhub-singleuser/],
  ["kernel", /kernel\/serve\.ts/],
  ["language", /deno\0lsp|deno lsp/],
  ["deno", /jupyter\0--kernel/],
];

/** The memory of all processes of each user that is asked about. */
export function memoryOf(users: ReadonlySet<number>): Map<number, Memory> {
  const found = new Map<number, Memory>();
  for (const pid of pids()) {
    const uid = uidOf(pid);
    if (uid === undefined || !users.has(uid)) continue;
    const memory = found.get(uid) ??
      { server: 0, kernel: 0, deno: 0, language: 0, other: 0 };
    const kind = kindOf(pid);
    found.set(uid, { ...memory, [kind]: memory[kind] + pssOf(pid) });
  }
  return found;
}

/** The memory of processes whose command line fits, in bytes. */
export function memoryNamed(name: RegExp): number {
  return pids().filter((pid) => name.test(commandOf(pid)))
    .reduce((sum, pid) => sum + pssOf(pid), 0);
}

/** The memory that programs could still get, in bytes. */
export function available(): number {
  const line = /^MemAvailable:\s+(\d+) kB/m.exec(read("/proc/meminfo"));
  return Number(line?.[1] ?? 0) * 1024;
}

/** Seconds that a processor has worked for each process of some users, by its number. */
export function secondsOf(users: ReadonlySet<number>): Map<string, number> {
  const mine = pids().filter((pid) => users.has(uidOf(pid) ?? NaN));
  return new Map(mine.map((pid): [string, number] => {
    const fields = read(`/proc/${pid}/stat`).split(") ")[1]?.split(" ") ?? [];
    // After the name: state, parent, …; the twelfth and the next are user's and system's time.
    return [pid, (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100];
  }));
}

/** The numbers of users by their names. */
export function uids(names: readonly string[], file = "/etc/passwd") {
  const entries = read(file).split("\n").map((line) => line.split(":"));
  return new Map(
    entries.filter(([name]) => names.includes(name))
      .map(([name, , uid]): [string, number] => [name, Number(uid)]),
  );
}

function pids(): string[] {
  return [...Deno.readDirSync("/proc")].map(({ name }) => name)
    .filter((name) => /^\d+$/.test(name));
}

function uidOf(pid: string): number | undefined {
  const uid = /^Uid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1];
  return uid === undefined ? undefined : Number(uid);
}

function kindOf(pid: string): Kind {
  const command = commandOf(pid);
  return KINDS.find(([, pattern]) => pattern.test(command))?.[0] ?? "other";
}

function commandOf(pid: string): string {
  return read(`/proc/${pid}/cmdline`);
}

function pssOf(pid: string): number {
  const line = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`));
  return Number(line?.[1] ?? 0) * 1024;
}

/** A process may have ended a moment ago. */
function read(file: string): string {
  try {
    return Deno.readTextFileSync(file);
  } catch {
    return "";
  }
}
