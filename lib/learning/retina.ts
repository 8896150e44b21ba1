/**
 * The Mark I perceptron of F. Rosenblatt: a retina of photocells, association units wired to it
 * at random once and for all, and response units that learn.
 *
 * @module
 */

import { ValueError } from "../errors.ts";
import { bit, type Bits } from "../logic/bits.ts";
import type { Random } from "../random.ts";
import { checkCount, checkOptions } from "../shape.ts";
import { photocellsOf, type RetinaImage } from "./photocells.ts";
import {
  lesson,
  type RetinaLesson,
  type RetinaLessonOptions,
} from "./retina_lesson.ts";

/** An image and its class, 0, 1, 2, … */
export type RetinaExample = { readonly x: RetinaImage; readonly y: number };

/** How a machine is built. */
export type RetinaOptions = {
  /** What the wires are drawn from. */
  readonly chance: Random;
  /** Rows of photocells: 20 if not said. */
  readonly rows?: number;
  /** Photocells in a row: 20 if not said. */
  readonly columns?: number;
  /** Association units: 512 if not said. */
  readonly associations?: number;
  /** Response units that there is room for: 8 if not said. */
  readonly responses?: number;
  /** Photocells that excite an association unit: 5 if not said. */
  readonly excitatory?: number;
  /** Photocells that inhibit it: 5 if not said. */
  readonly inhibitory?: number;
  /** θ, by how many more exciting photocells must be lit: 1 if not said. */
  readonly threshold?: number;
};

/** The photocells that one association unit hears, by their places in the list of an image. */
export type RetinaWires = {
  readonly excitatory: readonly number[];
  readonly inhibitory: readonly number[];
};

/** A machine that has not learnt. Make one with {@linkcode retina}. */
export class Retina {
  /** Made by {@linkcode retina}, which checks. */
  constructor(
    /** How many photocells are above each other. */
    readonly rows: number,
    /** How many are beside each other. */
    readonly columns: number,
    /** `[associations]` who hears whom. */
    readonly wires: readonly RetinaWires[],
    /** What the sum of an association unit must reach. */
    readonly threshold: number,
    /** The most response units that can learn. */
    readonly responses: number,
  ) {}

  /**
   * Which association units fire: those that see at least `threshold` more lit photocells among
   * those that excite than among those that inhibit.
   *
   * @param x `[rows, columns]` or `[rows · columns]`, of 0 and 1
   * @returns `[associations]` 1 where a unit fires
   * @throws {ShapeError} if the image is of another size
   * @throws {ValueError} if a photocell is neither 0 nor 1
   */
  see(x: RetinaImage): Bits {
    const lit = photocellsOf(x, this.rows, this.columns);
    const count = (cells: readonly number[]) =>
      cells.reduce((sum, cell) => sum + lit[cell], 0);
    return this.wires.map(({ excitatory, inhibitory }) =>
      bit(count(excitatory) - count(inhibitory) >= this.threshold)
    );
  }

  /**
   * Teaches response units by error correction: where one is wrong, the weights of the association
   * units that fire all move by the rate, up if it should have fired and down if not.
   *
   * Two classes take one response unit, which fires for class 1; more take a unit each. A unit is
   * the perceptron of `learn` by the rule `"zero-one"`, with the association units as its inputs
   * and a bias, so it arrives whenever the classes are separable by what these units see.
   *
   * @param examples images and their classes, shown in this order in every pass
   * @param options the rate and the limit of epochs
   * @returns the trace of every unit, and a machine that answers
   * @throws {ShapeError} for no examples, or an image of another size
   * @throws {ValueError} for a photocell that is not 0 or 1, a class that is no whole number from
   * 0, only one class, more classes than there are response units
   *
   * @example An upright line from a level one, wherever they are
   * ```ts
   * import assert from "node:assert/strict";
   * import { Random } from "nets";
   * const line = (at: number, isUpright: boolean) =>
   *   Array.from({ length: 20 }, (_, r) => Array.from({ length: 20 }, (_, c) => (isUpright ? c : r) === at ? 1 : 0));
   * const places = Array.from({ length: 20 }, (_, at) => at);
   * const examples = places.flatMap((at) => [{ x: line(at, true), y: 1 }, { x: line(at, false), y: 0 }]);
   * const { converged } = retina({ chance: new Random(1) }).learn(examples);
   * assert.equal(converged, true);
   * ```
   */
  learn(
    examples: readonly RetinaExample[],
    options: RetinaLessonOptions = {},
  ): RetinaLesson {
    return lesson(this, examples, options);
  }

  /** What it is, in sizes: photocells, association units, response units. */
  toString(): string {
    return `retina ${this.rows} × ${this.columns}, ${this.wires.length} association units, ${this.responses} response units`;
  }
}

/**
 * Builds a machine like the Mark I: 20 × 20 photocells, 512 association units, up to 8 response
 * units.
 *
 * Each association unit hears a few photocells, drawn without a plan, so that the wires know
 * nothing of shapes: some excite it, some inhibit it, none is drawn twice. Rosenblatt's machine had
 * a plugboard for these wires, and motors that turned a potentiometer for every weight; the 5 and
 * 5 wires and the threshold 1 are ours. (J. C. Hay, F. C. Martin and C. W. Wightman, "The Mark I
 * perceptron: design and performance", 1960; F. Rosenblatt, _Principles of Neurodynamics_, 1962.)
 *
 * @param options what the wires are drawn from, and the sizes
 * @throws {ShapeError} if there are no options
 * @throws {ValueError} if a size is no whole number, 1 or more, or a unit would need more
 * photocells than there are
 *
 * @example The same seed, the same wires
 * ```ts
 * import assert from "node:assert/strict";
 * import { Random } from "nets";
 * const [one, other] = [1, 2].map(() => retina({ chance: new Random(7) }));
 * assert.deepEqual(one.wires, other.wires);
 * assert.equal(String(one), "retina 20 × 20, 512 association units, 8 response units");
 * ```
 */
export function retina(options: RetinaOptions): Retina {
  const action = "build a retina";
  checkOptions(action, options, "retina({ chance: new Random(1) })");
  const { rows = 20, columns = 20, associations = 512, responses = 8 } =
    options;
  const { chance, excitatory = 5, inhibitory = 5, threshold = 1 } = options;
  checkCount(action, "the number of rows", rows, 1);
  checkCount(action, "the number of columns", columns, 1);
  checkCount(action, "the number of association units", associations, 1);
  checkCount(action, "the number of response units", responses, 1);
  checkCount(action, "the number of excitatory photocells", excitatory, 0);
  checkCount(action, "the number of inhibitory photocells", inhibitory, 0);
  checkCount(action, "the threshold", threshold, 1);
  checkWires(action, rows * columns, excitatory, inhibitory, threshold);
  if (chance === undefined) {
    throw new ValueError(
      action,
      "the wires must be drawn from somewhere, but there is no chance; write chance: new Random(1)",
    );
  }
  const deal = dealer(chance, rows * columns);
  const wires = Array.from({ length: associations }, () => {
    const heard = deal(excitatory + inhibitory);
    return {
      excitatory: heard.slice(0, excitatory),
      inhibitory: heard.slice(excitatory),
    };
  });
  return new Retina(rows, columns, wires, threshold, responses);
}

/** Hands out numbers below `count`, none twice at a time: a shuffle that stops early. */
function dealer(chance: Random, count: number): (n: number) => number[] {
  const cards = Array.from({ length: count }, (_, i) => i);
  return (n) => {
    for (let i = 0; i < n; i++) {
      const pick = i + chance.integer(count - i);
      [cards[i], cards[pick]] = [cards[pick], cards[i]];
    }
    return cards.slice(0, n);
  };
}

function checkWires(
  action: string,
  photocells: number,
  excitatory: number,
  inhibitory: number,
  threshold: number,
): void {
  if (excitatory + inhibitory > photocells) {
    throw new ValueError(
      action,
      `an association unit must have no more wires than there are photocells, ${photocells}, but it has ${
        excitatory + inhibitory
      }`,
    );
  }
  if (threshold <= excitatory) return;
  throw new ValueError(
    action,
    `the threshold must be within reach of ${excitatory} excitatory photocells, but it is ${threshold}`,
  );
}
