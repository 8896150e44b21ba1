/** The 2-2-1 example of the fifth source with inputs 0.5 and 0.3, which the third one has with half the loss. */

import { descend } from "../../lib/scalar/descend.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { squaredError } from "../../lib/scalar/losses.ts";
import { lossOf, matrices, pass, slideNet } from "./networks.ts";

export const x = [0.5, 0.3];
export const y = 1;
export const rate = 0.1;
/** w1 … w6 before the first update. */
export const start = [0.7, 0.3, 0.4, 0.6, 0.55, 0.45];
/** What the slides print after it. */
export const printed = [0.701, 0.3009, 0.4011, 0.6005, 0.56, 0.4595];

/** The first pass with the loss C = (y − o)². */
export const first = pass(slideNet(start), x, [y], squaredError);
/** The first pass with half of it. */
export const halved = pass(slideNet(start), x, [y]);

/** w1 … w6 in the source's order from matrices whose rows are units. */
export function inOrder([W1, W2]: readonly (readonly (readonly number[])[])[]) {
  return [W1[0][0], W1[1][0], W1[0][1], W1[1][1], ...W2[0]];
}

const runs = [start];
/** w1 … w6 after so many updates by descent on C. */
export function trained(updates: number): number[] {
  while (runs.length <= updates) {
    const net = slideNet(runs.at(-1)!), C = lossOf(net, x, [y], squaredError);
    const slopes = gradients(C, net.parameters);
    const next = net.with(descend(net.parameters, slopes, { rate }));
    runs.push(inOrder(matrices(next)));
  }
  return runs[updates];
}

/** C after so many updates. */
export function lossAfter(updates: number): number {
  return lossOf(slideNet(trained(updates)), x, [y], squaredError).data;
}
