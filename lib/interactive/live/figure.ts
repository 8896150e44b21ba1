/** What every figure that answers has in common: it comes to life in its place, keeps a state, and says it in a line. */

import { palette, SANS } from "../../figures/palette.ts";
import { readStateLine, type State, stateLine } from "../state_line.ts";
import { button, element } from "./element.ts";

/** Where a figure's program works, and how it tells what has changed. */
export type Stage<S> = {
  /** The place for its controls and pictures; nothing outside of it is touched. */
  readonly element: HTMLElement;
  /** The state it is to show first. */
  readonly state: S;
  /** Takes a new state: it is shown, said in the line, and can be taken back by Reset. */
  set(state: S): void;
  /** Says a sentence to those who do not see the picture; the last one counts. */
  say(sentence: string): void;
};

/** A figure's program. */
export type Program<S extends State> = {
  /** The function that makes it in a cell, and the name of its roots: `gateBench`. */
  readonly name: string;
  /** What it is called where it is not seen: `Gate bench`. */
  readonly title: string;
  /** Styles, for this figure alone. */
  readonly style: string;
  /** Checks a state, and fills in what it leaves out. @throws {ValueError} saying what is wrong */
  readonly read: (state: State) => S;
  /** Builds controls and pictures once. @returns what redraws them for a state */
  readonly start: (stage: Stage<S>) => (state: S) => void;
};

/** Brings all figures of a program to life that do not live yet. */
export function bringToLife<S extends State>(program: Program<S>): void {
  const roots = document.querySelectorAll<HTMLElement>(
    `[data-nets-figure="${program.name}"]`,
  );
  for (const root of roots) {
    if (root.shadowRoot !== null) continue;
    try {
      live(root, program);
    } catch (error) {
      // The picture stays: it shows less, and nothing wrong.
      console.error(`The figure ${program.name} cannot be brought to life:`);
      console.error(error);
    }
  }
}

function live<S extends State>(root: HTMLElement, program: Program<S>): void {
  const { name, title, style } = program;
  const first = program.read(JSON.parse(root.dataset.state ?? "{}"));
  const place = element("div.stage");
  const spoken = element("p.spoken", { role: "status" });
  const say = (sentence: string) => spoken.textContent = sentence;
  const line = stateField(name, (state) => set(program.read(state)), say);
  const set = (state: S) => {
    redraw(state);
    line.show(stateLine(name, state));
  };
  const redraw = program.start({
    element: place,
    state: first,
    set,
    say,
  });
  set(first);
  const reset = button(".reset", "Reset", () => set(first));
  const paper = element(
    "div.paper",
    { role: "group", "aria-label": title },
    place,
    element("div.foot", {}, ...line.elements, reset),
    line.problem,
    spoken,
  );
  keepKeys(root);
  root.attachShadow({ mode: "open" }).append(
    element("style", {}, COMMON + style),
    paper,
  );
}

/** Keys that are pressed in a figure are meant for it: the notebook around it would run or delete cells. */
function keepKeys(root: HTMLElement): void {
  root.setAttribute("data-lm-suppress-shortcuts", "true"); // JupyterLab listens before anybody else
  for (const type of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
}

/** The state as a line, to copy and to put in. */
function stateField(
  name: string,
  take: (state: State) => void,
  tell: (sentence: string) => void,
) {
  const problem = element("p.problem", {
    id: "problem",
    role: "alert",
    hidden: true,
  });
  const field = element("input.line", {
    type: "text",
    "aria-label": "This figure as a line of TypeScript",
    "aria-describedby": "problem",
    spellcheck: "false",
    autocomplete: "off",
  });
  const say = (text: string) => {
    problem.textContent = text;
    problem.hidden = text === "";
    field.setAttribute("aria-invalid", String(text !== ""));
  };
  field.addEventListener("focus", () => field.select());
  field.addEventListener("change", () => {
    try {
      take(readStateLine(name, field.value));
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  });
  const copy = button(".copy", "Copy", () => {
    void copied(field, copy).then(() => tell("Copied."));
  });
  const show = (line: string) => {
    field.value = line;
    say("");
  };
  return { elements: [field, copy], problem, show };
}

/** Copies the line; where a page may not write to the clipboard, the way of old browsers is left. */
async function copied(
  field: HTMLInputElement,
  copy: HTMLButtonElement,
): Promise<void> {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.focus();
    field.select();
    document.execCommand("copy");
    copy.focus();
  }
  copy.textContent = "Copied";
  setTimeout(() => copy.textContent = "Copy", 1500);
}

/** Paper as under all figures, and controls that look the same in all of them. */
const COMMON = `
:host { display: block; container-type: inline-size; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.paper { background: ${palette.paper}; color: ${palette.ink}; font: 15px/1.45 ${SANS};
  padding: 12px 14px; border-radius: 6px; margin: 2px 0; width: fit-content; min-width: min(100%, 560px);
  max-width: 100%; text-align: left; color-scheme: light;
  letter-spacing: normal; word-spacing: normal; white-space: normal; text-transform: none; text-indent: 0; }
.stage { max-width: 100%; }
svg { max-width: 100%; height: auto; display: block; }
p { margin: 6px 0; }
button, input, select { font: inherit; color: inherit; }
button { background: ${palette.paper}; border: 1px solid ${palette.grey}; border-radius: 6px;
  padding: 4px 12px; min-height: 32px; cursor: pointer; }
button:hover:enabled { background: #F2F2F2; border-color: ${palette.ink}; }
button:disabled { color: ${palette.greyText}; border-color: ${palette.greyTint}; cursor: default; }
button[aria-pressed="true"] { background: ${palette.ink}; color: ${palette.paper}; border-color: ${palette.ink}; }
input[type="number"], input[type="text"], select { background: ${palette.paper}; border: 1px solid ${palette.grey};
  border-radius: 6px; padding: 3px 8px; min-height: 32px; }
input[type="range"] { accent-color: ${palette.blue}; min-height: 24px; }
:focus-visible { outline: 3px solid ${palette.blue}; outline-offset: 2px; }
.foot { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 12px;
  border-top: 1px solid ${palette.greyTint}; padding-top: 10px; }
.line { flex: 1 1 260px; min-width: 0; font: 14px/1.4 ui-monospace, Menlo, Consolas, monospace; }
.copy { min-width: 5.2em; }
.problem { color: ${palette.vermilionText}; font-weight: 600; }
.spoken { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
@container (min-width: 840px) { .paper { padding: 8px 14px; } .foot { margin-top: 8px; padding-top: 8px; } }
@media print { .foot button { display: none; } }
`;
