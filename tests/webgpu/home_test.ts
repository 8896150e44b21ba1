/** Home: where numbers live, how long, and what is said of those that do not live there. */

import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { fill } from "../../lib/webgpu/fill.ts";
import { GpuNumbers } from "../../lib/webgpu/numbers.ts";
import { newParts, onDevice, type Parts } from "./on_gpu.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Collects garbage, and lets the engine tell whose it was. */
async function forget(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const GONE = {
  name: "ValueError",
  message:
    "Cannot use numbers that were given back: they must still live, but their step has ended, or their variable was released",
};

/** Numbers that a kernel made. */
const filled = ({ commands, home }: Parts, size: number, value: number) =>
  home.made(size, (out) => fill(commands, out, size, value));

onDevice("Home refuses numbers of another device", async ({ device, home }) => {
  const other = await newParts();
  const foreign = {
    name: "ValueError",
    message:
      `Cannot compute on ${device.description}: the numbers must live there, ` +
      "but they live on another device; read them there and write them here",
  };
  const a = other.home.write(Float32Array.of(1, 2));
  assert.throws(() => home.block(a), foreign);
  assert.throws(() => home.peek(a), foreign);
  assert.throws(() => home.end([a]), foreign);
  assert.throws(() => home.release(a), foreign);
  await assert.rejects(home.read(a), foreign);
  assert.throws(() => home.variable({ size: 2 }), foreign);
  other.device.destroy();
});

onDevice(
  "Home refuses numbers whose step has ended, and ends a step that is to keep such",
  async (parts) => {
    const { home, pool } = parts;
    home.begin();
    const left = filled(parts, 100, 1), constant = home.constant(5, 7);
    home.end([]);
    for (const a of [left, constant]) {
      assert.throws(() => home.block(a), GONE);
      assert.throws(() => home.peek(a), GONE);
      await assert.rejects(home.read(a), GONE);
    }
    home.begin();
    filled(parts, 100, 2);
    assert.throws(() => home.end([left]), GONE);
    assert.equal(pool.size.inUse, 0);
    assert.deepEqual([...await home.read(filled(parts, 2, 3))], [3, 3]);
  },
);

onDevice(
  "Home refuses a variable that was released, and gives its place back once",
  async ({ home, pool }) => {
    const variable = home.variable(home.write(Float32Array.of(1, 2)));
    const used = pool.size.inUse;
    home.release(variable);
    assert.equal(pool.size.inUse, used - 64);
    home.release(variable); // a second time changes nothing
    assert.equal(pool.size.inUse, used - 64);
    assert.throws(() => home.block(variable), GONE);
    assert.throws(() => home.assign(variable, variable), GONE);
    await assert.rejects(home.read(variable), GONE);
  },
);

onDevice(
  "Home keeps what a step returns, in its own place, and uses all else again",
  async (parts) => {
    const { home, pool } = parts;
    const outside = home.write(Float32Array.of(5, 6));
    home.begin();
    const a = filled(parts, 100, 1);
    filled(parts, 100, 2);
    const [kept, same, constant] = home.end([a, outside, home.constant(3, 4)]);
    assert.equal(same, outside);
    const { buffers } = pool.size;
    home.begin();
    filled(parts, 100, 7);
    filled(parts, 100, 8);
    home.end([]);
    assert.equal(pool.size.buffers, buffers);
    assert.deepEqual([...new Set(await home.read(kept))], [1]);
    assert.deepEqual([...await home.read(constant)], [4, 4, 4]);
  },
);

onDevice("Home gives the same places to the numbers of each step", (parts) => {
  const { home } = parts;
  const step = () => {
    home.begin();
    const all = [100, 100, 5000, 100].map((size) => filled(parts, size, 1));
    const ids = all.map(({ block }) => block!.id);
    home.end([]);
    return ids;
  };
  assert.deepEqual(step(), step());
});

onDevice(
  "Home keeps numbers that are one constant nowhere, until a kernel wants to read them",
  async ({ home, pool }) => {
    const one = home.write(Float32Array.of(2.5)),
      many = home.constant(1000, 0.1);
    assert.deepEqual(pool.size.inUse, 0);
    assert.equal(home.constantOf(many), Math.fround(0.1));
    assert.deepEqual([...home.peek(one)!], [2.5]);
    assert.equal((await home.read(many)).length, 1000);
    assert.deepEqual(pool.size.inUse, 0);
    const block = home.block(many);
    assert.equal(home.block(many), block, "filled once");
    assert.ok(pool.size.inUse >= 4000);
    const read = await home.read(home.variable(many));
    assert.deepEqual([...new Set(read)], [Math.fround(0.1)]);
  },
);

onDevice(
  "Home.peek() knows numbers that came from the device only after they are read",
  async ({ home }) => {
    const a = home.write(Float32Array.of(1, 2));
    assert.equal(home.peek(a), undefined);
    assert.deepEqual([...await home.read(a)], [1, 2]);
    assert.equal(home.peek(a), undefined);
  },
);

onDevice(
  "Home assigns constants, other numbers, and a variable to itself",
  async ({ home }) => {
    const variable = home.variable(home.write(Float32Array.of(1, 2, 3)));
    const other = home.variable(variable);
    home.assign(variable, home.constant(3, 9));
    assert.deepEqual([...await home.read(variable)], [9, 9, 9]);
    home.assign(variable, other);
    home.assign(variable, variable);
    assert.deepEqual([...await home.read(variable)], [1, 2, 3]);
    assert.deepEqual([...await home.read(other)], [1, 2, 3]);
  },
);

onDevice(
  "Home gives places back when nobody holds their numbers any more, and only then",
  async (parts) => {
    const { home, pool } = parts;
    const held = home.variable(home.write(Float32Array.of(1, 2)));
    await forget();
    const before = pool.size.inUse;
    const make = () => {
      for (let i = 0; i < 10; i++) home.variable(filled(parts, 16, i));
      home.block(home.constant(16, 3));
      return pool.size.inUse;
    };
    assert.equal(make(), before + 21 * 64);
    await forget();
    assert.equal(pool.size.inUse, before);
    assert.deepEqual([...await home.read(held)], [1, 2]);
  },
);

onDevice(
  "Home gives back a released place once, even when its variable is collected later",
  async (parts) => {
    const { home, pool } = parts;
    const released = () => home.release(home.variable(home.constant(2, 1)));
    released();
    await forget();
    const next = home.variable(home.constant(2, 2)), used = pool.size.inUse;
    await forget();
    assert.equal(pool.size.inUse, used);
    assert.deepEqual([...await home.read(next)], [2, 2]);
  },
);

onDevice(
  "Home.trim() gives back what is not in use, and work goes on",
  async (parts) => {
    const { home, pool } = parts;
    const variable = home.variable(home.write(Float32Array.of(1, 2)));
    home.begin();
    filled(parts, 5000, 1);
    home.end([]);
    const { bytes } = pool.size;
    home.trim();
    assert.ok(pool.size.bytes <= bytes - 20_000);
    assert.deepEqual([...new Set(await home.read(filled(parts, 5000, 2)))], [
      2,
    ]);
    assert.deepEqual([...await home.read(variable)], [1, 2]);
  },
);

onDevice(
  "Home.trim() first hands over what was recorded, which may use what goes back",
  async (parts) => {
    const { home } = parts;
    const variable = home.variable(filled(parts, 100, 3));
    const copy = home.variable(variable);
    home.release(variable);
    home.trim();
    assert.deepEqual([...new Set(await home.read(copy))], [3]);
  },
);

onDevice(
  "Home on a device that is gone says so, whatever it is asked",
  async (parts) => {
    const { device, home } = parts;
    const a = home.write(Float32Array.of(1, 2)), inStep = home.variable(a);
    home.begin();
    filled(parts, 100, 1);
    device.destroy();
    const gone = {
      name: "DeviceError",
      message:
        `Cannot compute on ${device.description}: the device must be there, but it was destroyed; ` +
        "what lived on it is gone: make another with await gpu(), or go on on the CPU",
    };
    assert.throws(() => filled(parts, 100, 1), gone);
    assert.throws(() => home.write(Float32Array.of(1, 2)), gone);
    assert.throws(() => home.constant(2, 1), gone);
    assert.throws(() => home.assign(inStep, a), gone);
    assert.throws(
      () => home.end([new GpuNumbers(2, home, 0, home.block(a))]),
      gone,
    );
    await assert.rejects(home.read(a), gone);
    await assert.rejects(home.finished(), gone);
    home.end([]); // nothing is asked for
  },
);
