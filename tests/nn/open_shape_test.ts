import assert from "node:assert/strict";
import {
  ANY_SHAPE,
  formatOpen,
  isRankKnown,
  withAxes,
  withLast,
} from "../../lib/nn/open_shape.ts";

const action = () => "apply it";

Deno.test("formatOpen writes sizes and names", () => {
  assert.equal(formatOpen(["…", 8]), "[…, 8]");
  assert.equal(formatOpen([]), "[]");
});

Deno.test("isRankKnown is whether all axes are there", () => {
  assert.equal(isRankKnown(ANY_SHAPE), false);
  assert.equal(isRankKnown(["examples", 2]), true);
  assert.equal(isRankKnown([]), true);
});

Deno.test("withLast replaces the last axis if it may be as expected", () => {
  const after = (shape: readonly (number | string)[]) =>
    withLast(action, shape, "inputs", 3, 8);
  assert.deepEqual(after([2, 3]), [2, 8]);
  assert.deepEqual(after(["…"]), ["…", 8]);
  assert.deepEqual(after(["…", 3]), ["…", 8]);
  assert.deepEqual(after(["examples", "features"]), ["examples", 8]);
  assert.throws(() => after(["…", 4]), {
    message:
      "Cannot apply it: its last axis must hold 3 inputs, but it holds 4",
  });
});

Deno.test("withAxes names the axes that are open, and says if there are others", () => {
  const axes = ["examples", "time", "features"];
  assert.deepEqual(withAxes(action, ["…"], axes), axes);
  assert.deepEqual(withAxes(action, ["…", 5, 4], axes), ["examples", 5, 4]);
  assert.deepEqual(withAxes(action, [2, 5, 4], axes), [2, 5, 4]);
  assert.throws(() => withAxes(action, [5, 4], axes), {
    message:
      "Cannot apply it: it must be [examples, time, features], but it is [5, 4]",
  });
  assert.throws(() => withAxes(action, ["…", 1, 2, 3, 4], axes), {
    message:
      "Cannot apply it: it must be [examples, time, features], but it is […, 1, 2, 3, 4]",
  });
});

Deno.test("withAxes says how rows of pixels become images", () => {
  const axes = ["examples", "channels", "height", "width"];
  const told =
    "Cannot apply it: it must be [examples, channels, height, width], but it is";
  const says = (shape: readonly (number | string)[], message: string) =>
    assert.throws(() => withAxes(action, shape, axes), {
      message: `${told} ${message}`,
    });
  const remedy = "; if they are grey images, reshape them: tensor(x).reshape";
  says([32, 64], `[32, 64]${remedy}([-1, 1, 8, 8])`);
  says([32, 20, 10], `[32, 20, 10]${remedy}([-1, 1, 20, 10])`);
  says([32, 10], "[32, 10]");
  says(["examples", "features"], "[examples, features]");
  says([1, 2, 3, 4, 5], "[1, 2, 3, 4, 5]");
});
