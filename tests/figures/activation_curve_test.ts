import assert from "node:assert/strict";
import { activationCurve } from "nets/figures";
import {
  leakyRelu,
  relu,
  sigmoid,
  softplus,
  step,
  tanh,
} from "../../lib/scalar/activations.ts";

const alt = (...given: Parameters<typeof activationCurve>) =>
  activationCurve(...given).getAttribute("aria-label")!;

Deno.test("activationCurve() gives value and slope at the marked place: the 0.5 and 0.3 example", () => {
  // σ(0.47) = 0.615383756… and σ′(0.47) = 0.236686…
  assert.match(
    alt(sigmoid, { at: 0.47 }),
    /At z = 0\.47 its value is 0\.615 and its slope 0\.237\.$/,
  );
});

Deno.test("activationCurve() tells a jump from a bend", () => {
  assert.match(alt(step), /with a jump at z = 0 from 0 to 1/);
  assert.doesNotMatch(alt(relu), /jump/);
});

Deno.test("activationCurve() draws the jump's own value filled and the other end open", () => {
  const circles = [
    ...activationCurve(step).outerHTML.matchAll(
      /<circle[^>]*cy="([\d.]+)"[^>]*fill="(#\w+)"/g,
    ),
  ];
  const [high, low] = circles.sort((a, b) => Number(a[1]) - Number(b[1])); // px grow downwards
  assert.deepEqual([high[2], low[2]], ["#1A1A1A", "#FFFFFF"]); // step(0) = 1
});

Deno.test("activationCurve() says the range of the slope", () => {
  assert.match(alt(tanh), /its slope is between 0\.001 and 1\./);
  assert.match(alt(leakyRelu(0.1)), /its slope is between 0\.1 and 1\./);
  assert.match(
    alt(softplus),
    /^The curve of softplus from z = −4 to 4: it rises from 0\.018 to 4\.018, /,
  );
});

Deno.test("activationCurve() says what it cannot draw", () => {
  assert.throws(() => activationCurve(sigmoid, { domain: [2, -2] }), {
    name: "ValueError",
    message:
      "Cannot draw an activation curve: the domain must go from a lower to a higher number, but it is [2, -2]",
  });
  assert.throws(() => activationCurve(sigmoid, { at: NaN }), {
    message:
      "Cannot draw an activation curve: places must be finite numbers, but place 1 is NaN",
  });
});
