/** The numbers of other implementations that lie in `fixtures/`. */

/** A table of numbers. */
export interface Table {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/**
 * The records of a file in `fixtures/`.
 *
 * What JSON has no word for stands there as a text: `"Infinity"`, `"NaN"`.
 */
export function fixtures<Record>(name: string): readonly Record[] {
  const url = new URL(`fixtures/${name}.jsonl`, import.meta.url);
  return Deno.readTextFileSync(url).trimEnd().split("\n")
    .map((line) => JSON.parse(line, revive));
}

function revive(key: string, value: unknown): unknown {
  return key === "values" ? (value as unknown[]).map(Number) : value;
}
