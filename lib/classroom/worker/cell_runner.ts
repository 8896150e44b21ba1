/** Runs the cells of a page, one at a time, and tells how each of them ended. */

import { Stopped } from "../../notebook/tick.ts";
import type { CellError } from "../kernel/cell_errors.ts";
import type { FromWorker } from "../worker_line.ts";
import { errorAt, refusal, thrown } from "./cell_failure.ts";
import { cellProgram, RUNNER } from "./cell_program.ts";
import { type CellDoor, CellScope } from "./cell_scope.ts";
import type { CellSources } from "./cell_sources.ts";
import {
  absentModule,
  importFault,
  type KnownModules,
} from "./import_words.ts";
import type { WorkerOutput } from "./worker_output.ts";

/** What a cell's script hands over. */
type CellFunction = (door: CellDoor) => Promise<void>;

/** How a cell ended. */
export type CellEnd = Omit<Extract<FromWorker, { type: "ended" }>, "type">;

/** What a runner works with. */
export type CellRunnerOptions = {
  readonly modules: KnownModules;
  readonly output: WorkerOutput;
  readonly sources: CellSources;
  /** Runs a script at the top of the worker. */
  readonly evaluate: (script: string) => void;
};

/** The cells of one worker. */
export class CellRunner {
  readonly #options: CellRunnerOptions;
  readonly #scope: CellScope;
  #abandon: (() => void) | undefined;

  constructor(options: CellRunnerOptions) {
    this.#options = options;
    const { modules } = options;
    this.#scope = new CellScope(globalThis, (specifier) => {
      const module = modules.get(specifier);
      if (module !== undefined) return module.values;
      throw new ImportError(absentModule(specifier, modules));
    });
  }

  /** The names that cells have declared. */
  get names(): Iterable<string> {
    return this.#scope.kinds.keys();
  }

  /**
   * Runs a cell and shows its value.
   *
   * @param count its number; 0 shows no value
   */
  async run(code: string, count: number): Promise<CellEnd> {
    const { output } = this.#options;
    const end = await this.#run(code, count);
    output.endCell();
    return end;
  }

  /** Waits no longer for the cell that runs; what it computed stays. */
  abandon(): void {
    this.#abandon?.();
  }

  async #run(code: string, count: number): Promise<CellEnd> {
    const { modules, sources, output } = this.#options;
    const { kinds } = this.#scope;
    const program = cellProgram(code, kinds);
    if ("problem" in program) {
      const known = (name: string) => kinds.has(name);
      return failed(refusal(program.problem, code, known));
    }
    const fault = importFault(program.imports, modules);
    if (fault !== undefined) {
      const place = program.at(fault.at);
      return failed(errorAt("ImportError", fault.message, code, place));
    }
    const name = sources.add({ code, place: program.place });
    try {
      const run = this.#load(`${program.javascript}\n//# sourceURL=${name}`);
      const door = this.#scope.enter(program);
      const { promise, reject } = Promise.withResolvers<never>();
      this.#abandon = () => reject(new Stopped());
      await Promise.race([run(door), promise]);
      if (count > 0) await output.result(count, door.value);
      return { ending: "ok" };
    } catch (error) {
      if (error instanceof Stopped) return STOPPED;
      return failed(thrown(error, code, sources));
    } finally {
      this.#abandon = undefined;
    }
  }

  #load(script: string): CellFunction {
    const globals = globalThis as { [RUNNER]?: (run: CellFunction) => void };
    let loaded: CellFunction | undefined;
    globals[RUNNER] = (run) => loaded = run;
    try {
      this.#options.evaluate(script);
    } finally {
      delete globals[RUNNER];
    }
    return loaded!;
  }
}

/** A module that is asked for while a cell runs, and is not there. */
class ImportError extends Error {
  override readonly name = "ImportError";
}

const { name: ename, message: evalue } = new Stopped();

/** Said when a cell was stopped. */
export const STOPPED: CellEnd = {
  ending: "stopped",
  error: { ename, evalue, traceback: [`${ename}: ${evalue}`] },
};

function failed(error: CellError): CellEnd {
  return { ending: "error", error };
}
