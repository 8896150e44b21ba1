/** A thousand cells at once: by a client that sends them all, and by Run All in a browser. */

import type { JsonObject } from "../../../lib/classroom/json.ts";
import type { KernelKind } from "../../../lib/classroom/kernelspec.ts";
import type { Heard } from "../../support/raw_front_end.ts";
import { ClassicJupyter } from "../../support/classic_jupyter.ts";
import { cellNumber, type Fate, fateOf } from "./cells.ts";
import { StartedKernel } from "./started.ts";

/** What became of the outputs, and what it took. */
export type AtOnce = Fate & {
  /** Outputs that came when their cell was said to be done: nbconvert would not have them. */
  readonly late?: number;
  readonly msPerCell: number;
};

/** Sends all requests before the first is answered. */
export async function byClient(
  kind: KernelKind,
  count: number,
): Promise<AtOnce> {
  await using kernel = await StartedKernel.start(kind);
  const { frontEnd } = kernel;
  const start = performance.now();
  const ids = Array.from(
    { length: count },
    (_, i) => frontEnd.execute(cellNumber(i)),
  );
  for (const id of ids) await frontEnd.reply(id);
  const msPerCell = (performance.now() - start) / count;
  await quiet(frontEnd.heard);
  const number = new Map(ids.map((id, i) => [id, i]));
  const texts = ids.map(() => "");
  const idle = new Set<string>();
  let late = 0;
  for (const { channel, type, parent, content } of frontEnd.heard) {
    const cell = number.get(parent);
    if (channel !== "iopub" || cell === undefined) continue;
    if (content.execution_state === "idle") idle.add(parent);
    if (type === "execute_input" || type === "status") continue;
    texts[cell] += ` ${textOf(content)}`;
    if (idle.has(parent)) late++;
  }
  return { ...fateOf(texts), late, msPerCell };
}

/** Run All in the classic notebook, in Chromium. */
export async function byRunAll(
  kind: KernelKind,
  count: number,
): Promise<AtOnce> {
  await using jupyter = await ClassicJupyter.start(kind);
  const sources = Array.from({ length: count }, (_, i) => cellNumber(i));
  const page = await jupyter.openCells("many", sources);
  page.setDefaultTimeout(300_000);
  const start = performance.now();
  await page.evaluate("Jupyter.notebook.execute_all_cells()");
  await page.waitForFunction(
    `Jupyter.notebook.get_cells().every((cell) => typeof cell.input_prompt_number === "number")`,
  );
  const msPerCell = (performance.now() - start) / count;
  await page.waitForTimeout(3000);
  const outputs: JsonObject[][] = JSON.parse(
    await page.evaluate(
      "JSON.stringify(Jupyter.notebook.get_cells().map((cell) => cell.output_area.toJSON()))",
    ),
  );
  const texts = outputs.map((below) => below.map(textOf).join(" "));
  return { ...fateOf(texts), msPerCell };
}

/** All that an output says. */
function textOf(content: JsonObject): string {
  return JSON.stringify(content.text ?? content.data ?? "");
}

/** Waits until nothing has come for a while. */
async function quiet(heard: readonly Heard[]): Promise<void> {
  for (let before = -1; before < heard.length;) {
    before = heard.length;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}
