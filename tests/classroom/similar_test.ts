/** The name that was meant. */

import assert from "node:assert/strict";
import { similarTo } from "../../lib/classroom/similar.ts";

Deno.test("similarTo() takes swapped, missing, doubled and wrong letters for slips", () => {
  const known = ["thresholdUnit", "sigmoid", "relu"];
  for (const name of ["sigmiod", "sigmod", "sigmooid", "sigmoit", "Sigmoid"]) {
    assert.equal(similarTo(name, known), "sigmoid", name);
  }
  assert.equal(similarTo("tresholdUnti", known), "thresholdUnit");
  assert.equal(similarTo("rel", known), "relu");
});

Deno.test("similarTo() makes no guess where too much differs", () => {
  assert.equal(similarTo("tanh", ["relu", "sin", "t"]), undefined);
});

Deno.test("similarTo() prefers the same capitals among equals", () => {
  assert.equal(similarTo("valeu", ["Value", "value"]), "value");
  assert.equal(similarTo("Valeu", ["value", "Value"]), "Value");
});
