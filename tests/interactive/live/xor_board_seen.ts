/** What can be seen of XOR boards in a browser, and what the library says must be seen. */

import type { Page } from "playwright-core";
import { runs } from "../../../lib/figures/math_runs.ts";
import { decimal } from "../../../lib/figures/numbers.ts";
import { stateLine } from "../../../lib/interactive/state_line.ts";
import { rowsMapped } from "../../../lib/interactive/xor_board/features.ts";
import { handlesOf } from "../../../lib/interactive/xor_board/line.ts";
import {
  featurePlane,
  netPlane,
  triedPlane,
} from "../../../lib/interactive/xor_board/planes.ts";
import {
  answerFor,
  leftFor,
} from "../../../lib/interactive/xor_board/proof.ts";
import { rowsTried } from "../../../lib/interactive/xor_board/rows.ts";
import type {
  Board,
  XorBoardState,
} from "../../../lib/interactive/xor_board/state.ts";
import { ALL_TWO_INPUT, XNOR, XOR } from "../../../lib/logic/gates.ts";
import { Random } from "../../../lib/random.ts";

/** What can be seen of a board. */
export type Seen = {
  readonly line: string;
  readonly pressed: readonly string[];
  readonly pictures: readonly (readonly string[])[];
  readonly cells: readonly (readonly string[])[];
  readonly handles: readonly string[];
  readonly counts: readonly string[];
};

/** An element of a picture, of whatever document. */
type Drawn = {
  readonly localName: string;
  readonly textContent: string;
  readonly attributes: Iterable<
    { readonly name: string; readonly value: string }
  >;
  querySelectorAll(selector: string): Iterable<Drawn>;
};

/** A picture's elements as texts that do not depend on the document they were made in. */
function flat(picture: Drawn): string[] {
  return [...picture.querySelectorAll("*")].map((mark) => {
    const attributes = [...mark.attributes].map(({ name, value }) =>
      `${name}=${value}`
    );
    return [mark.localName, ...attributes.sort(), mark.textContent].join(" ");
  });
}

/** Runs in the page; `{}` of the page's own types, hence a text. */
const SEE = `(i = 0) => {
  const flat = ${flat};
  const root = document.querySelectorAll("[data-nets-figure=xorBoard]")[i].shadowRoot;
  const shown = (selector) => [...root.querySelectorAll(selector)].filter((e) => e.checkVisibility());
  const text = (e) => e.textContent;
  return {
    line: root.querySelector("input.line").value,
    pressed: shown(".head [aria-pressed=true]").map(text),
    pictures: shown("svg > g").map(flat),
    cells: shown("tbody tr").map((row) => [...row.children].map(text)),
    handles: shown(".handle").map((e) => e.getAttribute("aria-valuetext")),
    counts: shown(".count").map(text),
  };
}`;
export const see = (page: Page, i = 0): Promise<Seen> =>
  page.evaluate(`(${SEE})(${i})`) as Promise<Seen>;

/** Puts a line into the field of states and looks. */
export const put = (page: Page, state: XorBoardState): Promise<Seen> =>
  page.evaluate(`(() => {
    const root = document.querySelector("[data-nets-figure=xorBoard]").shadowRoot;
    const field = root.querySelector("input.line");
    field.value = ${JSON.stringify(stateLine("xorBoard", state))};
    field.dispatchEvent(new Event("change"));
    return (${SEE})();
  })()`) as Promise<Seen>;

const plain = (latex: string) => runs(latex).map(({ text }) => text).join("");
const tick = (right: boolean) => right ? "✓" : "✗";

/** What the library says that a board must show. */
export function expected(
  board: Board,
): Omit<Seen, "counts" | "pressed" | "line"> {
  const { gate, line, part, step } = board;
  const tried = rowsTried(gate, line);
  if (part === "features") {
    const mapped = rowsMapped(board);
    return {
      pictures: [netPlane(board, mapped), featurePlane(board, mapped)]
        .map((mark) => flat(mark as unknown as Drawn)),
      cells: mapped.map(({ x, h, z, yHat, wanted, right }) => [
        ...[...x, ...h, z, yHat, wanted].map((value) => decimal(value)),
        tick(right),
      ]),
      handles: [],
    };
  }
  const answer = answerFor(gate);
  const handles = handlesOf(line) ?? [];
  return {
    pictures: [flat(triedPlane(line, tried) as unknown as Drawn)],
    handles: handles.map(([x, y]) => `x1 ${decimal(x)}, x2 ${decimal(y)}`),
    cells: part === "try"
      ? tried.map(({ x, wanted, asks, numbers, right }) => [
        ...[...x, wanted].map(String),
        plain(asks),
        numbers,
        tick(right),
      ])
      : answer.possible
      ? []
      : [
        ...answer.steps.map((each, i) => {
          const { text, holds } = leftFor(each, line);
          const gone = each.cancelled.length === 0 || i === 3
            ? ""
            : ` (${each.cancelled.map(plain).join(", ")} cancels)`;
          return [
            each.x.join(""),
            plain(each.says),
            i < step ? plain(each.sumSays) + gone : "…",
            `${text} ${tick(holds)}`,
          ];
        }),
        ["", "", "all four:", "0"],
      ],
  };
}

/** States by chance, and those at the edge of what can be shown. */
export function states(count: number): XorBoardState[] {
  const chance = new Random(1969);
  const pick = <T>(of: readonly T[]) =>
    of[Math.floor(chance.uniform(0, of.length))];
  const number = () => Math.round(chance.uniform(-24, 24)) / 8;
  const unit = () => ({ weights: [number(), number()], threshold: number() });
  const edges = [
    [0, 0, 0],
    [0, 0, 1],
    [1, 0, 0.5],
    [0, -1, -0.5],
    [1, 1, 2],
    [1, 1, 0],
    [
      -1,
      2,
      1,
    ],
    [0.1, 0.2, 0.3],
    [1, 1, 99],
  ].map(([w1, w2, threshold]) => ({
    line: { weights: [w1, w2], threshold },
  }));
  const any = Array.from({ length: count }, (): XorBoardState => ({
    gate: String(pick([...ALL_TWO_INPUT, XOR, XOR, XNOR])),
    line: unit(),
    part: pick(["try", "proof", "features", "features"] as const),
    step: pick([0, 1, 2, 3, 4]),
    hidden: [unit(), unit()],
    output: unit(),
    kind: pick(["step", "sigmoid"] as const),
    t: pick([0, 0.25, 0.5, 1, 1]),
  }));
  return [
    ...edges,
    ...edges.map((edge) => ({ ...edge, part: "proof" as const })),
    ...any,
  ];
}
