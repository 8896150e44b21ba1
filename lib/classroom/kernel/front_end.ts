/** The course's kernel as Jupyter sees it: requests come in by the sockets, and are answered. */

import { inWords } from "../command.ts";
import type { JsonObject } from "../json.ts";
import type { CourseKernel } from "./course_kernel.ts";
import { Cells, obituary } from "./front_end_cells.ts";
import { OpenComms } from "./front_end_comms.ts";
import { kernelInfo } from "./front_end_info.ts";
import type { Asked } from "./front_end_message.ts";
import { Questions } from "./front_end_questions.ts";
import type { FrontEndSockets } from "./front_end_sockets.ts";
import {
  completeReply,
  inspectReply,
  isCompleteReply,
} from "./front_end_words.ts";
import type { History } from "./history.ts";
import type { Message } from "./message.ts";

/** What is used of a kernel here. */
export type ServedKernel = Pick<
  CourseKernel,
  | "execute"
  | "stop"
  | "complete"
  | "inspect"
  | "comm"
  | "onBackground"
  | "death"
  | "lastWords"
>;

/** What a front end is served with. */
export type FrontEndOptions = {
  readonly kernel: ServedKernel;
  readonly sockets: FrontEndSockets;
  readonly history: History;
};

/** Why serving ended: a front end asked for it, or the kernel is no more. */
export type End = "shutdown" | "died";

type Channel = "shell" | "control";

/** What is said here, or is none of a front end's business: the kernel behind says it as well. */
const OWN = /^(status|execute_input|nets_.*)$/;

/** Serves one kernel to all front ends that connect. */
export class FrontEnd {
  readonly #kernel: ServedKernel;
  readonly #sockets: FrontEndSockets;
  readonly #comms = new OpenComms();
  readonly #cells: Cells;
  readonly #replies: Readonly<
    Record<string, (content: JsonObject) => JsonObject | Promise<JsonObject>>
  >;
  readonly #ended = Promise.withResolvers<End>();

  /** Settles when there is nothing more to serve. */
  readonly ended: Promise<End> = this.#ended.promise;

  /** Begins to serve. */
  constructor({ kernel, sockets, history }: FrontEndOptions) {
    this.#kernel = kernel;
    this.#sockets = sockets;
    const questions = new Questions(sockets);
    const pass = (message: Message, parent: JsonObject) =>
      this.#pass(message, parent);
    const remember = (count: number, code: string) => history.add(count, code);
    this.#cells = new Cells({ kernel, sockets, questions, pass, remember });
    this.#replies = {
      kernel_info: kernelInfo,
      complete: (content) => completeReply(kernel, content),
      inspect: (content) => inspectReply(kernel, content),
      is_complete: isCompleteReply,
      history: (content) => history.reply(content),
      comm_info: (content) => this.#comms.info(content.target_name),
      interrupt: () => this.#stop(),
      debug: refuseDebug,
    };
    kernel.onBackground = (message) => pass(message, this.#cells.latest);
    kernel.death.then(() => this.#died());
    sockets.listen({
      shell: (asked) => this.#take("shell", asked),
      control: (asked) => this.#take("control", asked),
      stdin: (asked) => questions.answer(asked),
    });
    this.#publish("status", { execution_state: "starting" }, {});
  }

  /** Stops the cell that runs, and drops those that wait. */
  stop(): void {
    this.#cells.drop();
    this.#kernel.stop().catch((error) => this.#sayBelow(inWords(error)));
  }

  /** Puts a sentence below the cell that runs, or ran last. */
  #sayBelow(text: string): void {
    const content = { name: "stderr", text: `${text}\n` };
    this.#publish("stream", content, this.#cells.latest);
  }

  #stop(): JsonObject {
    this.stop();
    return { status: "ok" };
  }

  #take(channel: Channel, asked: Asked): void {
    const { type } = asked;
    if (type === "execute_request") this.#cells.add(asked);
    else if (type === "shutdown_request") this.#shutDown(channel, asked);
    else if (isComm(type)) this.#comm(type, asked);
    else if (type.endsWith("_request")) this.#answer(channel, asked);
  }

  /** Answers at once, also while a cell runs. What is not known stays without an answer. */
  async #answer(channel: Channel, asked: Asked): Promise<void> {
    const name = asked.type.slice(0, -"_request".length);
    if (!Object.hasOwn(this.#replies, name)) return;
    await this.#whileBusy(asked, async () => {
      const content = await this.#replies[name](asked.content);
      const said = { type: `${name}_reply`, content, parent: asked.header };
      this.#sockets.reply(channel, asked, said);
    });
  }

  async #comm(type: CommType, asked: Asked): Promise<void> {
    this.#comms.note(type, asked.content);
    await this.#whileBusy(
      asked,
      () => this.#kernel.comm(type, asked.content, asked.buffers),
    );
  }

  /** A front end shows what it last heard, so a running cell is "busy" again afterwards. */
  async #whileBusy(asked: Asked, work: () => Promise<void>): Promise<void> {
    this.#publish("status", { execution_state: "busy" }, asked.header);
    await work().catch((error) => console.error(error));
    this.#publish("status", { execution_state: "idle" }, asked.header);
    const { running } = this.#cells;
    if (running === undefined) return;
    this.#publish("status", { execution_state: "busy" }, running);
  }

  #shutDown(channel: Channel, asked: Asked): void {
    const content = { status: "ok", restart: asked.content.restart === true };
    const said = { type: "shutdown_reply", content, parent: asked.header };
    this.#sockets.reply(channel, asked, said);
    this.#sockets.publish(said);
    this.#ended.resolve("shutdown");
  }

  /** A running cell tells of the death itself. */
  async #died(): Promise<void> {
    const { running, latest } = this.#cells;
    if (running === undefined) {
      this.#publish("error", await obituary(this.#kernel), latest);
    }
    await this.#cells.done;
    this.#ended.resolve("died");
  }

  #pass({ type, content, metadata, buffers }: Message, parent: JsonObject) {
    if (OWN.test(type)) return;
    this.#comms.note(type, content);
    this.#sockets.publish({ type, content, parent, metadata, buffers });
  }

  #publish(type: string, content: JsonObject, parent: JsonObject): void {
    this.#sockets.publish({ type, content, parent });
  }
}

type CommType = "comm_open" | "comm_msg" | "comm_close";

function isComm(type: string): type is CommType {
  return ["comm_open", "comm_msg", "comm_close"].includes(type);
}

/** There is no debugger. Who asks for one is told so, in the debuggers' own protocol. */
function refuseDebug({ seq, command }: JsonObject): JsonObject {
  return {
    type: "response",
    request_seq: seq ?? 0,
    seq: 0,
    success: false,
    command: command ?? "",
    message: "this kernel has no debugger",
  };
}
