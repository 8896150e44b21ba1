/** Places in a text that was made from another: where they were there. */

/** A place in a text, both counted from 1. */
export type Place = { readonly line: number; readonly column: number };

/** From a column on, the text comes from a place of the source; all counted from 0. */
type Segment = {
  readonly column: number;
  readonly sourceLine: number;
  readonly sourceColumn: number;
};

const DIGITS =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The way back from a text to the source it was made from. */
export class SourcePlaces {
  readonly #lines: readonly (readonly Segment[])[];

  /** @param mappings of a source map of the third version, with one source */
  constructor(mappings: string) {
    let sourceLine = 0, sourceColumn = 0;
    this.#lines = mappings.split(";").map((line) => {
      let column = 0;
      return line.split(",").filter(Boolean).map((segment) => {
        const [columns, , lines = 0, sourceColumns = 0] = numbersOf(segment);
        column += columns;
        sourceLine += lines;
        sourceColumn += sourceColumns;
        return { column, sourceLine, sourceColumn };
      });
    });
  }

  /**
   * The place in the source of a place in the text.
   *
   * @example A type is gone, so what follows it stands further left
   * ```ts
   * import assert from "node:assert/strict";
   * // let x: number = 1;  became  let x = 1;
   * const places = new SourcePlaces("AAAA,IAAI,CAAC,CAAS,EAAE,CAAC");
   * assert.deepEqual(places.of({ line: 1, column: 7 }), { line: 1, column: 15 });
   * ```
   */
  of({ line, column }: Place): Place {
    const segment = this.#lines[line - 1]?.findLast((one) =>
      one.column < column
    );
    if (segment === undefined) return { line, column };
    return {
      line: segment.sourceLine + 1,
      column: segment.sourceColumn + column - segment.column,
    };
  }
}

/** Whole numbers of any size as source maps write them: six bits a character, the sign last. */
function numbersOf(segment: string): readonly number[] {
  const numbers: number[] = [];
  let value = 0, shift = 0;
  for (const character of segment) {
    const digit = DIGITS.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return numbers;
}

/** The place of an offset in a text. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return {
    line: before.split("\n").length,
    column: offset - start + 1,
  };
}

/** The offset of a place in a text. */
export function offsetAt(text: string, { line, column }: Place): number {
  let start = 0;
  for (let i = 1; i < line; i++) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}
