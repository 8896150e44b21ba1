import assert from "node:assert/strict";
import { divergence } from "../../lib/nn/divergence.ts";

/** What is said about a loss that is no number at this moment. */
function said(update: number, epoch: number): string {
  return divergence({ update, epoch, loss: NaN, rate: 0.5, isClipped: true })
    .message;
}

Deno.test("divergence() names the data as well as the rate, until every example has been seen once", () => {
  assert.equal(
    said(1, 1),
    "Cannot go on training: the loss must be a finite number, but at update 1, in epoch 1, it is NaN; " +
      "no step has been made yet, so no rate is to blame: look for NaN or huge numbers in x and y",
  );
  assert.equal(
    said(8, 1),
    "Cannot go on training: the loss must be a finite number, but at update 8, in epoch 1, it is NaN; " +
      "take a rate smaller than 0.5; or x and y hold NaN or huge numbers",
  );
  assert.equal(
    said(18, 2),
    "Cannot go on training: the loss must be a finite number, but at update 18, in epoch 2, it is NaN; " +
      "take a rate smaller than 0.5",
  );
});
