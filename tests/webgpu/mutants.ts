/** Mutants of kernels: the same text without one of its guards. */

/** A kernel with something missing. */
export type Mutant = {
  readonly line: number;
  /** What stood there. */
  readonly was: string;
  readonly source: string;
};

/** What is done to a line, by the form that it has. */
const CHANGES: readonly {
  readonly form: RegExp;
  readonly changed: (line: string) => string;
}[] = [
  {
    form: /^\s*if \((.+ >= .+|!\w+)\) \{ return; \}$/,
    changed: () => "",
  },
];

/** Guards of workgroups behind 65,535 others, which a program that acts as a GPU would compute for minutes. */
const OUT_OF_REACH = /^\s*if \(tile >= params\.tiles\)/;

/** All mutants of a kernel. */
export function mutantsOf(source: string): readonly Mutant[] {
  const lines = source.split("\n");
  return lines.flatMap((was, i) =>
    CHANGES.filter(({ form }) => form.test(was) && !OUT_OF_REACH.test(was)).map(
      ({ changed }) => ({
        line: i + 1,
        was: was.trim(),
        source: lines.with(i, changed(was)).join("\n"),
      }),
    )
  );
}
