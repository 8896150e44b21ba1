/** The steps of an error's traceback, counted in the cell as the reader has it. */

import { basename, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { codeFrame } from "../code_frame.ts";
import { type CellScript, compileCell, type Place } from "../cell_script.ts";
import { withoutPlaces } from "../normalise.ts";

/** Where the code of a traceback comes from. */
export type FrameOptions = {
  /** The cells that ran before, the first one first. */
  readonly earlier?: readonly string[];
  /** The kernel's working folder. */
  readonly cwd?: string;
};

/** What the kernel puts in front of a cell, on its first line: `"use strict"; void 0;` */
const WRAPPER = 21;

/** So many steps at the top and at the bottom of a long traceback are shown. */
const ENDS = 6;

/** A step in a cell: `at name (<anonymous>:3:9)` or `at <anonymous>:3:9`. */
const CELL_STEP = /^(\s+at (?:async )?)(?:(.+) \()?<anonymous>:(\d+):(\d+)\)?$/;
const ANY_STEP = /^\s+at /;

/**
 * The traceback with the cell's own lines, a piece of its code, and paths from the project.
 *
 * The kernel runs what the compiler makes of a cell: types, comments and empty lines are gone,
 * an import of several lines is one, and the first line stands behind 21 characters of the
 * kernel's own. All cells have the same name there, `<anonymous>`. The lowest step is in the
 * cell that ran; going up, a step into a function that only an earlier cell declares leads there.
 *
 * @param traceback as the kernel gives it, one string a line or several
 * @param code the cell
 */
export async function cellFrames(
  traceback: readonly string[],
  code: string,
  { earlier = [], cwd = Deno.cwd() }: FrameOptions = {},
): Promise<readonly string[]> {
  const lines = traceback.flatMap((text) => text.split("\n"));
  const first = lines.findIndex((line) => ANY_STEP.test(line));
  if (first < 0) return lines.map((line) => shown(line, cwd));
  const cells = new Cells(code, earlier);
  const steps: string[] = [];
  let origin: Place | undefined;
  for (const line of lines.slice(first).toReversed()) {
    const step = CELL_STEP.exec(line);
    if (step === null) {
      steps.unshift(shown(line, cwd));
      continue;
    }
    const [, at, name, row, column] = step;
    cells.enter(name);
    const place = await cells.place(Number(row), Number(column));
    if (cells.here) origin = place ?? origin;
    const where = [cells.name, ...place ? [place.line, place.column] : []];
    const text = where.join(":");
    steps.unshift(at + (name === undefined ? text : `${name} (${text})`));
  }
  const frame = origin ? codeFrame(code, origin.line, origin.column) : "";
  return [
    ...lines.slice(0, first).map((line) => shown(line, cwd)),
    ...frame === "" ? [] : frame.split("\n"),
    ...shortened(steps),
  ];
}

/** Long ways through packages and deep recursions tell most at their ends. */
function shortened(steps: readonly string[]): readonly string[] {
  const left = steps.length - 2 * ENDS;
  if (left < 2) return steps;
  return steps.toSpliced(ENDS, left, `    … ${left} more steps`);
}

/** The cells that a traceback may lead through, and the one that it is in. */
class Cells {
  readonly #code: string;
  readonly #earlier: readonly string[];
  readonly #scripts = new Map<string, Promise<CellScript | undefined>>();
  #current: string;

  constructor(code: string, earlier: readonly string[]) {
    this.#code = this.#current = code;
    this.#earlier = earlier;
  }

  /** Whether the step is in the cell that ran. */
  get here(): boolean {
    return this.#current === this.#code;
  }

  get name(): string {
    return this.here ? "this cell" : "an earlier cell";
  }

  /** Goes up into a function. */
  enter(name: string | undefined): void {
    if (name === undefined) return;
    const word = name.replace(/ \[as .*\]$/, "").split(/[ .]/).at(-1) ?? name;
    const cells = [this.#code, ...this.#earlier.toReversed()];
    const home = cells.find((cell) => declares(cell, word)) ??
      cells.find((cell) => mentionsMethod(cell, word));
    this.#current = home ?? this.#current;
  }

  /** The place in the current cell of a place in what the kernel runs. */
  async place(line: number, column: number): Promise<Place | undefined> {
    const current = this.#current;
    if (!this.#scripts.has(current)) {
      const compiled = compileCell(current);
      this.#scripts.set(
        current,
        compiled.then((one) => one && "place" in one ? one : undefined),
      );
    }
    const script = await this.#scripts.get(current);
    const shift = line === 1 ? WRAPPER : 0;
    return script?.place(line, Math.max(1, column - shift));
  }
}

function declares(code: string, name: string): boolean {
  const word = name.replace(/[^\w]/g, "\\$&");
  return new RegExp(
    `\\b(?:function\\s*\\*?|const|let|var|class)\\s+${word}(?![\\w$])`,
  ).test(code);
}

function mentionsMethod(code: string, name: string): boolean {
  const word = name.replace(/[^\w]/g, "\\$&");
  return new RegExp(
    `(?<![\\w$.])${word}\\s*(?:\\([^)]*\\)[^;=\\n]*\\{|[:=][^=])`,
  ).test(code);
}

/** A line with places on this machine as the project knows them. */
function shown(line: string, cwd: string): string {
  return withoutPlaces(line).replace(/file:\/\/[^\s:)"']+/g, (url) => {
    const path = fileURLToPath(url);
    const near = relative(cwd, path).replaceAll("\\", "/");
    return near.startsWith("..") ? basename(path) : near;
  });
}
