/**
 * Pictures for lectures: functions of plain data that return an SVG element with alt text.
 *
 * @module
 */

// What everything is drawn with
export { palette } from "./palette.ts";
export { plot } from "./plot.ts";

// Logic and regions
export { unitSquare } from "./unit_square.ts";

// Functions
export { activationCurve } from "./activation_curve.ts";
export { lossCurve } from "./loss_curve.ts";

// Units and networks
export { unitDiagram } from "./unit_diagram.ts";
export { networkDiagram } from "./network_diagram.ts";
