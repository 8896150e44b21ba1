/**
 * What the library says when it cannot do what it was asked.
 *
 * Every message has one form: _Cannot do what, to what: what must hold, but what
 * holds instead_. The numbers stand in the message, and where a remedy is known it
 * follows, so that a cell can be mended without a debugger.
 *
 * @module
 */

/**
 * An argument of the wrong shape: two vectors that must match in length, say.
 *
 * @example The message names both sizes
 * ```ts
 * import assert from "node:assert/strict";
 * const error = new ShapeError("multiply [2, 3] by [4, 5]", "the inner sizes must be equal, but 3 is not 4");
 * assert.equal(error.message, "Cannot multiply [2, 3] by [4, 5]: the inner sizes must be equal, but 3 is not 4");
 * assert.ok(error instanceof TypeError);
 * ```
 */
export class ShapeError extends TypeError {
  /** What `String(error)` begins with. */
  override readonly name = "ShapeError";

  /**
   * Makes one; the message begins with "Cannot".
   *
   * @param action what was asked for, after "Cannot": `"add [2] and [3]"`
   * @param reason what must hold, what holds instead, and the remedy if there is one
   */
  constructor(action: string, reason: string) {
    super(`Cannot ${action}: ${reason}`);
  }
}

/**
 * An argument of the right shape with a value that is not allowed: a weight that is
 * not a number, a label outside the set.
 *
 * @example The message names the value and its place
 * ```ts
 * import assert from "node:assert/strict";
 * const error = new ValueError("build a threshold unit", "weights must be finite numbers, but weight 2 is NaN");
 * assert.equal(error.message, "Cannot build a threshold unit: weights must be finite numbers, but weight 2 is NaN");
 * assert.ok(error instanceof RangeError);
 * ```
 */
export class ValueError extends RangeError {
  /** What `String(error)` begins with. */
  override readonly name = "ValueError";

  /**
   * Makes one; the message begins with "Cannot".
   *
   * @param action what was asked for, after "Cannot"
   * @param reason what must hold, what holds instead, and the remedy if there is one
   */
  constructor(action: string, reason: string) {
    super(`Cannot ${action}: ${reason}`);
  }
}

/**
 * A device that computes, a GPU say, which is not there, or failed while it worked.
 *
 * @example The message says what happened and what to do
 * ```ts
 * import assert from "node:assert/strict";
 * const error = new DeviceError("compute on a GPU", "there must be an adapter, but none was found");
 * assert.equal(error.message, "Cannot compute on a GPU: there must be an adapter, but none was found");
 * ```
 */
export class DeviceError extends Error {
  /** What `String(error)` begins with. */
  override readonly name = "DeviceError";

  /**
   * Makes one; the message begins with "Cannot".
   *
   * @param action what was asked for, after "Cannot"
   * @param reason what must hold, what holds instead, and the remedy if there is one
   */
  constructor(action: string, reason: string) {
    super(`Cannot ${action}: ${reason}`);
  }
}
