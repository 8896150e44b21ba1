/**
 * Linear programmes in whole numbers: the simplex method without a single rounding.
 *
 * The tableau keeps one denominator for all its entries, so that a pivot multiplies,
 * subtracts and divides without remainder (J. Edmonds, 1967; E. Bareiss, 1968). With
 * `bigint` nothing overflows.
 *
 * @module
 */

/** `[entries]` whole numbers without limit. */
export type Integers = readonly bigint[];

/**
 * How a linear programme ends. Either a best point exists; then `prices / denominator`
 * says what one more unit of each limit would gain. Or the gain has no bound; then `ray` is
 * a direction in which one can walk for ever and gain at every step.
 */
export type Programme =
  | {
    readonly bounded: true;
    readonly prices: Integers;
    readonly denominator: bigint;
  }
  | { readonly bounded: false; readonly ray: Integers };

/**
 * Maximises `gains · λ` where `rows · λ ≤ limits` and `λ ≥ 0`.
 *
 * It starts at λ = 0, which the limits must allow, and goes from corner to corner by the
 * rule of R. G. Bland (1977), always the first variable that helps, which never returns to a
 * corner and so ends.
 *
 * @param gains `[variables]`
 * @param rows `[limits, variables]`
 * @param limits `[limits]` none of them negative
 * @returns the prices `[limits]`, none negative; or a ray `[variables]`, none negative
 *
 * @example The most of λ1 + λ2 with λ1 + 2 λ2 ≤ 4 and 3 λ1 ≤ 3: both limits have a price
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(maximise([1n, 1n], [[1n, 2n], [3n, 0n]], [4n, 3n]), {
 *   bounded: true,
 *   prices: [3n, 1n], // a half and a sixth: 4/2 + 3/6 = 2.5, at λ = (1, 1.5)
 *   denominator: 6n,
 * });
 * ```
 *
 * @example Nothing stops λ1 = λ2 from growing
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(maximise([1n, 0n], [[1n, -1n]], [1n]), { bounded: false, ray: [1n, 1n] });
 * ```
 */
export function maximise(
  gains: Integers,
  rows: readonly Integers[],
  limits: Integers,
): Programme {
  const tableau = new Tableau(gains, rows, limits);
  for (;;) {
    const column = tableau.entering();
    if (column < 0) return tableau.optimum();
    const row = tableau.leaving(column);
    if (row < 0) return tableau.ray(column);
    tableau.pivot(row, column);
  }
}

/**
 * Each row says that a variable in `basis` (a slack variable at first) is its last entry
 * minus its other entries times the variables in `others`, which are 0 at this corner; the
 * last row says so of the gain. All entries are over `denominator`.
 */
class Tableau {
  readonly #entries: bigint[][];
  readonly #basis: number[];
  readonly #others: number[];
  /** Always positive. */
  #denominator = 1n;

  constructor(gains: Integers, rows: readonly Integers[], limits: Integers) {
    this.#entries = rows.map((row, i) => [...row, limits[i]]);
    this.#entries.push([...gains.map((gain) => -gain), 0n]);
    this.#others = gains.map((_, j) => j);
    this.#basis = rows.map((_, i) => gains.length + i);
  }

  /** The column of the first variable that would raise the gain, −1 if none does. */
  entering(): number {
    const others = this.#others, gain = this.#entries[this.#basis.length];
    let best = -1;
    for (let j = 0; j < others.length; j++) {
      if (gain[j] < 0n && (best < 0 || others[j] < others[best])) best = j;
    }
    return best;
  }

  /** The row of the variable that reaches 0 first as that column's grows, −1 if none does. */
  leaving(column: number): number {
    const basis = this.#basis, last = this.#others.length;
    let best = -1;
    for (let i = 0; i < basis.length; i++) {
      const row = this.#entries[i];
      if (row[column] <= 0n) continue;
      if (best >= 0) {
        const first = this.#entries[best];
        const later = row[last] * first[column] - first[last] * row[column];
        if (later > 0n || (later === 0n && basis[i] > basis[best])) continue;
      }
      best = i;
    }
    return best;
  }

  /** Exchanges the variable of the row with that of the column. */
  pivot(row: number, column: number): void {
    const pivotRow = this.#entries[row], pivot = pivotRow[column];
    const old = this.#denominator;
    for (const entries of this.#entries) {
      if (entries === pivotRow) continue;
      const factor = entries[column];
      for (let j = 0; j < entries.length; j++) {
        // Both terms are minors of the matrix we began with; `old` divides their difference.
        entries[j] = (entries[j] * pivot - factor * pivotRow[j]) / old;
      }
      entries[column] = -factor;
    }
    pivotRow[column] = old;
    this.#denominator = pivot;
    [this.#basis[row], this.#others[column]] = [
      this.#others[column],
      this.#basis[row],
    ];
  }

  /** The prices: what the gain row says of each slack variable. */
  optimum(): Programme {
    const variables = this.#others.length;
    const gain = this.#entries[this.#basis.length];
    const prices = this.#basis.map(() => 0n);
    this.#others.forEach((variable, j) => {
      if (variable >= variables) prices[variable - variables] = gain[j];
    });
    return { bounded: true, prices, denominator: this.#denominator };
  }

  /** How all variables move as that column's grows without end. */
  ray(column: number): Programme {
    const ray = this.#others.map(() => 0n);
    const move = (variable: number, by: bigint) => {
      if (variable < ray.length) ray[variable] = by;
    };
    move(this.#others[column], this.#denominator);
    this.#basis.forEach((variable, i) =>
      move(variable, -this.#entries[i][column])
    );
    return { bounded: false, ray };
  }
}
