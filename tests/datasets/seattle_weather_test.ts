/** The weather of Seattle: every day once, five words, and the rule behind one of them. */

import assert from "node:assert/strict";
import { seattleWeather } from "../../lib/datasets/seattle_weather.ts";
import { statistics } from "../../lib/datasets/statistics.ts";

Deno.test("seattleWeather() has every day of four years, in order", () => {
  const day = 24 * 60 * 60 * 1000, first = Date.UTC(2012, 0, 1);
  const days = Array.from(
    { length: 1461 },
    (_, i) => new Date(first + i * day).toISOString().slice(0, 10),
  );
  assert.equal(days.at(-1), "2015-12-31");
  assert.deepEqual(seattleWeather().rows.map(({ date }) => date), days);
});

Deno.test("seattleWeather() has the counts and the means that NumPy computes of the package's file", () => {
  const data = seattleWeather().classification({ target: "weather" });
  assert.deepEqual(data.counts(), {
    drizzle: 53,
    fog: 101,
    rain: 641,
    snow: 26,
    sun: 640,
  });
  assert.deepEqual(
    statistics(data).map(({ name, mean, deviation, least, largest }) => [
      name,
      mean.toFixed(6),
      deviation.toFixed(6),
      least,
      largest,
    ]),
    [
      ["precipitation", "3.029432", "6.677908", 0, 55.9],
      ["maxTemperature", "16.439083", "7.347242", -1.6, 35.6],
      ["minTemperature", "8.234771", "5.021285", -7.1, 18.3],
      ["wind", "3.241136", "1.437333", 0.4, 9.5],
    ],
  );
});

Deno.test("seattleWeather() calls every day with precipitation rain or snow, as its page says", () => {
  const wet = seattleWeather().where(({ precipitation }) => precipitation > 0);
  assert.deepEqual(wet.classification({ target: "weather" }).counts(), {
    rain: 597,
    snow: 26,
  });
});
