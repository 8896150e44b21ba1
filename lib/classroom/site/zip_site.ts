/** The site in one file to take away. */

import { type Zippable, zipSync } from "fflate";
import type { SiteFiles } from "./site_files.ts";

/** All files have one date, so that the same site is the same zip. */
const DATE = new Date(2000, 0, 1, 12);

/** The folder that unpacking makes. */
const FOLDER = "nets-by-hand";

/** What is small already is not made smaller. */
const PACKED = /\.(woff2|png|jpe?g|zip)$/;

/** A zip of all files, in one folder. */
export function zipSite(files: SiteFiles): Uint8Array<ArrayBuffer> {
  const content: Zippable = {};
  for (const [path, bytes] of files) {
    content[`${FOLDER}/${path}`] = [bytes, {
      mtime: DATE,
      level: PACKED.test(path) ? 0 : 9,
    }];
  }
  return zipSync(content) as Uint8Array<ArrayBuffer>;
}
