/** Four years of weather in Seattle, day by day: classes of very different size. */

import csv from "../../data/seattle_weather/seattle_weather.csv" with {
  type: "text",
};
import type { RowOf } from "./column.ts";
import { readTable } from "./read_table.ts";
import type { DataTable } from "./data_table.ts";

const COLUMNS = {
  date: { kind: "text" },
  precipitation: { kind: "number", unit: "mm" },
  maxTemperature: { kind: "number", unit: "°C" },
  minTemperature: { kind: "number", unit: "°C" },
  wind: { kind: "number", unit: "m/s" },
  weather: {
    kind: "text",
    values: ["drizzle", "fog", "rain", "snow", "sun"],
  },
} as const;

/** A day: `"2012-01-01"`, what was measured, and the weather in a word. */
export type WeatherDay = RowOf<typeof COLUMNS>;

/**
 * The weather of Seattle from 2012 to 2015, after the U.S. National Oceanic and
 * Atmospheric Administration. Who always says "rain" is right on 44 % of the days and
 * learns nothing about the 26 on which it snowed.
 *
 * The word was made by rules from a day's records, precipitation among them: whoever
 * learns the word from the precipitation learns the rule.
 *
 * @returns 1,461 rows, one for each day; see `data/seattle_weather/README.md`
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(seattleWeather().where(({ weather }) => weather === "snow").length, 26);
 * ```
 */
export function seattleWeather(): DataTable<WeatherDay> {
  return readTable(csv, {
    name: "Seattle weather",
    file: "data/seattle_weather/seattle_weather.csv",
    columns: COLUMNS,
  });
}
