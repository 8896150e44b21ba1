/** Differences between two texts, as a reader likes to see them. */

/** Lines above which the exact difference is too slow to find. */
const MANY = 1500;

/**
 * The lines that differ, `-` before the old and `+` before the new, with one line around.
 *
 * @example One line changed
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(textDiff("a\nb\nc", "a\nB\nc"), "  a\n- b\n+ B\n  c");
 * ```
 */
export function textDiff(before: string, after: string, most = 20): string {
  const old = before.split("\n"), now = after.split("\n");
  if (old.length > MANY || now.length > MANY) {
    return firstDifference(before, after);
  }
  const rows = aligned(old, now);
  const near = (i: number) =>
    [i - 1, i, i + 1].some((j) => rows[j] && rows[j][0] !== " ");
  const shown: string[] = [];
  rows.forEach((row, i) => {
    if (near(i)) shown.push(`${row[0]} ${row[1]}`.trimEnd());
    else if (shown.length > 0 && shown.at(-1) !== "…") shown.push("…");
  });
  if (shown.at(-1) === "…") shown.pop();
  const cut = shown.map((row) =>
    row.length > 160 ? `${row.slice(0, 157)}…` : row
  );
  if (cut.length <= most) return cut.join("\n");
  return [...cut.slice(0, most), `… and ${cut.length - most} more lines`].join(
    "\n",
  );
}

/**
 * The first place where two long texts part, with what surrounds it in each.
 *
 * @example Inside a drawing
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(firstDifference('<circle r="3"/>', '<circle r="4"/>'),
 *   '- at 11: <circle r="3"/>\n+ at 11: <circle r="4"/>');
 * ```
 */
export function firstDifference(before: string, after: string): string {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  const piece = (text: string) => {
    const from = Math.max(0, at - 40), to = Math.min(text.length, at + 40);
    const inside = text.slice(from, to).replaceAll("\n", "⏎");
    return `${from > 0 ? "…" : ""}${inside}${to < text.length ? "…" : ""}`;
  };
  return `- at ${at}: ${piece(before)}\n+ at ${at}: ${piece(after)}`;
}

/** Both lists of lines in one, by their longest common subsequence. */
function aligned(
  old: readonly string[],
  now: readonly string[],
): [" " | "-" | "+", string][] {
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j]
        ? common[(i + 1) * width + j + 1] + 1
        : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const rows: [" " | "-" | "+", string][] = [];
  let i = 0, j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      rows.push([" ", old[i]]);
      i++;
      j++;
    } else if (
      j >= now.length ||
      (i < old.length &&
        common[(i + 1) * width + j] >= common[i * width + j + 1])
    ) rows.push(["-", old[i++]]);
    else rows.push(["+", now[j++]]);
  }
  return rows;
}
