/** The most that one core can do with 128-bit SIMD in WebAssembly: nothing but multiplications and additions in registers. */

/** GFLOP/s with fused multiply-add and without, or nothing where the engine lacks the instructions. */
export type Peak = {
  readonly fused: number | undefined;
  readonly plain: number;
};

const SUMS = 12; // enough that none waits for the one before

/** Measures both for a moment. */
export function peak(): Peak {
  return { fused: speed(module(true)), plain: speed(module(false))! };
}

function speed(bytes: Uint8Array<ArrayBuffer>): number | undefined {
  if (!WebAssembly.validate(bytes)) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const run = exports.run as (times: number) => void;
  const times = 2e6;
  let best = Infinity;
  for (let i = 0; i < 20; i++) {
    const before = performance.now();
    run(times);
    best = Math.min(best, performance.now() - before);
  }
  return SUMS * 4 * 2 * times / best / 1e6;
}

/** `run(times)`: twelve vectors, each again and again multiplied by ½ and increased by ½. */
function module(fused: boolean): Uint8Array<ArrayBuffer> {
  const [times, half] = [0, SUMS + 1];
  const get = (local: number) => [0x20, local];
  const set = (local: number) => [0x21, local];
  const simd = (code: number) => [0xfd, ...leb(code)];
  const one = (sum: number) =>
    fused
      ? [...get(sum), ...get(half), ...get(half), ...simd(0x105), ...set(sum)]
      : [
        ...[...get(sum), ...get(half), ...simd(0xe6)],
        ...[...get(half), ...simd(0xe4), ...set(sum)],
      ];
  const sums = Array.from({ length: SUMS }, (_, i) => one(i + 1)).flat();
  const total = Array.from(
    { length: SUMS },
    (_, i) => [...get(i + 1), ...i > 0 ? simd(0xe4) : []],
  ).flat().concat(simd(0x1f), 0);
  const body = [
    ...[1, SUMS + 1, 0x7b], // locals: vectors
    ...[0x43, 0, 0, 0, 0x3f, ...simd(0x13), ...set(half)], // ½ four times
    ...[0x03, 0x40, ...sums], // loop
    ...[...get(times), 0x41, 1, 0x6b, 0x22, times, 0x0d, 0], // until times is 0
    0x0b,
    ...total, // or the loop would be left out
    0x0b,
  ];
  const code = [1, ...leb(body.length), ...body];
  const name = [...new TextEncoder().encode("run")];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]), // (i32) → f32
    ...section(3, [1, 0]),
    ...section(7, [1, name.length, ...name, 0, 0]),
    ...section(10, code),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...leb(content.length), ...content];
}

/** A number in the format's variable length. */
function leb(x: number): number[] {
  return x < 0x80 ? [x] : [x & 0x7f | 0x80, ...leb(x >> 7)];
}
