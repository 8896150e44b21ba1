/** Notebooks on disk: read with care, written so that the same notebook is always the same bytes. */

import { placeOfJsonError } from "./json_place.ts";
import type { Json } from "./json.ts";
import type { Notebook } from "./notebook.ts";
import {
  notebookLayout,
  notebookOf,
  NotebookProblem,
} from "./notebook_json.ts";
import { CONFIG, showPath } from "./project.ts";

/** A file that is not the notebook it should be. */
export class NotebookError extends Error {
  override readonly name = "NotebookError";

  /**
   * @param path the notebook's file
   * @param reason what must hold, and what holds instead
   * @param action what was asked for
   */
  constructor(path: string, reason: string, action = "read") {
    super(`Cannot ${action} ${showPath(path)}: ${reason}`);
  }
}

/**
 * Reads a notebook.
 *
 * @throws {NotebookError} if there is none, or the file is no notebook of nbformat 4
 */
export async function readNotebook(path: string): Promise<Notebook> {
  return parseNotebook(path, await readText(path));
}

/**
 * Reads the text of a notebook's file.
 *
 * @throws {NotebookError} if there is no such file
 */
export async function readText(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    const missing = error instanceof Deno.errors.NotFound;
    throw new NotebookError(
      path,
      missing ? "there is no such file" : String(error),
    );
  }
}

/**
 * Reads a notebook from its text.
 *
 * @param path where it lies, for messages
 * @param text what stands in the file
 * @throws {NotebookError} if it is not JSON (with the place), or no notebook
 */
export function parseNotebook(path: string, text: string): Notebook {
  const file = parseJson(path, text);
  try {
    return notebookOf(path, file);
  } catch (error) {
    if (!(error instanceof NotebookProblem)) throw error;
    throw new NotebookError(path, error.message);
  }
}

function parseJson(path: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    const { line, column } = placeOfJsonError(text);
    const conflict = /^<{7} /m.test(text)
      ? "; it holds an unresolved merge"
      : "";
    throw new NotebookError(
      path,
      text.trim() === ""
        ? "it must be JSON, but it is empty"
        : `it must be JSON, but it stops being so at line ${line}, column ${column}${conflict}`,
    );
  }
}

/**
 * The text of a notebook's file: the layout that Python's nbformat writes (keys sorted,
 * one space of indent, sources as lists of lines), with the cells as `deno fmt` leaves them.
 */
export async function notebookText(notebook: Notebook): Promise<string> {
  return await formatted(notebook.path, notebookLayout(notebook));
}

/** Writes a notebook. A reader never sees half of it. */
export async function writeNotebook(notebook: Notebook): Promise<void> {
  const text = await notebookText(notebook);
  const half = `${notebook.path}.${Deno.pid}.tmp`;
  await Deno.writeTextFile(half, text);
  await Deno.rename(half, notebook.path);
}

/** `deno fmt` formats the cells and leaves the layout of the file alone. */
async function formatted(path: string, text: string): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--quiet", "--config", CONFIG, "--ext", "ipynb", "-"],
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  const written = writer.write(new TextEncoder().encode(text)).then(() =>
    writer.close()
  );
  const [{ success, stdout, stderr }] = await Promise.all([
    child.output(),
    written,
  ]);
  if (success) return new TextDecoder().decode(stdout);
  throw new NotebookError(
    path,
    `deno fmt refuses it: ${new TextDecoder().decode(stderr)}`,
    "write",
  );
}
