/** The styles of the XOR board. */

import { palette } from "../../../figures/palette.ts";

/** For the board alone: each figure has styles of its own. */
export const STYLE = `
.paper { width: auto; max-width: 900px; }
.head, .controls, .parts, .travel { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.head { justify-content: space-between; margin-bottom: 8px; }
.gate { font-weight: 600; }
.parts { gap: 4px; }
.columns { display: flex; flex-wrap: wrap; gap: 8px 28px; align-items: flex-start; }
.column { flex: 1 1 340px; min-width: 0; max-width: 470px; }
.left { flex: 0 1 384px; }
h3 { font-size: 16px; font-weight: 600; margin: 4px 0 6px; }
.plane { position: relative; width: 340px; max-width: 100%; }
.handle { position: absolute; width: 40px; height: 40px; margin: -20px 0 0 -20px; border-radius: 50%;
  cursor: grab; touch-action: none; }
.handle::after { content: ""; position: absolute; inset: 12px; border-radius: 50%; background: ${palette.ink};
  box-shadow: 0 0 0 2px ${palette.paper}; }
.handle:active { cursor: grabbing; }
.handle:hover::after { inset: 10px; }
.handle:focus-visible { outline-offset: -4px; }
.controls { margin: 8px 0; }
.fields { display: flex; gap: 6px 10px; flex-wrap: wrap; }
.number { display: inline-flex; align-items: center; gap: 5px; }
.number input { width: 5.2em; }
.number input[aria-invalid="true"] { border-color: ${palette.vermilion}; box-shadow: 0 0 0 1px ${palette.vermilion}; }
.formula { white-space: nowrap; }
var { font: italic 1.12em serif; }
sub { font-size: 14px; line-height: 0; }
table { border-collapse: collapse; margin: 8px 0; font-variant-numeric: tabular-nums; }
th { font-weight: 600; text-align: left; padding: 2px 11px 4px 0; border-bottom: 1.5px solid ${palette.grey}; white-space: nowrap; }
td { padding: 3px 11px 3px 0; border-bottom: 1px solid ${palette.greyTint}; white-space: nowrap; }
.table { overflow-x: auto; }
.right, .wrong { font-weight: 700; font-size: 18px; line-height: 1; }
.right { color: ${palette.blueText}; }
.wrong { color: ${palette.vermilionText}; }
.quiet { color: ${palette.greyText}; }
.later { color: ${palette.greyText}; }
.gone { color: ${palette.greyText}; font-size: 14px; }
.count { min-height: 1.5em; }
.main { font-weight: 600; }
.contradiction { border: 2px solid ${palette.ink}; border-radius: 4px; padding: 0 6px; }
.found { display: flex; gap: 20px; font-size: 18px; }
.strong { font-weight: 600; border-color: ${palette.ink}; }
.travel { margin: 4px 0 8px; flex-wrap: nowrap; }
.travel input { flex: 1 1 60px; min-width: 60px; max-width: 220px; }
.unit { display: flex; flex-wrap: wrap; gap: 4px 7px; align-items: center; margin: 4px 0; }
.unit > .formula { width: 1.25em; }
.unit input { width: 4em; padding: 3px 2px 3px 6px; }
.unit .fields { gap: 4px 6px; flex-wrap: nowrap; }
.unit .number { gap: 3px; }
.net { max-width: 100%; min-width: 0; }
th .formula { font-weight: 400; }
tr > :last-child { padding-right: 0; }
.name { color: ${palette.greyText}; }
@media (max-width: 480px) {
  th, td { padding-right: 5px; white-space: normal; }
  table { font-size: 14px; }
  table var { font-size: 1em; }
  .gone { display: none; }
}
`;
