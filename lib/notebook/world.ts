/** What the course's kernel offers to the code in its cells; under Deno's own there is none of it. */

/** The course's kernel, as code in a cell sees it. */
export interface CellWorld {
  /** Whether Stop was pressed, and the cell has not ended since. */
  readonly stopping: boolean;
  /** Calls back as soon as Stop is pressed, again and again. */
  onStop(wake: () => void): void;
}

/** The name under which the course's kernel puts it among the globals. */
export const WORLD: unique symbol = Symbol.for("nets.world") as typeof WORLD;

/** The course's kernel, if this code runs in it. */
export function cellWorld(): CellWorld | undefined {
  return (globalThis as { readonly [WORLD]?: CellWorld })[WORLD];
}
