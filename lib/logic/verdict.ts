/** The two answers to "can one threshold unit compute this table?", each with its evidence. */

/** Yes: this unit does. It fires when w · x ≥ θ. */
export type Separable = {
  readonly separable: true;
  /** `[n]` w, whole numbers. */
  readonly weights: readonly number[];
  /** θ, a whole number. */
  readonly threshold: number;
};

/**
 * No, by the lemma of J. Farkas (1902). Each row of the table is an inequality for the
 * weights and the threshold, `w · x − θ ≥ 0` if it fires and `θ − w · x > 0` if it rests.
 * Taken as often as the multipliers say and added up, they leave 0 > 0.
 */
export type Inseparable = {
  readonly separable: false;
  /** `[2ⁿ]` how often each row is taken: whole numbers, none negative, not all 0. */
  readonly multipliers: readonly number[];
};

/** Whether a table is separable, and why. */
export type Separability = Separable | Inseparable;
