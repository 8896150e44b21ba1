/** A piece of a cell around one of its lines, for errors. */

/** The lines around one line of a cell, that one marked. */
export function codeFrame(code: string, line: number, column?: number): string {
  const lines = code.split("\n");
  const from = Math.max(0, line - 2);
  return lines.slice(from, line + 1).flatMap((text, i) => {
    const number = from + i + 1;
    const row = `${number === line ? ">" : " "} ${
      String(number).padStart(3)
    } | ${text}`;
    if (number !== line || column === undefined) return [row];
    return [row, `      | ${" ".repeat(column - 1)}^`];
  }).join("\n");
}
