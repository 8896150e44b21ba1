/** Progress bars as they look: every part known or not, ended or not. */

import assert from "node:assert/strict";
import {
  barBundle,
  barLine,
  type Progression,
} from "../../lib/notebook/progress_bar.ts";
import { pageOf } from "./page.ts";

const HALF: Progression = {
  label: "train <1>",
  done: 50,
  total: 100,
  unit: "epoch",
  elapsed: 2,
  rate: 25,
  state: "running",
  note: "loss 0.12",
};

function bar(changes: Partial<Progression>) {
  const html = barBundle({ ...HALF, ...changes })["text/html"];
  return pageOf(html).querySelector("[role=progressbar]");
}

Deno.test("barBundle() says how far it is to those who hear it", () => {
  const element = bar({});
  const said = [
    "aria-label",
    "aria-valuemin",
    "aria-valuenow",
    "aria-valuemax",
  ];
  assert.deepEqual(said.map((name) => element.getAttribute(name)), [
    "train <1>",
    "0",
    "50",
    "100",
  ]);
  assert.match(element.innerHTML, /width:50%/);
});

Deno.test("barBundle() keeps all that a clock says in one element marked volatile", () => {
  const element = bar({});
  assert.equal(
    element.querySelector("[data-volatile]").textContent,
    "2.0 s, 2.0 s left, 25 epoch/s",
  );
  element.querySelector("[data-volatile]").remove();
  assert.match(element.textContent, /^train <1> +50\/100 epoch +loss 0.12 +$/);
});

Deno.test("barBundle() of an ended bar is the same at every speed, but for what is volatile", () => {
  const [slow, fast] = [{ elapsed: 90, rate: 1.1 }, {
    elapsed: 0.1,
    rate: 1000,
  }].map((clock) => {
    const bundle = barBundle({ ...HALF, done: 100, state: "ended", ...clock });
    return JSON.stringify(bundle).replace(
      /(<span data-volatile[^>]*>)[^<]*/,
      "$1",
    );
  });
  assert.equal(slow, fast);
});

Deno.test("barBundle() does not guess a total", () => {
  const element = bar({ total: undefined });
  assert.equal(element.hasAttribute("aria-valuenow"), false);
  assert.match(element.innerHTML, /width:0%/);
  assert.equal(
    element.querySelector("[data-volatile]").textContent,
    "2.0 s, 25 epoch/s",
  );
});

Deno.test("barBundle() has words for a page without pictures", () => {
  assert.equal(
    barBundle(HALF)["text/plain"],
    "train <1>: 50/100 epoch, loss 0.12",
  );
  assert.equal(
    barBundle({ ...HALF, label: "", note: "", state: "stopped" })["text/plain"],
    "50/100 epoch, stopped",
  );
});

Deno.test("barLine() shows slow turns as seconds, and long times as clocks", () => {
  const line = barLine({
    ...HALF,
    label: "",
    note: "",
    elapsed: 3723,
    rate: 0.25,
  }, 120);
  assert.equal(
    line,
    " 50% ██████████░░░░░░░░░░ 50/100 epoch, 1:02:03, 03:20 left, 4.0 s/epoch",
  );
});

Deno.test("barLine() never passes the end of the line, nor a bar its own end", () => {
  assert.equal(barLine(HALF, 10).length, 10);
  assert.match(barLine({ ...HALF, done: 120 }, 80), /100% █{20} 120\/100/);
});

Deno.test("barLine() counts without a bar while the total is not known", () => {
  const line = barLine(
    { ...HALF, total: undefined, rate: undefined, note: "" },
    80,
  );
  assert.equal(line, "train <1> 50 epoch, 2.0 s");
});
