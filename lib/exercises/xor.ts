/** The exercises of notebook 05, XOR: the proof and the way out. */

import type { Exercise } from "./exercise.ts";
import { XOR_NET_EXERCISES } from "./xor_nets.ts";
import { XOR_PARITY_EXERCISES } from "./xor_parity.ts";
import { XOR_PROOF_EXERCISES } from "./xor_proof.ts";

/** In the order in which the notebook sets them. */
export const XOR_EXERCISES: readonly Exercise[] = [
  ...XOR_PROOF_EXERCISES,
  ...XOR_NET_EXERCISES,
  ...XOR_PARITY_EXERCISES,
];
