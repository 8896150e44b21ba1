/** How a progress bar looks: in a cell, in a terminal, and in words. */

import type { Bundle } from "./kernel.ts";
import { type Html, markup } from "./markup.ts";
import { PAPER, paper } from "./paper.ts";

/** How far a loop has come. */
export interface Progression {
  readonly label: string;
  /** How many turns are done. */
  readonly done: number;
  /** How many there will be, if that is known. */
  readonly total: number | undefined;
  /** What one turn is called: `"it"`, `"epoch"`. */
  readonly unit: string;
  /** Seconds since the loop began. */
  readonly elapsed: number;
  /** Turns a second, if any has been seen. */
  readonly rate: number | undefined;
  /** `ended`: all turns are done; `stopped`: the loop was left before. */
  readonly state: "running" | "ended" | "stopped";
  /** What the loop says of itself: `"loss 0.12"`. */
  readonly note: string;
}

/**
 * A bar for a cell. What a clock says stands in an element marked `data-volatile`, which
 * the runner empties when it saves or compares, so that a finished bar is the same each time.
 *
 * @param bar how far the loop has come
 */
export function barBundle(bar: Progression): Bundle {
  return {
    "text/html": paper(asHtml(bar), "padding:4px 14px;").source,
    "text/plain": [inWords(bar), bar.note].filter(Boolean).join(", "),
  };
}

function asHtml(bar: Progression): Html {
  const now = bar.total === undefined
    ? ""
    : markup` aria-valuemin="0" aria-valuemax="${bar.total}" aria-valuenow="${bar.done}"`;
  const colour = bar.state === "stopped" ? PAPER.grey : PAPER.blue;
  const fill = `width:${100 * share(bar)}%;height:100%;background:${colour}`;
  return markup`<div role="progressbar" aria-label="${
    bar.label || "progress"
  }"${now}>${
    words(bar.label)
  }<div style="${TRACK}"><div style="${fill}"></div></div>${words(count(bar))}${
    words(clock(bar), markup` data-volatile=""`, `;color:${PAPER.grey}`)
  }${words(bar.note)}</div>`;
}

/** Plain boxes in a line: a notebook that is not trusted leaves their style, but not that of a flexible one. */
const TRACK =
  "display:inline-block;vertical-align:middle;width:240px;height:12px;" +
  `margin-right:12px;border-radius:3px;overflow:hidden;background:${PAPER.line}`;

function words(
  text: string,
  attribute: Html | string = "",
  style = "",
): Html | string {
  return text &&
    markup`<span${attribute} style="margin-right:12px${style}">${text}</span> `;
}

/**
 * A bar for a line of a terminal.
 *
 * @param bar how far the loop has come
 * @param columns how wide the line is
 *
 * @example Half way
 * ```ts
 * import assert from "node:assert/strict";
 * const line = barLine({
 *   label: "train", done: 1, total: 2, unit: "it", elapsed: 1, rate: 1, state: "running", note: "",
 * }, 60);
 * assert.equal(line, "train  50% ██████████░░░░░░░░░░ 1/2 it, 1.0 s, 1.0 s left, 1.0 it/s".slice(0, 60));
 * ```
 */
export function barLine(bar: Progression, columns: number): string {
  const cells = Math.round(20 * share(bar));
  const meter = bar.total === undefined && bar.state === "running"
    ? ""
    : `${Math.floor(100 * share(bar))}%`.padStart(4) +
      ` ${"█".repeat(cells)}${"░".repeat(20 - cells)}`;
  const words = [count(bar), clock(bar), bar.note].filter(Boolean).join(", ");
  return [bar.label, meter, words].filter(Boolean).join(" ").slice(0, columns);
}

function inWords(bar: Progression): string {
  const label = bar.label && `${bar.label}: `;
  return `${label}${count(bar)}${bar.state === "stopped" ? ", stopped" : ""}`;
}

function count({ done, total, unit }: Progression): string {
  return `${done}${total === undefined ? "" : `/${total}`} ${unit}`;
}

function share({ done, total, state }: Progression): number {
  if (state === "ended") return 1;
  return total ? Math.min(1, done / total) : 0;
}

/** Elapsed and left, and the rate; the latter two as far as they are known. */
function clock(
  { elapsed, rate, done, total, unit, state }: Progression,
): string {
  const left = state === "running" && rate && total !== undefined
    ? `${duration(Math.max(0, total - done) / rate)} left`
    : "";
  return [duration(elapsed), left, rate && speed(rate, unit)].filter(Boolean)
    .join(", ");
}

function speed(rate: number, unit: string): string {
  return rate >= 1
    ? `${digits(rate)} ${unit}/s`
    : `${digits(1 / rate)} s/${unit}`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const clock = [Math.floor(whole / 60) % 60, whole % 60].map((n) =>
    String(n).padStart(2, "0")
  );
  return `${whole < 3600 ? "" : `${Math.floor(whole / 3600)}:`}${
    clock.join(":")
  }`;
}

function digits(x: number): string {
  return x < 10
    ? x.toFixed(1)
    : Math.round(x).toLocaleString("en").replaceAll(",", "\u202f");
}
