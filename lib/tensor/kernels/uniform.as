/**
 * Random numbers from 0 to 1, the same as everywhere: Philox4x32-10, as in `lib/random.ts`.
 *
 *   out   [n]   number i is the upper 24 bits of word i % 4 of block i / 4
 */

/** @param key0 the seed's lower 32 bits, key1 the upper ones @param stream the third word of the counter */
export function uniform(out: usize, n: i32, key0: u32, key1: u32, stream: u32): void {
  for (let block: u32 = 0; n > 0; block++) {
    let a = block, b: u32 = 0, c = stream, d: u32 = 0, k0 = key0, k1 = key1;
    for (let round = 0; round < 10; round++) {
      const left = <u64>a * 0xd2511f53, right = <u64>c * 0xcd9e8d57;
      a = <u32>(right >> 32) ^ b ^ k0;
      c = <u32>(left >> 32) ^ d ^ k1;
      b = <u32>right;
      d = <u32>left;
      k0 += 0x9e3779b9; // the golden ratio
      k1 += 0xbb67ae85; // the square root of three, less one
    }
    put(out, a);
    if (n > 1) put(out + 4, b);
    if (n > 2) put(out + 8, c);
    if (n > 3) put(out + 12, d);
    out += 16; n -= 4;
  }
}

@inline
function put(to: usize, word: u32): void {
  store<f32>(to, <f32>(word >> 8) * 5.9604644775390625e-8); // 2⁻²⁴
}
