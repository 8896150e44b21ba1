import assert from "node:assert/strict";
import { bars } from "nets/figures";

const lengths = (...given: Parameters<typeof bars>) =>
  [
    ...bars(...given).outerHTML.matchAll(
      /<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"[^>]*stroke-width="2"/g,
    ),
  ].map((m) => Number(m[1]));

Deno.test("bars() are as long as their numbers say", () => {
  const [a, b] = lengths([{ name: "a", value: 1 }, { name: "b", value: 3 }]);
  assert.ok(Math.abs(3 * a - b) < 0.05);
});

Deno.test("bars() of parts are measured against their own whole", () => {
  const [a, b] = lengths([{ name: "two", value: 14 }, {
    name: "three",
    value: 104,
  }], { of: [16, 256] });
  assert.ok(Math.abs(a / b - (14 / 16) / (104 / 256)) < 0.01);
});

Deno.test("bars() say what they are of", () => {
  const text = bars([{ name: "two", value: 14 }], {
    of: 16,
    what: "separable functions",
  }).getAttribute("aria-label");
  assert.equal(text, "Bars of separable functions: two 14 of 16.");
});

Deno.test("bars() say what they cannot draw", () => {
  assert.throws(() => bars([]), {
    message: "Cannot draw bars: there must be one at least, but there is none",
  });
  assert.throws(() => bars([{ name: "a", value: 0 }]), {
    message:
      "Cannot draw bars: no value may be negative and one at least must differ from 0, but they are 0",
  });
  assert.throws(
    () => bars([{ name: "a", value: 2 }, { name: "b", value: -1 }]),
    {
      name: "ValueError",
      message:
        "Cannot draw bars: no value may be negative and one at least must differ from 0, but they are 2, -1",
    },
  );
  assert.throws(() => bars([{ name: "a", value: Infinity }]), {
    message:
      "Cannot draw bars: values must be finite numbers, but value 1 is Infinity",
  });
});
