/** How the gate bench looks. */

import { palette, SERIF } from "../../../figures/palette.ts";

/** Styles of the bench, inside its own root. */
export const BENCH_STYLE = `
.bench { display: flex; flex-wrap: wrap; gap: 8px 28px; align-items: flex-start; }
.side { flex: 1 1 340px; max-width: 452px; min-width: 0; }
.side + .side { flex-basis: 310px; max-width: 360px; }
.wide { flex: 1 1 100%; max-width: 840px; }
var { font: italic 1.12em/1 ${SERIF}; }
sub { font-size: 14px; line-height: 0; }
.controls { display: grid; grid-template-columns: 26px minmax(60px, 1fr) 86px 80px; gap: 6px 8px; align-items: center;
  margin: 2px 0 12px; }
.controls input { width: 100%; min-width: 0; margin: 0; }
.sign { font-size: 18px; text-align: right; }
.bias { white-space: nowrap; }
.class { white-space: nowrap; }
.veto { padding: 3px 8px; }
.tie { grid-column: 1 / -1; border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 0 14px; }
.tie legend { float: left; padding: 0; margin-right: 10px; }
.tie label { cursor: pointer; min-height: 24px; }
.tie input { width: auto; min-height: 0; accent-color: ${palette.ink}; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; margin: 0; background: none; }
th, td { text-align: left; padding: 3px 8px; border-top: 1px solid ${palette.greyTint}; white-space: nowrap; font-weight: 400; }
thead th { border: 0; color: ${palette.greyText}; }
thead var { color: ${palette.ink}; }
tbody tr { cursor: pointer; }
tbody tr:hover { background: #F5F5F5; }
tbody tr.chosen { box-shadow: inset 0 0 0 2px ${palette.ink}; }
td.sum, th.sum, td.wanted { white-space: normal; }
.vetoed .sum { color: ${palette.greyText}; }
.pick { position: relative; border-color: transparent; background: none; padding: 2px 8px; min-height: 30px; word-spacing: 8px; }
.output, td.wanted { font-weight: 600; }
.disc, .ring { display: inline-block; width: 16px; height: 16px; border-radius: 50%; margin-right: 8px; vertical-align: -3px; }
.disc { background: ${palette.blue}; }
.ring { background: ${palette.paper}; border: 3.5px solid ${palette.vermilion}; }
.tag { margin-left: 10px; padding: 0 8px; border: 1px solid ${palette.grey}; border-radius: 10px; font-size: 14px;
  font-weight: 400; color: ${palette.greyText}; background: ${palette.paper}; }
.tag.wrong { color: ${palette.ink}; border: 2px solid ${palette.ink}; font-weight: 600; }
.name { font-size: 27px; line-height: 1.2; font-weight: 700; margin: 2px 0 0; text-align: center; }
.when { text-align: center; margin: 0 0 6px; font-size: 16px; }
.square { position: relative; max-width: 360px; margin: 0 auto; }
.square svg { width: 100%; }
.square [data-line] { touch-action: none; }
.square [data-line]:active { cursor: grabbing; }
.corner { position: absolute; width: 34px; height: 34px; min-height: 0; padding: 0; transform: translate(-50%, -50%);
  border: 0; border-radius: 50%; background: none !important; }
.corner:hover { box-shadow: 0 0 0 2px ${palette.grey}; }
.row { min-height: 3em; margin: 2px 0 0; }
.goal { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; min-height: 40px; }
.goal label { font-weight: 600; }
.goal select { font-weight: 400; }
.verdict { margin: 0; }
.verdict.done { font-weight: 700; color: ${palette.blueText}; }
.count { color: ${palette.greyText}; margin: 6px 0 4px; }
.chips { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 6px; }
.chips li { display: flex; align-items: center; gap: 6px; border: 1px solid ${palette.greyTint}; border-radius: 6px;
  padding: 2px 8px 2px 5px; font-size: 14px; color: ${palette.greyText}; margin: 0; }
.chips li svg { opacity: 0.45; }
.chips .made { background: ${palette.blueTint}; border-color: ${palette.blueText}; color: ${palette.ink}; }
.chips .made svg { opacity: 1; }
.chips .now { box-shadow: 0 0 0 2px ${palette.ink}; border-color: ${palette.ink}; font-weight: 600; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@container (min-width: 840px) { td, th { padding-top: 1px; padding-bottom: 1px; } .controls { margin-bottom: 6px; }
  .square { max-width: 330px; } .count { margin: 2px 0; } }
@container (min-width: 1080px) { .bench { flex-wrap: nowrap; } .wide { flex: 1 1 200px; } }
@media (max-width: 480px) { th, td { padding: 3px 4px; } .disc, .ring { margin-right: 5px; } .tag { margin-left: 0; } .pick { padding: 2px 4px; } }
`;
