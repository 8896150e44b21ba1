/** How a table of contents of the library groups its names: each plain comment is a heading. */

/** A heading and the names below it. */
export type IndexGroup = {
  readonly title: string;
  readonly names: readonly string[];
};

/**
 * The groups of an index file, in reading order; names above the first heading are a group as well.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const index = '// Gates\nexport { AND, type Bit } from "./a.ts";\nexport type { Row } from "./b.ts";';
 * assert.deepEqual(groupsIn(index), [{ title: "Gates", names: ["AND", "Bit", "Row"] }]);
 * ```
 */
export function groupsIn(index: string): readonly IndexGroup[] {
  const [above, ...parts] = index.split(/^\/\/ /m);
  return [`Names\n${above}`, ...parts].map((text) => {
    const [title, ...rest] = text.split("\n");
    const names = [...rest.join("\n").matchAll(/^export [^{]*\{([^}]*)\}/gm)]
      .flatMap(([, list]) => list.split(","))
      .map((name) => name.trim().replace(/^type /, "").split(" as ").at(-1)!)
      .filter((name) => name !== "");
    return { title: title.trim(), names };
  }).filter(({ names }) => names.length > 0);
}
