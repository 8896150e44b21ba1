import assert from "node:assert/strict";
import { type Tensor, tensor } from "nets/tensor";
import { DOUBLE } from "../support/gradient_check.ts";

const printed = (x: Tensor) => String(x).split("\n");

Deno.test("Tensor prints a single number, and nothing of no numbers", () => {
  assert.deepEqual(printed(tensor(0.5)), ["Tensor 0.5"]);
  assert.deepEqual(printed(tensor([])), ["Tensor [0]"]);
});

Deno.test("Tensor prints whole numbers without a point, and aligns columns", () => {
  assert.deepEqual(printed(tensor([[1, -20], [300, 4]])), [
    "Tensor [2, 2]",
    "   1  -20",
    " 300    4",
  ]);
});

Deno.test("Tensor prints what 32 bits hold of 0.1 as 0.1, and thirds to four places", () => {
  assert.deepEqual(printed(tensor([0.1, 0.25])), [
    "Tensor [2]",
    " 0.10  0.25",
  ]);
  assert.deepEqual(printed(tensor([1 / 3])), ["Tensor [1]", " 0.3333"]);
});

Deno.test("Tensor prints powers of ten where numbers are very large or very small", () => {
  assert.deepEqual(printed(tensor([1e-8, 2.5e-8])), [
    "Tensor [2]",
    " 1.000e-8  2.500e-8",
  ]);
});

Deno.test("Tensor prints NaN and infinities among numbers", () => {
  assert.deepEqual(printed(tensor([1, NaN, -Infinity])), [
    "Tensor [3]",
    "         1        NaN  -Infinity",
  ]);
});

Deno.test("Tensor sets off the parts of more than two axes by empty lines", () => {
  assert.deepEqual(printed(tensor([[[1, 2]], [[3, 4]]])), [
    "Tensor [2, 1, 2]",
    " 1  2",
    "",
    " 3  4",
  ]);
});

Deno.test("Tensor prints the ends of long axes, and quickly", () => {
  const many = tensor(new Float32Array(1e6), { shape: [1000, 1000] });
  const lines = printed(many);
  assert.equal(lines.length, 10);
  assert.equal(lines[1], " 0  0  0  0  …  0  0  0  0");
  assert.equal(lines[5], " …");
});

Deno.test("Tensor prints itself for console.log as it does for a text", () => {
  const x = tensor([1.5], { backend: DOUBLE });
  assert.equal(Deno.inspect(x), String(x));
});
