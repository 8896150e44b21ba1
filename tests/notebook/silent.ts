/** A script that calls all that a cell can call, then again in a worker; it should say no more than its last line. */

import {
  check,
  inKernel,
  live,
  md,
  progress,
  settle,
  show,
  table,
  tex,
  tick,
} from "../../lib/notebook/mod.ts";

async function everything(): Promise<string> {
  await show(1, md`a`, tex`b`, table([[1]]));
  const picture = live((state: number) => md`${state}`);
  await picture.update(1);
  await picture.done();
  for await (const _ of progress(3, { label: "outer" })) {
    for await (const _ of progress([1, 2])) await tick();
  }
  await check("99.1", 1).catch(() => {});
  await settle();
  return inKernel() ? "is a notebook" : "done";
}

// Inside the worker its name is that of the global scope.
if ((globalThis as { name?: string }).name === "worker") {
  everything().then((done) => postMessage(done));
} else {
  const worker = new Worker(import.meta.url, {
    type: "module",
    name: "worker",
  });
  worker.onmessage = ({ data }) => {
    worker.terminate();
    everything().then((own) => console.log(`script ${own}, worker ${data}`));
  };
}

declare function postMessage(message: string): void;
