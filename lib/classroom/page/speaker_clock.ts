/** The clock of a talk in the speaker's window; it is kept by the server and only shown here. */

import type { Clock, LectureView } from "../presenter/protocol.ts";
import { button, element } from "./element.ts";
import type { LectureStore } from "./lecture_store.ts";
import { clockText, pace, planAt } from "./speaker_pace.ts";

/** Shows the time of the talk, and how it stands to the plan. */
export class SpeakerClock {
  readonly element: HTMLElement;
  readonly #time = element("span.clock-time", { role: "timer" });
  readonly #pace = element("span.clock-pace", { role: "status" });
  readonly #plan = element("span.clock-plan");
  readonly #toggle: HTMLButtonElement;
  readonly #timer: ReturnType<typeof setInterval>;
  #clock: Clock = { elapsed: 0, running: false };
  #heard = performance.now();
  #lecture: LectureView | undefined;

  constructor(store: LectureStore) {
    const send = (what: "start" | "pause" | "reset") =>
      store.send({ type: "clock", do: what });
    this.#toggle = button(
      ".clock-toggle",
      "Start",
      () => send(this.#clock.running ? "pause" : "start"),
    );
    this.element = element(
      "section.clock",
      { "aria-label": "Clock" },
      this.#time,
      element("div.clock-words", {}, this.#pace, this.#plan),
      this.#toggle,
      button(".clock-reset", "Reset", () => send("reset")),
    );
    this.#timer = setInterval(() => this.#show(), 250);
  }

  /** Takes the lecture as it is now. */
  update(lecture: LectureView): void {
    this.#lecture = lecture;
    if (lecture.clock !== this.#clock) {
      this.#clock = lecture.clock;
      this.#heard = performance.now();
    }
    this.#show();
  }

  /** Lets the timer go. */
  close(): void {
    clearInterval(this.#timer);
  }

  #show(): void {
    const { elapsed, running, planned } = this.#clock;
    const now = elapsed + (running ? performance.now() - this.#heard : 0);
    const lecture = this.#lecture;
    const plan = lecture && planAt(lecture.cells, lecture.position.cell);
    put(this.#time, clockText(now));
    put(this.#toggle, running ? "Pause" : now > 0 ? "Go on" : "Start");
    put(this.#pace, now > 0 && plan ? pace(now, plan.here) : "");
    this.#pace.dataset.pace = this.#pace.textContent!.split(" ").at(-1)!;
    put(
      this.#plan,
      [
        plan ? `this section: minutes ${plan.from} to ${plan.to}` : undefined,
        planned === undefined ? undefined : `talk: ${planned} min`,
      ].filter((part) => part !== undefined).join(" · "),
    );
  }
}

/** A text that stays the same is not said again to those who listen. */
function put(where: HTMLElement, text: string): void {
  if (where.textContent !== text) where.textContent = text;
}
