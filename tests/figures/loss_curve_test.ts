import assert from "node:assert/strict";
import { lossCurve } from "nets/figures";

const alt = (...given: Parameters<typeof lossCurve>) =>
  lossCurve(...given).getAttribute("aria-label")!;

Deno.test("lossCurve() gives the first and last value, and the lowest between them", () => {
  assert.equal(
    alt([4, 1, 2], { what: "mistakes", start: 1 }),
    "Mistakes: from 4 at epoch 1 down to 2 at epoch 3; the lowest is 1 at epoch 2.",
  );
  assert.equal(
    alt([0.1, 0.2]),
    "Loss: from 0.1 at epoch 0 up to 0.2 at epoch 1.",
  );
  assert.equal(alt([0.5], { step: "update" }), "Loss: 0.5 at update 0.");
});

Deno.test("lossCurve() counts steps in strides", () => {
  assert.match(
    alt([1, 0.5, 0.2], { every: 100, step: "update" }),
    /down to 0\.2 at update 200\.$/,
  );
});

Deno.test("lossCurve() names every series where it ends, with its last value", () => {
  const source = lossCurve([{ name: "train", values: [1, 0.25] }, {
    name: "test",
    values: [1, 0.5],
  }]).outerHTML;
  assert.match(source, />train: 0\.25</);
  assert.match(source, />test: 0\.5</);
});

Deno.test("lossCurve() draws the last series thicker, the others dashed", () => {
  const source =
    lossCurve([{ name: "a", values: [1, 2] }, { name: "b", values: [1, 3] }])
      .outerHTML;
  assert.equal([...source.matchAll(/stroke-width="3.5"/g)].length, 1);
  assert.equal([...source.matchAll(/stroke-dasharray/g)].length, 1);
});

Deno.test("lossCurve() of ten thousand values is as small as that of a few hundred", () => {
  const noisy = Array.from(
    { length: 10_000 },
    (_, i) => 1 / (1 + i / 500) + 0.1 * Math.sin(i),
  );
  assert.ok(lossCurve(noisy).outerHTML.length < 12_000);
});

Deno.test("lossCurve() takes the history of a training, and counts its epochs", () => {
  assert.equal(
    alt([{ epoch: 1, loss: 4 }, { epoch: 2, loss: 1 }]),
    alt([4, 1], { start: 1 }),
  );
  const both = [
    { epoch: 3, loss: 4, validationLoss: 5 },
    { epoch: 4, loss: 1, validationLoss: 2 },
  ];
  assert.equal(
    lossCurve(both).outerHTML.replaceAll(/id="[^"]*"|#[^)"]*/g, ""),
    lossCurve([{ name: "training", values: [4, 1] }, {
      name: "validation",
      values: [5, 2],
    }], { start: 3 }).outerHTML.replaceAll(/id="[^"]*"|#[^)"]*/g, ""),
  );
});

Deno.test("lossCurve() says what it cannot draw", () => {
  const takes =
    'Cannot draw a loss curve: it takes a list of numbers, [{ name: "training", values: […] }], or the history of a training, but it was given';
  assert.throws(() => lossCurve({ training: [1, 2] } as never), {
    name: "ShapeError",
    message: `${takes} an object`,
  });
  assert.throws(() => lossCurve([[1, 2], [3, 4]] as never), {
    message: `${takes} a list of which one is an array of 2`,
  });
  assert.throws(() => lossCurve(undefined as never), {
    message: `${takes} nothing`,
  });
  assert.throws(() => lossCurve([]), {
    name: "ShapeError",
    message:
      "Cannot draw a loss curve: each series must have a value at least, but `loss` has none",
  });
  assert.throws(() => lossCurve([1, NaN]), {
    name: "ValueError",
    message:
      "Cannot draw a loss curve: values must be finite numbers, but value 2 is NaN",
  });
  assert.throws(() => lossCurve([1, 0], { log: true }), {
    message:
      "Cannot draw a loss curve: on a logarithmic axis every value must be positive, but value 2 is 0",
  });
});

Deno.test("lossCurve() has at most eight powers of ten on a logarithmic axis", () => {
  const source = lossCurve([1, 1e6, 1e12], { log: true }).outerHTML;
  const ticks =
    [...source.matchAll(/>(1|10|100|1000|10[⁰¹²³⁴⁵⁶⁷⁸⁹]+)<\/text>/g)].length;
  assert.ok(ticks >= 4 && ticks <= 8, String(ticks));
});

Deno.test("lossCurve() draws a series that the last one covers as its edge, and only then", () => {
  const drawn = (apart: number) =>
    lossCurve([
      { name: "on the GPU", values: [1 + apart, 0.5, 0.25] },
      { name: "on the CPU", values: [1, 0.5, 0.25] },
    ]).outerHTML;
  const widths = (source: string) =>
    [...source.matchAll(/stroke-width="([\d.]+)" stroke-linejoin/g)]
      .map(([, width]) => Number(width));
  assert.deepEqual(widths(drawn(1e-7)), [10, 3.5]);
  assert.ok(!drawn(1e-7).includes("stroke-dasharray"));
  assert.deepEqual(widths(drawn(0.2)), [2.5, 3.5]);
});
