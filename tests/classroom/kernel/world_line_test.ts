/** The line between a kernel and its owner. */

import assert from "node:assert/strict";
import { Line } from "../../../lib/classroom/kernel/world_line.ts";

type Word = { readonly word: string };

/** Both ends of a line, and what arrives at the far one. */
async function makeLine() {
  using gate = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = gate.addr as Deno.NetAddr;
  const [far, near] = await Promise.all([
    gate.accept(),
    Deno.connect({ hostname: "127.0.0.1", port }),
  ]);
  return { near: new Line<Word, Word>(near), far: new Line<Word, Word>(far) };
}

Deno.test("Line carries messages of any size and content in order", async () => {
  const { near, far } = await makeLine();
  const words = [
    "a",
    "",
    "Zeilen\nund ∂",
    "x".repeat(8_000_000),
    "y".repeat(8_000_000),
    "z",
  ];
  const heard: string[] = [];
  const reading = far.read(({ word }) => heard.push(word));
  await Promise.all(words.map((word) => near.send({ word })));
  near.close();
  await reading;
  far.close();
  assert.deepEqual(heard, words);
});

Deno.test("Line puts together what arrives in pieces", async () => {
  using gate = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = gate.addr as Deno.NetAddr;
  const raw = await Deno.connect({ hostname: "127.0.0.1", port });
  const far = new Line<Word, Word>(await gate.accept());
  const heard: string[] = [];
  let note = () => {};
  const reading = far.read(({ word }) => {
    heard.push(word);
    note();
  });
  const next = () => new Promise<void>((resolve) => note = resolve);
  const bytes = new TextEncoder().encode('{"word":"∂"}\n{"word":"b"}\n{"wo');
  const first = next();
  await raw.write(bytes.subarray(0, 10));
  await raw.write(bytes.subarray(10));
  await first;
  const third = next();
  await raw.write(new TextEncoder().encode('rd":"c"}\n'));
  if (heard.length < 3) await third;
  raw.close();
  await reading;
  far.close();
  assert.deepEqual(heard, ["∂", "b", "c"]);
});

Deno.test("Line ends its reading when the other end is gone, and says whether it reads", async () => {
  const { near, far } = await makeLine();
  assert.equal(far.reading, false);
  const reading = far.read(() => {});
  assert.equal(far.reading, true);
  near.close();
  near.close();
  await reading;
  assert.equal(far.reading, false);
  far.close();
});

Deno.test("Line drops what is sent once this end is closed", async () => {
  const { near, far } = await makeLine();
  near.close();
  await near.send({ word: "late" });
  await far.read(() => assert.fail("nothing was sent"));
  far.close();
});
