/** Numbers worth a look, counted by hand. */

import assert from "node:assert/strict";
import { countsOf } from "../../lib/classroom/counts.ts";
import { figure, notebookOf } from "./make_notebook.ts";

Deno.test("countsOf() counts what a reader would count", () => {
  const notebook = notebookOf([
    {
      source: "md:# One\n\nThree words $x + y$ here.",
      metadata: { nets: { minutes: 2 } },
    },
    { source: "1;\n2;", outputs: [figure('<img alt="a">')] },
    {
      source: "md:## Two\n\nIt is 0.5. ```ts\ncode here\n```",
      metadata: { tags: ["exercise"], nets: { minutes: 3 } },
    },
    "1;\n2;\n3;\n4;",
    "1;",
  ], { metadata: { nets: { minutes: { talk: 4, exercises: 1 } } } });
  const counts = Object.fromEntries(countsOf({ notebook, text: "" }));
  assert.deepEqual(counts, {
    "cells": "2 prose + 3 code",
    "prose : code": "0.67",
    "words": "7, a cell 4, at most 4",
    "code lines": "a cell 2, 90 % ≤ 4, at most 4",
    "code after prose": "67 %",
    "sections": "1",
    "figures": "1",
    "exercises": "1, quiz 0, predict 0",
    "first output": "cell 2",
    "minutes": "4 talk + 1 exercises, cells add up to 5",
    "claims": "0; prose cells with decimals but no claim: 1",
    "saved outputs": "0 KB",
  });
});
