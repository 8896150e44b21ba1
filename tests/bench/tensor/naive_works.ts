/** The matrix product as everybody writes it first: three loops, a row by a column. */

import { checksum } from "./checksum.ts";
import { floats, planOf } from "./problem_data.ts";
import type { Work, Works } from "./work.ts";

/** Products of square matrices. */
export async function naiveWorks(
  _variant: string,
  _problem: string,
  folder: string,
): Promise<Works> {
  const works: Record<string, Work> = {};
  for (const n of (await planOf(folder)).sides) {
    const a = await floats(folder, `a${n}`), b = await floats(folder, `b${n}`);
    const c = new Float32Array(n * n);
    works[n] = {
      run(times) {
        for (let i = 0; i < times; i++) multiply(a, b, c, n);
      },
      check() {
        multiply(a, b, c, n);
        return checksum(c, n);
      },
    };
  }
  return works;
}

function multiply(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  n: number,
): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += a[i * n + k] * b[k * n + j];
      c[i * n + j] = sum;
    }
  }
}
