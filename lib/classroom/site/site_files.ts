/** The files of the site, in memory, before any of them is written. */

const encoder = new TextEncoder();

/** Files by their path below the site's root: `api/nets.html`. */
export class SiteFiles {
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();

  /**
   * Adds a file.
   *
   * @throws {Error} if another has the path: one of the two would be lost
   */
  add(path: string, content: string | Uint8Array<ArrayBuffer>): void {
    if (this.#files.has(path)) {
      throw new Error(
        `Cannot add ${path} to the site: paths must differ, but it is there already`,
      );
    }
    this.#files.set(
      path,
      typeof content === "string" ? encoder.encode(content) : content,
    );
  }

  /** The bytes of a file. */
  bytes(path: string): Uint8Array<ArrayBuffer> | undefined {
    return this.#files.get(path);
  }

  /** All files, sorted by path, so that what is made of them is always the same. */
  [Symbol.iterator](): Iterator<readonly [string, Uint8Array<ArrayBuffer>]> {
    return [...this.#files].sort(([a], [b]) => a < b ? -1 : 1).values();
  }

  /** How many pages there are. */
  get pages(): number {
    return [...this.#files.keys()].filter((path) => path.endsWith(".html"))
      .length;
  }

  /** How many bytes all files have together. */
  get size(): number {
    return [...this.#files.values()].reduce(
      (sum, { length }) => sum + length,
      0,
    );
  }
}
