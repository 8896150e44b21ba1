/** Cells that run one after the other in a world of their own, as a page runs them. */

import { createContext, runInContext } from "node:vm";
import {
  type CellProblem,
  type CellProgram,
  cellProgram,
  RUNNER,
} from "../../../lib/classroom/worker/cell_program.ts";
import {
  type CellDoor,
  CellScope,
  type ModuleNames,
} from "../../../lib/classroom/worker/cell_scope.ts";

/** A module that cells can import under any name. */
const MODULE: ModuleNames = { default: "all", one: 1, two: 2 };

/** A world with a global object of its own, in which cells share their names. */
export class Cells {
  readonly #world = createContext({ console });
  readonly #scope: CellScope;

  constructor() {
    const globals = this.evaluate("globalThis") as object;
    this.#scope = new CellScope(globals, () => MODULE);
  }

  /** Evaluates plain JavaScript at the top. */
  evaluate(script: string): unknown {
    return runInContext(script, this.#world);
  }

  /** A cell as a program, or what is wrong with it. */
  program(code: string): CellProgram | { readonly problem: CellProblem } {
    return cellProgram(code, this.#scope.kinds);
  }

  /** Runs a cell. @returns its value */
  async run(code: string): Promise<unknown> {
    const program = this.program(code);
    if ("problem" in program) throw new Error(program.problem.message);
    let run: ((door: CellDoor) => Promise<void>) | undefined;
    const globals = this.evaluate("globalThis") as Record<symbol, unknown>;
    // A symbol of the registry is the same in all worlds.
    globals[RUNNER] = (given: typeof run) => run = given;
    this.evaluate(program.javascript);
    const door = this.#scope.enter(program);
    await run!(door);
    return door.value;
  }

  /** What is wrong with a cell: the place and the words. */
  problem(code: string): string | undefined {
    const program = this.program(code);
    if (!("problem" in program)) return undefined;
    const { message, line, column } = program.problem;
    return `${line}:${column} ${message}`;
  }
}
