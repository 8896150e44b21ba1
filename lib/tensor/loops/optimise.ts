/** One step of each optimiser, on one parameter and in its place. */

import type { Floats, Update } from "../backend.ts";

type Rule<Name extends Update["rule"]> = Extract<
  Update,
  { readonly rule: Name }
>;

/**
 * Changes the parameter `w` by its slope `g`, and the state of its optimiser.
 *
 * @param state what the rule remembers of each number of `w`: see `Update`
 */
export function optimise(
  update: Update,
  w: Floats,
  g: Floats,
  state: readonly Floats[],
): void {
  switch (update.rule) {
    case "sgd":
      return sgd(update, w, g);
    case "momentum":
      return momentum(update, w, g, state[0]);
    case "rmsprop":
      return rmsprop(update, w, g, state[0]);
    case "adam":
      return adam(update, w, g, state[0], state[1]);
    default:
      update satisfies never;
  }
}

function sgd({ rate, decay }: Rule<"sgd">, w: Floats, g: Floats): void {
  for (let i = 0; i < w.length; i++) w[i] -= rate * (g[i] + decay * w[i]);
}

function momentum(
  { rate, decay, momentum, nesterov }: Rule<"momentum">,
  w: Floats,
  g: Floats,
  v: Floats,
): void {
  for (let i = 0; i < w.length; i++) {
    const slope = g[i] + decay * w[i];
    const velocity = momentum * v[i] + slope;
    v[i] = velocity;
    w[i] -= rate * (nesterov ? slope + momentum * velocity : velocity);
  }
}

function rmsprop(
  { rate, decay, smoothing, epsilon }: Rule<"rmsprop">,
  w: Floats,
  g: Floats,
  v: Floats,
): void {
  for (let i = 0; i < w.length; i++) {
    const slope = g[i] + decay * w[i];
    const mean = smoothing * v[i] + (1 - smoothing) * slope * slope;
    v[i] = mean;
    w[i] -= rate * slope / (Math.sqrt(mean) + epsilon);
  }
}

function adam(
  update: Rule<"adam">,
  w: Floats,
  g: Floats,
  m: Floats,
  v: Floats,
): void {
  const { rate, beta1, beta2, epsilon, t } = update;
  const added = update.decoupled ? 0 : update.decay;
  const kept = update.decoupled ? 1 - rate * update.decay : 1;
  const step = rate / (1 - beta1 ** t);
  const correction = 1 / Math.sqrt(1 - beta2 ** t);
  for (let i = 0; i < w.length; i++) {
    const slope = g[i] + added * w[i];
    const mean = beta1 * m[i] + (1 - beta1) * slope;
    const square = beta2 * v[i] + (1 - beta2) * slope * slope;
    m[i] = mean;
    v[i] = square;
    w[i] = kept * w[i] -
      step * mean / (Math.sqrt(square) * correction + epsilon);
  }
}
