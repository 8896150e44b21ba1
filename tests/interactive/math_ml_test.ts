/** Formulas as MathML: names as LaTeX writes them. */

import assert from "node:assert/strict";
import {
  math,
  mathName,
  mfrac,
  mi,
  mn,
  mo,
  mrow,
  msub,
  msubsup,
  msup,
  mtext,
} from "../../lib/interactive/math_ml.ts";

Deno.test("mathName() sets indices, primes, hats and arguments", () => {
  const plain = (latex: string) =>
    mathName(latex).source.replaceAll(' stretchy="false"', "");
  assert.equal(plain("x_1"), "<msub><mi>x</mi><mn>1</mn></msub>");
  assert.equal(plain("\\eta"), "<mi>η</mi>");
  assert.equal(plain("\\ell"), "<mi>ℓ</mi>");
  assert.equal(
    plain("\\hat{y}"),
    '<mover accent="true"><mi>y</mi><mo>^</mo></mover>',
  );
  assert.equal(
    plain("\\hat{y}_2"),
    '<msub><mover accent="true"><mi>y</mi><mo>^</mo></mover><mn>2</mn></msub>',
  );
  assert.equal(
    plain("\\delta_{12}^{[3]}"),
    "<msubsup><mi>δ</mi><mn>12</mn><mrow><mo>[</mo><mn>3</mn><mo>]</mo></mrow></msubsup>",
  );
  assert.equal(
    plain("\\sigma'(z_1)"),
    "<mrow><mi>σ</mi><mo>′</mo><mo>(</mo><msub><mi>z</mi><mn>1</mn></msub><mo>)</mo></mrow>",
  );
});

Deno.test("math() escapes what is put into it", () => {
  assert.equal(mtext("a < b & c").source, "<mtext>a &lt; b &amp; c</mtext>");
  assert.equal(
    math(msup(mi("x"), mn("2")), mo("="), msub(mi("y"), mn("1"))).source,
    '<math displaystyle="true"><msup><mi>x</mi><mn>2</mn></msup><mo stretchy="false">=</mo><msub><mi>y</mi><mn>1</mn></msub></math>',
  );
  assert.equal(
    mfrac(mrow(mi("a"), mi("b")), msubsup(mi("w"), mn("1"), mn("2"))).source,
    "<mfrac><mrow><mi>a</mi><mi>b</mi></mrow><msubsup><mi>w</mi><mn>1</mn><mn>2</mn></msubsup></mfrac>",
  );
});
