/** The plan of a talk against its clock. */

import assert from "node:assert/strict";
import { listNotebooks } from "../../../lib/classroom/choose.ts";
import { netsOf } from "../../../lib/classroom/notebook.ts";
import { readNotebook } from "../../../lib/classroom/notebook_file.ts";
import {
  clockText,
  pace,
  planAt,
} from "../../../lib/classroom/page/speaker_pace.ts";
import type { CellView } from "../../../lib/classroom/presenter/protocol.ts";

const cells = [
  { id: "title" },
  { id: "a", minutes: 4 },
  { id: "a2" },
  { id: "b", minutes: 6 },
  { id: "b2" },
  { id: "b3" },
] as unknown as readonly CellView[];

Deno.test("planAt() adds up the minutes of the sections before, and shares out those of this one", () => {
  assert.equal(planAt(cells, "title"), undefined);
  assert.deepEqual(planAt(cells, "a"), { from: 0, to: 4, here: 0 });
  assert.deepEqual(planAt(cells, "a2"), { from: 0, to: 4, here: 2 });
  assert.deepEqual(planAt(cells, "b3"), { from: 4, to: 10, here: 8 });
});

Deno.test("planAt() comes to the minutes that each notebook promises", async () => {
  for (const path of await listNotebooks()) {
    const notebook = await readNotebook(path);
    const views = notebook.cells.map((cell) => ({
      id: cell.id,
      minutes: netsOf(cell).minutes,
    })) as unknown as readonly CellView[];
    const { talk, exercises } = netsOf(notebook).minutes as {
      readonly talk: number;
      readonly exercises: number;
    };
    assert.equal(planAt(views, views.at(-1)!.id)?.to, talk + exercises, path);
  }
});

Deno.test("pace() says whole minutes, and in words which way", () => {
  assert.equal(pace(0, 0.9), "on time");
  assert.equal(pace(59_999, 0), "on time");
  assert.equal(pace(60_000, 0), "1 min behind");
  assert.equal(pace(0, 12.5), "12 min ahead");
});

Deno.test("clockText() counts hours only when there are any", () => {
  assert.deepEqual([0, 59_999, 600_000, 3_600_000].map(clockText), [
    "0:00",
    "0:59",
    "10:00",
    "1:00:00",
  ]);
});
