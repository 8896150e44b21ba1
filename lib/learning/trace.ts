/** The trace of a unit that learns: everything that happened, step by step. */

/** A unit's parameters. */
export type WeightsAndBias<N = number> = {
  /** `[inputs]` w */
  readonly weights: readonly N[];
  /** b */
  readonly bias: N;
};

/** One look at one example. */
export type Step<N = number> = {
  /** Which pass through the examples, from 1. */
  readonly epoch: number;
  /** Which example, from 1: the i of x⁽ⁱ⁾. */
  readonly example: number;
  /** `[inputs]` */
  readonly x: readonly number[];
  /** Its label. */
  readonly target: number;
  /** z = w · x + b, with the weights from before. */
  readonly score: N;
  /** What the unit says; see `PerceptronRule`. */
  readonly prediction: number;
  /** What the step was multiplied by; 0 where nothing changed. */
  readonly error: number;
  readonly before: WeightsAndBias<N>;
  /** `before` itself where nothing changed. */
  readonly after: WeightsAndBias<N>;
};

/** What happened while a unit learnt, and what became of it. */
export type Trace<N = number> = WeightsAndBias<N> & {
  /** Every example seen, in order. */
  readonly steps: readonly Step<N>[];
  /** How many passes were made, the clean one included. */
  readonly epochs: number;
  /** How many steps changed the weights. */
  readonly updates: number;
  /** Whether the last pass was clean: no update, so none would ever follow. */
  readonly converged: boolean;
  /** `[epochs]` the number of updates in each pass. */
  readonly mistakesPerEpoch: readonly number[];
  /**
   * `[2, 3]` if the weights after epoch 3 were those after epoch 2 and the pass was not clean:
   * it would go round for ever. Absent otherwise.
   */
  readonly cycle?: readonly [number, number];
};
