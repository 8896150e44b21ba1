/** Files that are written whole or not at all, and why they could not be. */

import { showPath } from "../project.ts";

/** A file that could not be written. It is as it was. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}

/** Writes a text into a file that is new. */
export type WriteNew = (
  path: string,
  text: string,
  mode: number,
) => Promise<void>;

/** Bits of a file's mode that let somebody write to it. */
const WRITABLE = 0o222;

/**
 * Writes a text into a file. Whoever reads it sees the old text or the new one, whatever
 * happens in between; its mode stays.
 *
 * @param write puts the new text on the disk, beside the file
 * @throws {WriteError} if it cannot be written, with what to do
 */
export async function safeWrite(
  path: string,
  text: string,
  write: WriteNew = writeThrough,
): Promise<void> {
  let half: string | undefined;
  try {
    const target = await Deno.realPath(path).catch(() => path); // a link stays a link
    const mode = await modeOf(target);
    half = `${target}.${Deno.pid}.tmp`;
    await write(half, text, mode);
    await Deno.rename(half, target);
  } catch (error) {
    if (half !== undefined) await Deno.remove(half).catch(() => {});
    throw new WriteError(`Cannot write ${showPath(path)}: ${reasonFor(error)}`);
  }
}

async function modeOf(path: string): Promise<number> {
  const found = await Deno.stat(path).catch(() => undefined);
  const mode = (found?.mode ?? 0o644) & 0o777;
  // A file beside it could take its place, but somebody did not want it to change.
  if ((mode & WRITABLE) === 0) throw new Deno.errors.PermissionDenied();
  return mode;
}

async function writeThrough(
  path: string,
  text: string,
  mode: number,
): Promise<void> {
  using file = await Deno.open(path, {
    create: true,
    write: true,
    truncate: true,
    mode,
  });
  const bytes = new TextEncoder().encode(text);
  for (let done = 0; done < bytes.length;) {
    done += await file.write(bytes.subarray(done));
  }
  await file.sync();
}

function reasonFor(error: unknown): string {
  const { code, message } = error as {
    readonly code?: string;
    readonly message?: string;
  };
  if (code === "ENOSPC" || code === "EDQUOT") {
    return "the disk is full; make room and try again";
  }
  if (error instanceof Deno.errors.PermissionDenied || code === "EROFS") {
    return "it may not be written to; change that, or save a copy elsewhere";
  }
  if (error instanceof Deno.errors.NotFound) return "its folder is gone";
  return String(message ?? error);
}
