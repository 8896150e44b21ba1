/** Writes the site in one step: who looks at the folder sees the old site or the new one. */

import { dirname, resolve } from "node:path";
import { UsageError } from "../choose.ts";
import type { SiteFiles } from "./site_files.ts";

/** Says that a folder is a site, and may be replaced by another. */
const MARK = "assets/site.js";

/**
 * Writes all files into a folder, in the place of what was there.
 *
 * @throws {UsageError} if the folder holds something that is not a site: it would be lost
 */
export async function writeSite(files: SiteFiles, out: string): Promise<void> {
  await assertReplaceable(out);
  const next = `${out}.${Deno.pid}.new`, old = `${out}.${Deno.pid}.old`;
  try {
    for (const [path, bytes] of files) {
      const file = resolve(next, path);
      await Deno.mkdir(dirname(file), { recursive: true });
      await Deno.writeFile(file, bytes);
    }
    const hadOne = await Deno.rename(out, old).then(() => true, () => false);
    await Deno.rename(next, out);
    if (hadOne) await Deno.remove(old, { recursive: true });
  } finally {
    await Deno.remove(next, { recursive: true }).catch(() => {});
  }
}

async function assertReplaceable(out: string): Promise<void> {
  const entries = await Array.fromAsync(Deno.readDir(out)).catch(() => []);
  if (entries.length === 0) return;
  const isSite = await Deno.stat(resolve(out, MARK))
    .then(() => true, () => false);
  if (isSite) return;
  throw new UsageError(
    `Cannot write the site to ${out}: the folder must be empty or hold a site, but it holds ${
      entries[0].name
    }`,
  );
}
