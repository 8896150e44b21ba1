/** The program of a further thread: it helps at the desk of its team, on the memory that all share. */

import { parentPort } from "node:worker_threads";
import { type Address, kernels } from "../kernels.ts";
import { Desk } from "./shared_work.ts";

/** What a thread is given when it begins. */
export type FirstMessage = {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly desk: Address;
  readonly workspace: Address;
};

parentPort?.once("message", (given: FirstMessage) => {
  const { module, memory, desk, workspace } = given;
  new Desk(memory, desk).help(kernels(module, memory), workspace);
});
