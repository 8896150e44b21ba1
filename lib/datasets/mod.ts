/**
 * Data sets, in reading order: examples made from a seed, examples that were measured,
 * and what one does with them before a network sees them.
 *
 * @module
 */

// What examples are
export type { DataSet, NumberRows } from "./data_set.ts";
export {
  type ClassificationParts,
  ClassificationSet,
} from "./classification_set.ts";
export { type RegressionParts, RegressionSet } from "./regression_set.ts";

// Made from a seed
export type { GeneratedOptions } from "./generated.ts";
export { gatePoints } from "./gate_points.ts";
export { blobs, type BlobsOptions } from "./blobs.ts";
export { moons } from "./moons.ts";
export { circles, type CirclesOptions } from "./circles.ts";
export { spirals, type SpiralsOptions } from "./spirals.ts";
export { noisyCurve, type NoisyCurveOptions } from "./noisy_curve.ts";

// What the Mark I saw
export {
  RETINA_SHAPES,
  RETINA_SIDE,
  retinaImage,
  type RetinaShape,
} from "./retina_image.ts";
export { retinaShapes, type RetinaShapesOptions } from "./retina_shapes.ts";

// Measured, and vendored in data/
export { type Penguin, penguins } from "./penguins.ts";
export { type Iris, iris } from "./iris.ts";
export { DIGIT_SIDE, digits } from "./digits.ts";
export { co2, type Co2Month } from "./co2.ts";
export { seattleWeather, type WeatherDay } from "./seattle_weather.ts";

// Your own
export { readTable, type ReadTableOptions } from "./read_table.ts";
export {
  type ClassificationColumns,
  DataTable,
  type RegressionColumns,
} from "./data_table.ts";
export type {
  Cell,
  Column,
  Columns,
  Complete,
  NumberColumn,
  Row,
  RowOf,
  TextColumn,
} from "./column.ts";

// To look at
export { type ColumnStatistics, statistics } from "./statistics.ts";
export { imageText } from "./image_text.ts";

// Before a network sees them
export {
  type Split,
  split,
  type SplitInThree,
  type SplitOptions,
} from "./split.ts";
export { rangeScaling, Scaling, standardScaling } from "./scaling.ts";
export { oneHot } from "./one_hot.ts";
export { batches, type BatchOptions } from "./batches.ts";
