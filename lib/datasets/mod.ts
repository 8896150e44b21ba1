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
  type RegressionColumns,
  Table,
} from "./table.ts";
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
