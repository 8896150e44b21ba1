/** What cells share: the names that they declare, as properties of the global object. */

import type { Kind } from "./cell_names.ts";
import type { CellProgram } from "./cell_program.ts";

/** A module, as `import * as` gives it. */
export type ModuleNames = Readonly<Record<string, unknown>>;

/** What a program finds as `$nets`. */
export type CellDoor = {
  /** Setting a property declares a name. */
  readonly const: Record<string, unknown>;
  readonly let: Record<string, unknown>;
  readonly var: Record<string, unknown>;
  /** `import(…)`. */
  readonly load: (specifier: unknown) => Promise<ModuleNames>;
  /** The value of the cell. */
  value: unknown;
};

/** The names of all cells. */
export class CellScope {
  readonly #globals: object;
  readonly #find: (specifier: string) => ModuleNames;
  readonly #kinds = new Map<string, Kind>();

  /**
   * @param globals what the names become properties of
   * @param find gives a module, or throws an error in words for the reader
   */
  constructor(globals: object, find: (specifier: string) => ModuleNames) {
    this.#globals = globals;
    this.#find = find;
  }

  /** The names that cells have declared, and how. */
  get kinds(): ReadonlyMap<string, Kind> {
    return this.#kinds;
  }

  /**
   * Makes everything ready for a program: what it imports is there, and its `var`s are.
   *
   * @returns what the program is given
   */
  enter({ kinds, imports }: CellProgram): CellDoor {
    for (const [name, kind] of kinds) {
      this.#kinds.set(name, kind);
      const isNew = !Object.hasOwn(this.#globals, name);
      if (kind === "var" && isNew) this.#define(name, undefined, true);
    }
    for (const { specifier, names } of imports) {
      const module = this.#find(specifier);
      for (const { name, local } of names) {
        this.#define(local, name === "*" ? module : module[name], false);
      }
    }
    return {
      const: this.#door(false),
      let: this.#door(true),
      var: this.#door(true),
      // Whatever goes wrong is the promise's affair.
      load: async (specifier) => await this.#find(String(specifier)),
      value: undefined,
    };
  }

  #door(writable: boolean): Record<string, unknown> {
    return new Proxy({}, {
      set: (_, name, value) => {
        this.#define(String(name), value, writable);
        return true;
      },
    });
  }

  #define(name: string, value: unknown, writable: boolean): void {
    Object.defineProperty(this.#globals, name, {
      value,
      writable,
      enumerable: true,
      configurable: true,
    });
  }
}
