/** Home: blocks of variables come back when nobody holds the variable any more, and only then. */

import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Home } from "../../../lib/tensor/wasm/home.ts";
import { Memory } from "../../../lib/tensor/wasm/memory.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Collects garbage, and lets the engine tell whose it was. */
async function forget(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const place = () => {
  const memory = new Memory(new WebAssembly.Memory({ initial: 4 }), 0);
  return { memory, home: new Home(memory) };
};

Deno.test("Home gives back the block of a variable that nobody holds", async () => {
  const { memory, home } = place();
  const before = memory.bytesInUse;
  const made = () => {
    for (let i = 0; i < 10; i++) home.variable(home.array(Float32Array.of(i)));
    return memory.bytesInUse;
  };
  assert.ok(made() >= before + 40);
  await forget();
  assert.equal(memory.bytesInUse, before);
});

Deno.test("Home gives back a released block once, even when its variable is collected later", async () => {
  const { memory, home } = place();
  const released = () =>
    home.release(home.variable(home.array(Float32Array.of(1))));
  released();
  const next = home.variable(home.array(Float32Array.of(2)));
  const used = memory.bytesInUse;
  await forget();
  assert.equal(memory.bytesInUse, used);
  assert.deepEqual([...home.read(next)], [2]);
});

Deno.test("Home gives a block back once, however often its variable is released", () => {
  const { memory, home } = place();
  const one = home.variable(home.array(Float32Array.of(1)));
  home.release(one);
  home.variable(home.array(Float32Array.of(2)));
  const used = memory.bytesInUse;
  home.release(one);
  assert.equal(memory.bytesInUse, used);
});

Deno.test("Home copies an operand into the arena once in a round", () => {
  const { home } = place();
  const x = home.array(Float32Array.of(1, 2));
  home.begin();
  const at = home.address(x);
  home.room(100);
  assert.equal(home.address(x), at);
  home.end([]);
  home.begin();
  home.room(100);
  assert.notEqual(home.address(x), at);
  home.end([]);
});

Deno.test("Home ends the round of an operation without a result", () => {
  const { home } = place();
  const first = home.room(4);
  home.done();
  assert.equal(home.room(4), first);
});
