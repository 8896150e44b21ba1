/** How the stepper looks. */

import { palette } from "../../figures/palette.ts";

/**
 * Styles of the stepper alone. Text is 14 px or more, indices in formulas too; only a network a
 * little wider than its place is made smaller as a whole, by a sixth at most. Then it scrolls.
 * What is said of a step may take two lines, and is then no higher than the buttons beside it.
 */
export const STYLE = `
.stepper { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.choices { display: flex; flex-wrap: wrap; gap: 8px 18px; align-items: center; }
.choices label { display: inline-flex; align-items: center; gap: 6px; max-width: 100%; }
.choices select { min-width: 0; max-width: 100%; }
.check input { width: 18px; height: 18px; accent-color: ${palette.blue}; }
.tabs { display: grid; grid-template-columns: repeat(5, 1fr); gap: 4px; }
.tab { border: 0; border-radius: 6px 6px 0 0; padding: 6px 2px 9px; position: relative; color: ${palette.greyText};
  background: linear-gradient(to right, ${palette.ink} calc(100% * var(--done, 0)), ${palette.greyTint} 0)
    0 100% / 100% 4px no-repeat ${palette.paper}; }
.tab:hover:enabled { background-color: #F2F2F2; color: ${palette.ink}; }
.tab[aria-current] { color: ${palette.ink}; font-weight: 700; }
.moves { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-top: 12px; }
.buttons { display: flex; gap: 6px; }
.move { display: inline-flex; align-items: center; gap: 8px; min-height: 40px; min-width: 44px; justify-content: center; }
.move .icon { width: 18px; height: 18px; fill: currentColor; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
.move.next { background: ${palette.ink}; color: ${palette.paper}; border-color: ${palette.ink}; font-weight: 600; padding: 4px 18px; }
.move.next:hover:enabled:not([aria-disabled="true"]) { background: #404040; }
.move[aria-disabled="true"] { background: ${palette.paper}; color: ${palette.greyText}; border-color: ${palette.greyTint}; cursor: default; }
.progress { margin: 0; font-size: 17px; font-weight: 600; flex: 1 1 260px; min-height: 2.9em; align-content: center; }
.network { overflow-x: auto; overscroll-behavior-x: contain; padding: 2px; margin: -2px; }
.sheet { position: relative; width: clamp(.84 * var(--width), 100%, var(--width)); margin: 0 auto; }
.sheet svg { max-width: none; width: 100%; height: auto; }
.hits { position: absolute; inset: 0; }
.edge { cursor: pointer; outline: none; }
.edge .track { fill: none; stroke: transparent; stroke-width: 18; pointer-events: stroke; }
.edge rect { fill: transparent; stroke: none; pointer-events: all; }
.edge:hover rect { stroke: ${palette.grey}; stroke-width: 1.5; }
.edge:focus-visible rect { stroke: ${palette.blue}; stroke-width: 3; }
.edge:focus-visible .track { stroke: ${palette.blue}; stroke-opacity: .35; }
.edge[aria-pressed="true"] rect { stroke: ${palette.ink}; stroke-width: 2; }
.panel { display: grid; border-top: 1px solid ${palette.greyTint}; padding-top: 8px; }
.page { grid-area: 1 / 1; visibility: hidden; min-width: 0; }
.page.now { visibility: visible; }
.sentence { margin: 0 0 8px; font-size: 16px; }
.formulas { display: flex; flex-wrap: wrap; gap: 12px 44px; align-items: flex-start; overflow-x: auto; }
.formula { display: grid; grid-template-columns: max-content minmax(0, 1fr); column-gap: 8px; row-gap: 4px; align-items: center;
  font-size: 20px; max-width: 100%; }
.formula .left { grid-column: 1; }
.formula .side { grid-column: 2; }
.formula .side:last-child { font-weight: 700; }
math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", math, serif; font-size: 20px; }
.update .formulas { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 2px 20px; }
.update .formula { display: flex; flex-wrap: wrap; row-gap: 0; }
.many { max-height: 280px; overflow-y: auto; }
.update math { font-size: 17px; }
msub > :nth-child(2), msup > :nth-child(2), msubsup > :nth-child(n+2) { font-size: 14px; }
sup { line-height: 0; font-size: 14px; }
.update .formula:first-child { grid-column: 1 / -1; }
.iterations { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; border-top: 1px solid ${palette.greyTint}; padding-top: 12px; }
.losses { margin: 0 0 0 6px; font-variant-numeric: tabular-nums; }
.numbers summary { cursor: pointer; padding: 4px 0; width: max-content; max-width: 100%; font-weight: 600; }
.groups { display: flex; flex-wrap: wrap; gap: 10px 14px; }
fieldset { border: 1px solid ${palette.greyTint}; border-radius: 6px; margin: 0; padding: 4px 12px 10px; min-width: 0; max-width: 100%; }
legend { padding: 0 4px; color: ${palette.greyText}; }
.numbers .choices { margin: 8px 0 12px; }
.row { display: flex; flex-wrap: wrap; gap: 6px 14px; margin-top: 6px; }
.row label { display: inline-flex; align-items: center; gap: 6px; }
.row .name { min-width: 30px; text-align: right; }
.row input { width: 6.4em; font-variant-numeric: tabular-nums; }
input[aria-invalid="true"] { border: 2px solid ${palette.vermilion}; }
@container (min-width: 840px) {
  .stepper { grid-template-columns: auto minmax(0, 1fr); gap: 4px 18px; }
  .stepper > :not(.choices, .bar, .iterations, .numbers) { grid-column: 1 / -1; }
  .stepper > .choices { align-items: start; }
  .stepper > .choices label { flex-direction: column; align-items: start; max-width: 210px; }
  .stepper > .choices select { width: 100%; }
  .moves { margin-top: 4px; }
  .panel { padding-top: 4px; }
  .progress { flex-basis: 200px; min-height: 0; font-size: 16px; line-height: 1.2; }
  .formulas { row-gap: 4px; }
  .formula, .formula math { font-size: 18px; }
  .sentence { margin-bottom: 2px; }
  .iterations { grid-column: 1 / -1; grid-row: 4; padding-top: 8px; }
  .numbers { grid-column: 1 / -1; grid-row: 4; justify-self: end; padding-top: 10px; }
  .numbers[open] { grid-row: 5; justify-self: stretch; }
}
@container (min-width: 1080px) {
  .stepper { grid-template-columns: minmax(0, 1fr) 210px; }
  .stepper > .choices { grid-area: 1 / 2; }
  .stepper > .bar { grid-area: 1 / 1; }
  .stepper > .network { grid-area: 2 / 1; }
  .iterations { grid-area: 2 / 2; border: 0; align-content: start; }
  .numbers { grid-area: 2 / 2; align-self: end; justify-self: start; }
  .numbers[open] { grid-area: 4 / 1 / 4 / 3; }
}
@media print { .choices, .moves .buttons, .numbers, .again, .rewind { display: none; } }
`;
