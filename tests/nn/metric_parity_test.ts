/** Metrics against scikit-learn. */

import assert from "node:assert/strict";
import {
  accuracy,
  calibration,
  confusionMatrix,
  meanAbsolute,
  meanSquare,
  rSquared,
} from "nets/nn";
import { fixtures, type Table } from "./fixtures.ts";
import { assertNumbersNear } from "./parity.ts";

interface Classes {
  readonly what: "classes";
  readonly targets: Table;
  readonly predicted: Table;
  readonly accuracy: number;
  readonly confusion: readonly (readonly number[])[];
  readonly precision: readonly number[];
  readonly recall: readonly number[];
  readonly f1: readonly number[];
}

interface Regression {
  readonly what: "regression";
  readonly targets: Table;
  readonly predicted: Table;
  readonly rSquared: number;
  readonly meanSquare: number;
  readonly meanAbsolute: number;
}

interface Calibrated {
  readonly what: "calibration";
  readonly bins: number;
  readonly targets: Table;
  readonly chances: Table;
  readonly counts: readonly number[];
  readonly meanChance: readonly number[];
  readonly share: readonly number[];
  readonly brier: number;
}

/** The fixtures have nine digits. */
const BOUND = 1e-8;

const near = (actual: number, expected: number, what: string) =>
  assertNumbersNear([actual], [expected], BOUND, what);

/** Rows of two, or the numbers themselves. */
function rows({ shape, values }: Table): readonly number[] | number[][] {
  const numbers = values.map(Math.fround), [n, width] = shape;
  if (shape.length === 1) return numbers;
  return Array.from(
    { length: n },
    (_, i) => numbers.slice(i * width, (i + 1) * width),
  );
}

for (const record of fixtures<Classes | Regression | Calibrated>("metrics")) {
  if (record.what === "classes") {
    Deno.test("accuracy() and confusionMatrix() count as scikit-learn does", () => {
      const said = record.predicted.values, right = record.targets.values;
      near(accuracy(said, right), record.accuracy, "accuracy");
      const matrix = confusionMatrix(said, right, { classes: 5 });
      assert.deepEqual(matrix.counts, record.confusion);
      near(matrix.accuracy, record.accuracy, "accuracy of the matrix");
      record.precision.forEach((_, k) => {
        near(matrix.precision(k), record.precision[k], `precision of ${k}`);
        near(matrix.recall(k), record.recall[k], `recall of ${k}`);
        near(matrix.f1(k), record.f1[k], `F1 of ${k}`);
      });
    });
  }

  if (record.what === "regression") {
    const { shape } = record.targets;
    Deno.test(`rSquared(), meanSquare() and meanAbsolute() of [${shape}] are scikit-learn's`, () => {
      const said = rows(record.predicted), right = rows(record.targets);
      near(rSquared(said, right), record.rSquared, "R²");
      near(meanSquare(said, right), record.meanSquare, "mean square");
      near(meanAbsolute(said, right), record.meanAbsolute, "mean distance");
    });
  }

  if (record.what === "calibration") {
    Deno.test(`calibration() sorts into ${record.bins} bins as scikit-learn does`, () => {
      const chances = record.chances.values.map(Math.fround);
      const { values: targets } = record.targets;
      const { bins } = calibration(chances, targets, { bins: record.bins });
      assert.deepEqual(bins.map(({ count }) => count), record.counts);
      const full = bins.filter(({ count }) => count > 0);
      const confidence = full.map((bin) => bin.confidence);
      const right = full.map((bin) => bin.right);
      assertNumbersNear(confidence, record.meanChance, BOUND, "confidence");
      assertNumbersNear(right, record.share, BOUND, "share of ones");
      near(meanSquare(chances, targets), record.brier, "Brier score");
    });
  }
}
