/**
 * "nets/exact": what is decided and proved without rounding. It loads mathjs, which takes a
 * moment, so it is a door of its own beside "nets".
 *
 * @module
 */

// Numbers: 0.1 is one tenth
export { latexOf, type Rational, rational } from "./logic/rational.ts";

// What one threshold unit can compute, and the proof of what it cannot
export {
  type Inseparable,
  type Separability,
  separability,
  type Separable,
} from "./logic/separability.ts";
export { type Check, verifySeparability } from "./logic/separability_check.ts";
export { proof } from "./logic/separability_proof.ts";

// Learning in exact fractions
export { rationals } from "./learning/rationals.ts";
