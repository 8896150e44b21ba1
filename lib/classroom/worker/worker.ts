/** The program of the worker in which the cells of a page run: it hears the page, and answers. */

import { clock, evaluate, output, sources, tell } from "./world.ts";
import { Stopped } from "../../notebook/tick.ts";
import { type CellWorld, WORLD } from "../../notebook/world.ts";
import { WorldStop } from "../kernel/world_stop.ts";
import { CellTimers, type TimerGlobals } from "../kernel/world_timers.ts";
import type { ToWorker } from "../worker_line.ts";
import { CellRunner, STOPPED } from "./cell_runner.ts";
import { MODULES } from "./modules.ts";
import { runtimeNames } from "./runtime_names.ts";

const modules = MODULES;
const runner = new CellRunner({ modules, output, sources, evaluate });
const timers = new CellTimers({
  globals: globalThis as unknown as TimerGlobals,
  clock,
  reason: () => new Stopped(),
});
const stop = new WorldStop({
  timers,
  // There is no collector to ask; the cell is left to itself, and its timers are refused.
  gc: () => runner.abandon(),
  later: (callback, ms) => {
    clock.set(callback, ms);
  },
});
const world: CellWorld = {
  get stopping() {
    return stop.stopping;
  },
  onStop: (wake) => stop.onStop(wake),
};
Object.defineProperty(globalThis, WORLD, { value: world });

async function run(
  { code, count, silent }: Extract<ToWorker, { type: "run" }>,
) {
  const end = await runner.run(code, silent ? 0 : count);
  timers.nextCell();
  const wasStopped = stop.stopping && end.ending === "error";
  stop.end();
  tell({ type: "ended", ...wasStopped ? STOPPED : end });
}

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case "run":
      return void run(data);
    case "stop":
      tell({ type: "stopping" });
      return stop.begin();
    case "complete": {
      const { question, code, cursor } = data;
      const declared = runner.names;
      const completion = runtimeNames(code, cursor, { modules, declared });
      return tell({ type: "completed", question, completion });
    }
  }
});

/** An error that no cell waits for. */
function tellUncaught(event: Event, error: unknown): void {
  event.preventDefault();
  // A cell that was stopped has left promises that nobody waits for any more.
  if (error instanceof Stopped) return;
  const words = error instanceof Error
    ? error.stack ?? String(error)
    : String(error);
  output.print("stderr", `An error that nobody caught: ${words}\n`);
}
addEventListener("error", (event) => tellUncaught(event, event.error));
addEventListener(
  "unhandledrejection",
  (event) => tellUncaught(event, event.reason),
);

tell({ type: "ready" });
