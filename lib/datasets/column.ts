/** Columns of a table: what stands in them, in which unit, and whether there may be gaps. */

/** A column of numbers. */
export type NumberColumn = {
  readonly kind: "number";
  /** What one counts in: `"mm"`. Nothing for a plain number. */
  readonly unit?: string;
  /** Whether cells may be empty. If not said, an empty cell is an error. */
  readonly gaps?: boolean;
};

/** A column of words: a species, a date. */
export type TextColumn = {
  readonly kind: "text";
  /** The only words there may be, in the order their classes count in. */
  readonly values?: readonly string[];
  /** Whether cells may be empty. If not said, an empty cell is an error. */
  readonly gaps?: boolean;
};

/** What stands in one column. */
export type Column = NumberColumn | TextColumn;

/** The columns by their names. */
export type Columns = Readonly<Record<string, Column>>;

/** What a cell holds; `null` is a gap: nobody measured it. */
export type Cell = number | string | null;

/** A row of a table: a cell for each column, by its name. */
export type Row = Readonly<Record<string, Cell>>;

/** The row that columns make: their names, numbers or words, and gaps only where they may be. */
export type RowOf<C extends Columns> = {
  readonly [name in keyof C]:
    | (C[name] extends NumberColumn ? number
      : C[name] extends
        { readonly values: readonly (infer Word extends string)[] } ? Word
      : string)
    | (C[name] extends { readonly gaps: true } ? null : never);
};

/** A row without gaps. */
export type Complete<R extends Row> = {
  readonly [name in keyof R]: NonNullable<R[name]>;
};
