/** The comms that are open between widgets of a page and code in the kernel. */

import type { Json, JsonObject } from "../json.ts";

/** Which comms are open, whoever opened them. */
export class OpenComms {
  readonly #targets = new Map<string, string>();

  /** Takes note of a message that was sent either way. */
  note(type: string, content: JsonObject): void {
    const id = String(content.comm_id);
    if (type === "comm_open") {
      this.#targets.set(id, String(content.target_name));
    }
    if (type === "comm_close") this.#targets.delete(id);
  }

  /** The answer to `comm_info_request`. @param target only comms of this name */
  info(target: Json | undefined): JsonObject {
    const comms: Record<string, Json> = {};
    for (const [id, target_name] of this.#targets) {
      const wanted = typeof target !== "string" || target === "" ||
        target === target_name;
      if (wanted) comms[id] = { target_name };
    }
    return { status: "ok", comms };
  }
}
