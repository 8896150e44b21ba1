/** The card that answers an exercise: what it says, in which order, and what is folded away. */

import assert from "node:assert/strict";
import { grade } from "../../lib/exercises/grade.ts";
import { feedbackBundle } from "../../lib/notebook/feedback.ts";
import { NOR } from "../exercises/sample.ts";
import { pageOf } from "./page.ts";

async function card(answer: unknown) {
  const bundle = feedbackBundle(await grade(NOR, answer));
  return { text: bundle["text/plain"], page: pageOf(bundle["text/html"]) };
}

const right = (a: number, b: number) => Number(a + b === 0);
const nand = (a: number, b: number) => 1 - a * b;

Deno.test("feedbackBundle() tells what passed, the case that failed, and the mistake", async () => {
  const { text } = await card(nand);
  assert.equal(
    text,
    `○ 99.1 NOR: not yet, 2 of 3 passed
✓ fires if nothing does
○ rests if one input fires
✓ rests if both inputs fire
input: x1 = 0, x2 = 1
expected: 0
got: 1
NAND in place of NOR. One input alone must be enough to make it rest.`,
  );
});

Deno.test("feedbackBundle() says in its HTML what it says in plain text", async () => {
  const { text, page } = await card(nand);
  const words = page.body.textContent.replace(/\s+/g, "");
  for (const line of text.split("\n")) {
    assert.ok(
      words.includes(
        line.replace(/^(input|expected|got):/, "$1").replace(/\s+/g, ""),
      ),
      line,
    );
  }
});

Deno.test("feedbackBundle() folds each hint into the one before, and the solution into the last", async () => {
  const { page } = await card(nand);
  let place = page.querySelector("details");
  assert.equal(page.body.querySelectorAll("details").length, 4);
  const summaries: string[] = [];
  for (; place; place = place.querySelector("details")) {
    assert.equal(place.hasAttribute("open"), false);
    summaries.push(place.querySelector("summary").textContent);
  }
  assert.deepEqual(summaries, [
    "Hint 1 of 3",
    "Hint 2 of 3",
    "Hint 3 of 3",
    "The solution",
  ]);
  assert.equal(
    page.querySelector("details details details details pre").textContent,
    NOR.solution,
  );
});

Deno.test("feedbackBundle() of a right answer offers the solution to compare, and no hints", async () => {
  const { text, page } = await card(right);
  assert.equal(text.split("\n")[0], "✓ 99.1 NOR: passed");
  assert.deepEqual(
    [...page.querySelectorAll("summary")].map((summary) => summary.textContent),
    ["One way to write it"],
  );
});

Deno.test("feedbackBundle() of an answer that is not there asks for it kindly", async () => {
  const { text, page } = await card(undefined);
  assert.equal(
    text,
    "○ 99.1 NOR: not yet\n`nor` is not there yet; it should be a function (x1, x2) → 0 or 1.",
  );
  assert.equal(page.querySelector("code").textContent, "nor");
  assert.equal(page.querySelectorAll("ul, table").length, 0);
});

Deno.test("feedbackBundle() asks for the return that is missing", async () => {
  const { text } = await card(() => {});
  assert.match(text, /\nexpected: 1\ngot: undefined \(is a return missing\?\)/);
});

Deno.test("feedbackBundle() shows an error as text, whatever is in it", async () => {
  const { page } = await card(() => {
    throw new Error(`<img src=x onerror="alert(1)">`);
  });
  assert.equal(page.querySelectorAll("img").length, 0);
  assert.match(
    page.body.textContent,
    /gotError: <img src=x onerror="alert\(1\)">/,
  );
});

Deno.test("feedbackBundle() sets both colours on the card and on the code", async () => {
  const { page } = await card(nand);
  for (const element of [page.body.children[0], page.querySelector("pre")]) {
    const style = element.getAttribute("style") ?? "";
    assert.match(style, /(^|;)background:#\w{6}/);
    assert.match(style, /;color:#\w{6}/);
  }
  assert.equal(page.querySelectorAll("style, script").length, 0);
});
