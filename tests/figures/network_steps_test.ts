import assert from "node:assert/strict";
import { type Figure, networkDiagram, networkSteps } from "nets/figures";
import { anatomy } from "./anatomy.ts";
import { PASS } from "./gallery.ts";

const steps = networkSteps(PASS);
const frames = steps.map((step) => networkDiagram(step));
const place = (
  { content, box }: { content: string; box: { left: number; top: number } },
) => `${content} at ${box.left.toFixed(1)}, ${box.top.toFixed(1)}`;
const texts = (figure: Figure) => anatomy(figure).texts.map(place);

Deno.test("networkSteps() goes forward through all layers and back again", () => {
  assert.deepEqual(
    steps.map(({ title, direction }) => `${direction}: ${title}`),
    [
      "forward: The network",
      "forward: The weights",
      "forward: The inputs",
      "forward: The sums of the hidden layer",
      "forward: What the hidden layer puts out",
      "forward: The sums of the output layer",
      "forward: The output ŷ",
      "forward: The loss",
      "backward: The slopes of the sums of the output layer",
      "backward: The slopes of the weights into the output layer",
      "backward: The slopes of the sums of the hidden layer",
      "backward: The slopes of the weights into the hidden layer",
    ],
  );
});

Deno.test("networkSteps() gives frames of one size in which no number ever moves or disappears", () => {
  frames.slice(1).forEach((frame, i) => {
    assert.equal(
      frame.getAttribute("viewBox"),
      frames[0].getAttribute("viewBox"),
    );
    const shown = new Set(texts(frame));
    const titles = new Set([steps[i].title, "forward", "backward"]);
    for (const { content, box } of anatomy(frames[i]).texts) {
      if (!titles.has(content)) {
        assert.ok(
          shown.has(place({ content, box })),
          `${content} in frame ${i + 1}`,
        );
      }
    }
  });
});

Deno.test("networkSteps() shows everything in the end and nothing at the start", () => {
  const { highlight: _, title: __, direction: ___, ...last } =
    steps[steps.length - 1];
  assert.deepEqual(last, PASS);
  assert.deepEqual(steps[0].values, [[null, null], [null, null], [null]]);
  assert.deepEqual([steps[0].loss, steps[0].target], [null, [null]]);
});

Deno.test("networkSteps() leaves out steps for which there are no numbers", () => {
  assert.equal(networkSteps({ sizes: [3, 2, 2, 1] }).length, 1);
  assert.equal(
    networkSteps({
      sizes: [3, 2, 2, 1],
      values: [[1, 2, 3], [1, 1], [1, 1], [0]],
    }).length,
    5,
  );
});
