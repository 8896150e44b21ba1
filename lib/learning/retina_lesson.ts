/** What the response units of a retina went through while they learnt, and what they answer. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { bit, type Bits } from "../logic/bits.ts";
import { checkList } from "../shape.ts";
import { scoreOf } from "./linear_unit.ts";
import { learn } from "./perceptron.ts";
import type { RetinaImage } from "./photocells.ts";
import type { Retina, RetinaExample } from "./retina.ts";
import type { Trace } from "./trace.ts";

/** How to teach. */
export type RetinaLessonOptions = {
  /** η, by how much a potentiometer turns: 1 if not said. */
  readonly rate?: number;
  /** When to give up: after 1000 passes if not said. */
  readonly maxEpochs?: number;
};

/** A machine that has learnt. {@linkcode Retina.learn} makes it. */
export class RetinaLesson {
  /** Made by {@linkcode Retina.learn}. */
  constructor(
    /** The machine that was taught. */
    readonly retina: Retina,
    /** How many classes there were. */
    readonly classes: number,
    /** What each response unit went through: its x are association units. */
    readonly units: readonly Trace[],
  ) {}

  /** Whether every unit came to a clean pass: the classes are separable by what the machine sees. */
  get converged(): boolean {
    return this.units.every((unit) => unit.converged);
  }

  /** How many passes the slowest unit made, the clean one included. */
  get epochs(): number {
    return Math.max(...this.units.map((unit) => unit.epochs));
  }

  /** `[epochs]` the number of wrong responses in each pass, of all units together. */
  get mistakesPerEpoch(): readonly number[] {
    return Array.from({ length: this.epochs }, (_, epoch) =>
      this.units.reduce(
        (sum, unit) => sum + (unit.mistakesPerEpoch[epoch] ?? 0),
        0,
      ));
  }

  /**
   * What the response units say: 1 where `w · a + b ≥ 0` for the association units a.
   *
   * @param x an image as {@linkcode Retina.see} takes it
   * @returns a bit for each unit that learnt
   */
  respond(x: RetinaImage): Bits {
    const seen = this.retina.see(x);
    return this.units.map((unit) => bit(scoreOf(unit, seen) >= 0));
  }

  /**
   * The class of an image.
   *
   * @param x an image as {@linkcode Retina.see} takes it
   * @returns the class, or null if no unit fires or several do
   */
  classify(x: RetinaImage): number | null {
    const said = this.respond(x);
    if (this.classes === 2) return said[0];
    const first = said.indexOf(1);
    return first < 0 || said.indexOf(1, first + 1) >= 0 ? null : first;
  }
}

/**
 * Teaches a retina; see {@linkcode Retina.learn}.
 *
 * @ignore
 */
export function lesson(
  retina: Retina,
  examples: readonly RetinaExample[],
  options: RetinaLessonOptions,
): RetinaLesson {
  const action = "teach a retina";
  checkList(action, "examples", examples);
  const classes = classesOf(action, examples, retina.responses);
  const seen = examples.map(({ x }) => retina.see(x));
  const wanted = classes === 2
    ? [1]
    : Array.from({ length: classes }, (_, label) => label);
  const units = wanted.map((label) =>
    learn(
      seen.map((x, i) => ({ x, y: examples[i].y === label ? 1 : 0 })),
      { rule: "zero-one", ...options },
    )
  );
  return new RetinaLesson(retina, classes, units);
}

/** How many classes there are: one more than the largest. */
function classesOf(
  action: string,
  examples: readonly RetinaExample[],
  responses: number,
): number {
  if (examples.length === 0) {
    throw new ShapeError(
      action,
      "there must be at least one example, but there are none",
    );
  }
  const bad = examples.findIndex((example) =>
    !Number.isSafeInteger(example?.y) || example.y < 0
  );
  if (bad >= 0) {
    throw new ValueError(
      action,
      `classes must be whole numbers, 0 or more, but that of example ${
        bad + 1
      } is ${written(examples[bad]?.y)}`,
    );
  }
  const labels = new Set(examples.map(({ y }) => y));
  const classes = Math.max(...labels) + 1;
  if (labels.size < 2) {
    throw new ValueError(
      action,
      `there must be at least two classes, but every example is of class ${
        classes - 1
      }`,
    );
  }
  if (classes === 2 || classes <= responses) return classes;
  throw new ValueError(
    action,
    `there must be a response unit for each class, but there are ${classes} classes and ${responses} ${
      responses === 1 ? "unit" : "units"
    }`,
  );
}
