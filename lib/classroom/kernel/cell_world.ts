/**
 * What runs inside the kernel beside the cells: it hears Stop, keeps outputs in order and in
 * bounds, shows errors that nobody catches, and passes on what widgets say.
 *
 * @module
 */

import { type FromPage, receiveComm } from "../../notebook/comm.ts";
import { Stopped } from "../../notebook/tick.ts";
import { type CellWorld, WORLD } from "../../notebook/world.ts";
import type { JsonObject } from "../json.ts";
import { type FromOwner, Line, type ToOwner } from "./world_line.ts";
import {
  type Internals,
  type JupyterGlobals,
  WorldOutput,
} from "./world_output.ts";
import { Clock } from "./world_clock.ts";
import { soon } from "./world_soon.ts";
import { WorldStop } from "./world_stop.ts";
import { CellTimers, type TimerGlobals } from "./world_timers.ts";

/** What the owner of the kernel finds among the globals, beside what cells find there. */
export interface OwnedWorld extends CellWorld {
  /** Closes the outputs of a cell with a message that carries the token. */
  endCell(token: string): void;
  /** Listens to the owner again, if an interrupt has cut that short. */
  listen(): void;
}

type Globals = typeof globalThis & { gc?: () => void; [WORLD]?: OwnedWorld };

/**
 * Prepares the kernel for cells, and connects to its owner.
 *
 * @param gate the port at which the owner waits, and the word that opens it
 */
export async function enterWorld(
  gate: { readonly port: number; readonly token: string },
): Promise<void> {
  const globals: Globals = globalThis;
  const { gc = () => {}, setTimeout, clearTimeout } = globals;
  hideFlag();
  // An error deep in a package is to lead back to the line of the cell.
  Error.stackTraceLimit = 50;
  const clock = new Clock({
    wake: (callback, ms) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    soon,
    now: () => performance.now(),
  });
  const later = (callback: () => void, ms: number) => {
    clock.set(callback, ms);
  };
  const timers = new CellTimers({
    globals: globals as unknown as TimerGlobals,
    clock,
    reason: () => new Stopped(),
  });
  const stop = new WorldStop({ timers, gc, later });
  const output = new WorldOutput({
    internals: internals(),
    jupyter: Deno.jupyter as unknown as JupyterGlobals,
    console,
    later,
    ended: () => timers.nextCell(),
  });
  tellUncaught(output);
  breakOffQuestions(globals);
  // Ctrl-C in the terminal is the owner's affair.
  Deno.addSignalListener("SIGINT", () => {});
  const connection = await Deno.connect({
    hostname: "127.0.0.1",
    port: gate.port,
  });
  const line = new Line<FromOwner, ToOwner>(connection);
  const listen = () => {
    const ended = line.read((message) => {
      // What comes now may come after an interrupt.
      if (message.type === "stop" || message.type === "calm") clock.nudge();
      hear(message, line, stop);
    });
    // Whoever has started this kernel is no more.
    ended.then(() => Deno.exit(0));
  };
  await line.send({ type: "hello", token: gate.token });
  listen();
  const world: OwnedWorld = {
    get stopping() {
      return stop.stopping;
    },
    onStop: (wake) => stop.onStop(wake),
    endCell: (token) => output.endCell(token),
    listen: () => line.reading ? undefined : listen(),
  };
  Object.defineProperty(globals, WORLD, { value: world });
}

function hear(
  message: FromOwner,
  line: Line<FromOwner, ToOwner>,
  stop: WorldStop,
): void {
  switch (message.type) {
    case "ping":
      return void line.send({ type: "pong", number: message.number });
    case "stop":
      line.send({ type: "stopping" });
      return stop.begin();
    case "calm":
      stop.end();
      return void line.send({ type: "calm" });
    default:
      // What a handler throws is shown as an error that nobody caught.
      Promise.resolve(message).then(commOf).then(receiveComm);
  }
}

function commOf(
  { type, content, buffers }: Extract<FromOwner, { content: JsonObject }>,
): FromPage {
  return {
    type,
    id: String(content.comm_id),
    target: content.target_name === undefined
      ? undefined
      : String(content.target_name),
    data: content.data,
    buffers: buffers.map((base64) => Uint8Array.fromBase64(base64)),
  };
}

/** Steps of the kernel's own, and in cells, whose lines are not known here. */
const NOISE =
  /^\s+at .*(<anonymous>|ext:|\/kernel\/(cell_world|world_\w+)\.ts:)/;

/** Without this the kernel says nothing of them, and stops its timers. */
function tellUncaught(output: WorldOutput): void {
  const tell = (event: Event, error: unknown) => {
    event.preventDefault();
    // A cell that was stopped has left promises that nobody waits for any more.
    if (error instanceof Stopped) return;
    const words = typeof error === "string"
      ? error
      : Deno.inspect(error, { colors: false }).split("\n")
        .filter((line) => !NOISE.test(line)).join("\n");
    output.print("stderr", `An error that nobody caught: ${words}\n`);
  };
  addEventListener("unhandledrejection", (event) => tell(event, event.reason));
  addEventListener("error", (event) => tell(event, event.error));
}

/** Programs that a cell starts are none of the course's kernels. */
function hideFlag(): void {
  const flags = Deno.env.get("DENO_V8_FLAGS")?.split(",") ?? [];
  const others = flags.filter((flag) => flag !== "--expose-gc").join(",");
  if (others === "") Deno.env.delete("DENO_V8_FLAGS");
  else Deno.env.set("DENO_V8_FLAGS", others);
}

/**
 * An interrupt that comes while a question is open takes effect at the next call only: make
 * one, so that nothing goes on with an answer that was never given.
 */
function breakOffQuestions(globals: Globals): void {
  const { prompt, confirm } = globals;
  const passing = <Answer>(answer: Answer): Answer => answer;
  globals.prompt = (...words) => passing(prompt(...words));
  globals.confirm = (...words) => passing(confirm(...words));
}

function internals(): Internals {
  const deno = Deno as unknown as Record<symbol, Internals> & {
    readonly internal: symbol;
  };
  return deno[deno.internal];
}
