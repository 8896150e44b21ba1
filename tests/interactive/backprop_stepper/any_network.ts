/** Networks by chance, from a seed: up to three hidden layers, every activation, both losses. */

import {
  type ActivationName,
  readStepper,
  type StepperState,
} from "../../../lib/interactive/backprop_stepper/state.ts";
import { Random } from "../../../lib/random.ts";

const SMOOTH = ["sigmoid", "tanh", "identity"] as const;
const ALL = [...SMOOTH, "relu"] as const;

/** So many states. */
export function anyNetworks(count: number, seed = 12): readonly StepperState[] {
  const chance = new Random(seed);
  const numbers = (n: number) =>
    Array.from({ length: n }, () => chance.uniform(-1.5, 1.5));
  return Array.from({ length: count }, () => {
    const depth = 2 + chance.integer(4);
    const sizes = Array.from({ length: depth }, () => 1 + chance.integer(3));
    const units = sizes.slice(1);
    const [activation, output]: ActivationName[] = [
      chance.choice(ALL),
      chance.choice(ALL),
    ];
    return readStepper({
      sizes,
      weights: units.map((n, l) =>
        Array.from({ length: n }, () => numbers(sizes[l]))
      ),
      biases: chance.integer(2) ? units.map(numbers) : undefined,
      x: numbers(sizes[0]),
      y: numbers(sizes[depth - 1]),
      rate: chance.uniform(0, 0.3),
      loss: chance.choice(["halfSquare", "squaredError"] as const),
      activation,
      output,
      names: chance.integer(2) ? "numbered" : undefined,
      iteration: chance.choice([undefined, undefined, 2]),
      digits: 1 + chance.integer(6),
    });
  });
}
