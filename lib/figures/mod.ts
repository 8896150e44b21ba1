/**
 * Pictures for lectures: functions of plain data that return an SVG element with alt text.
 *
 * @module
 */

// What everything is drawn with
export { palette } from "./palette.ts";
export { plot } from "./plot.ts";
export { sideBySide } from "./side_by_side.ts";

// Logic: units, circuits, and what they do to the plane
export { unitDiagram } from "./unit_diagram.ts";
export { circuitDiagram } from "./circuit_diagram.ts";
export { unitSquare } from "./unit_square.ts";
export { decisionRegions } from "./decision_regions.ts";

// Learning
export { weightTrajectory } from "./weight_trajectory.ts";
export { boundarySteps } from "./boundary_steps.ts";
export { lossCurve } from "./loss_curve.ts";

// Functions, networks and their slopes
export { activationCurve } from "./activation_curve.ts";
export { networkDiagram } from "./network_diagram.ts";
export { networkSteps } from "./network_steps.ts";
export { computationGraphDrawing } from "./computation_graph_drawing.ts";

// Numbers side by side
export { bars } from "./bars.ts";

// What the pictures take and give
export type { Figure } from "./document.ts";
export type { Boundary } from "./half_plane.ts";
export type { ClassPoint, UnitSquareOptions } from "./unit_square_data.ts";
export type { NetworkData, NetworkDiagramOptions } from "./network_data.ts";
export type { GraphData } from "./graph_data.ts";
export type { CircuitData } from "./circuit_data.ts";
