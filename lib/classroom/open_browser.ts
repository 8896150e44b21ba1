/** Opens a page in the reader's browser. */

/** A program with its arguments. */
export type Way = readonly [program: string, ...args: string[]];

/** Milliseconds within which a program that cannot open anything says so. */
const PATIENCE = 3000;

/** The ways of a system to open a page. */
export function waysToOpen(
  address: string,
  os: string = Deno.build.os,
): readonly Way[] {
  if (os === "darwin") return [["open", address]];
  // `start` takes a first word in quotes for a title.
  if (os === "windows") return [["cmd", "/c", "start", '""', address]];
  return [["xdg-open", address], ["wslview", address]];
}

/**
 * Opens a page by the first way that works.
 *
 * @returns whether there was one
 */
export async function openBrowser(ways: readonly Way[]): Promise<boolean> {
  for (const [program, ...args] of ways) {
    if (await opens(program, args)) return true;
  }
  return false;
}

async function opens(
  program: string,
  args: readonly string[],
): Promise<boolean> {
  try {
    const child = new Deno.Command(program, {
      args: [...args],
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    child.unref(); // Some ways are the browser itself, which may stay open.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = new Promise<boolean>((resolve) =>
      timer = setTimeout(() => resolve(true), PATIENCE)
    );
    const ended = child.status.then(({ success }) => success);
    return await Promise.race([ended, open]).finally(() => clearTimeout(timer));
  } catch {
    return false; // There is no such program.
  }
}
