import assert from "node:assert/strict";
import { runs, spoken } from "../../lib/figures/math_runs.ts";

/** The runs as one string: _ before a lowered run, ^ before a raised one, italics between slashes. */
const written = (label: string) =>
  runs(label).map(({ text, level, italic }) =>
    ({ base: "", sub: "_", sup: "^" })[level] + (italic ? `/${text}/` : text)
  ).join(" ");

Deno.test("runs() sets an index and the layer of a weight", () => {
  assert.equal(written("w_{11}^{[1]}"), "/w/ _11 ^[1]");
  assert.equal(written("x_1"), "/x/ _1");
  assert.equal(written("x_1 + x_2 = 1.5"), "/x/ _1  +  /x/ _2  = 1.5");
});

Deno.test("runs() puts hats on letters and knows Greek", () => {
  assert.equal(written("\\hat{y}_2"), "/ŷ/ _2");
  assert.equal(written("\\hat{x}"), "/x\u0302/");
  assert.equal(written("\\theta = 2"), "/θ/  = 2");
  assert.equal(written("\\sigma'(z)"), "/σ/ ′( /z/ )");
});

Deno.test("runs() leaves words upright, and reads mathematics between dollars only", () => {
  assert.equal(written("loss"), "loss");
  assert.equal(written("the path of $w_1$"), "the path of  /w/ _1");
  assert.equal(written("AND"), "AND");
});

Deno.test("runs() takes a letter with a number, the name of a wire, for an index", () => {
  assert.equal(written("x1"), "/x/ _1");
  assert.equal(written("h12"), "/h/ _12");
  assert.equal(written("H2O"), "H2O");
});

Deno.test("spoken() is plain text without a trace of LaTeX", () => {
  assert.equal(spoken("w_{12}^{[2]} = -1"), "w₁₂[2] = −1");
  assert.equal(spoken("\\partial\\ell/\\partial\\hat{y}"), "∂ℓ/∂ŷ");
  assert.equal(spoken("rate 0.5"), "rate 0.5");
});
