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

// What the pictures are and take
export type { Figure } from "./document.ts";
export type { PlotPicture } from "./plot.ts";
export type { SideBySideOptions } from "./side_by_side.ts";
export type { UnitDiagramOptions } from "./unit_diagram_data.ts";
export type { CircuitData, CircuitDiagramOptions } from "./circuit_data.ts";
export type { Boundary } from "./half_plane.ts";
export type { ClassLabel } from "./marks.ts";
export type { ClassPoint, UnitSquareOptions } from "./unit_square_data.ts";
export type { Decision, DecisionRegionsOptions } from "./decision_regions.ts";
export type { LearningTrace, Moment, Numeric } from "./learning_trace.ts";
export type { WeightTrajectoryOptions } from "./weight_trajectory.ts";
export type { BoundaryStepsOptions } from "./boundary_steps.ts";
export type { Series } from "./curve_ends.ts";
export type { Losses, LossReport } from "./loss_series.ts";
export type { LossCurveOptions } from "./loss_curve.ts";
export type { SlopedFunction } from "./activation_marks.ts";
export type { ActivationCurveOptions } from "./activation_curve.ts";
export type {
  Known,
  NetworkData,
  NetworkDiagramOptions,
  Place,
  Rows,
} from "./network_data.ts";
export type { NetworkNames } from "./network_names.ts";
export type {
  GraphData,
  GraphDrawingOptions,
  GraphEdge,
  GraphNode,
} from "./graph_data.ts";
export type { Bar, BarsOptions } from "./bars.ts";
