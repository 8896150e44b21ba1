/** What an event from the server does to a page's copy of the lecture. */

import type { Output } from "../notebook.ts";
import type { CellView, Event, LectureView } from "../presenter/protocol.ts";

/**
 * The lecture after an event; the one it was given is left as it is, and
 * cells that the event does not touch stay the same objects.
 *
 * Events that say nothing about the lecture, such as notices, change nothing.
 */
export function applyEvent(lecture: LectureView, event: Event): LectureView {
  switch (event.type) {
    case "lecture":
      return event.lecture;
    case "cell":
      return withCell(
        lecture,
        event.id,
        (cell) => ({ ...cell, ...event.change }),
      );
    case "outputs":
      return withCell(lecture, event.id, (cell) => ({
        ...cell,
        outputs: [...cell.outputs.slice(0, event.from), ...event.outputs],
      }));
    case "text":
      return withCell(lecture, event.id, (cell) => ({
        ...cell,
        outputs: withText(cell.outputs, event.text),
      }));
    case "kernel":
      return { ...lecture, kernel: event.kernel };
    case "unsaved":
      return { ...lecture, unsaved: event.unsaved };
    case "position":
      return { ...lecture, position: event.position };
    case "clock":
      return { ...lecture, clock: event.clock };
    case "windows":
      return { ...lecture, windows: event.windows };
    default:
      return lecture;
  }
}

function withCell(
  lecture: LectureView,
  id: string,
  change: (cell: CellView) => CellView,
): LectureView {
  return {
    ...lecture,
    cells: lecture.cells.map((cell) => cell.id === id ? change(cell) : cell),
  };
}

/** The last output with more text behind it, if it is a stream. */
function withText(outputs: readonly Output[], text: string): readonly Output[] {
  const last = outputs.at(-1);
  if (last?.output_type !== "stream") return outputs;
  return [...outputs.slice(0, -1), { ...last, text: last.text + text }];
}
