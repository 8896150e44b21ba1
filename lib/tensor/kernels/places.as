/** Numbers that only change places. */

/**
 * Copies a box of numbers between two tables: axes in another order, a part of a table, a part put
 * into a table, or parts side by side, by the strides alone.
 *
 *   box   [axes, 3]   of each axis, outermost first: its size, its stride in out, its stride in a (32-bit, in bytes)
 */
export function copyBox(out: usize, a: usize, axes: i32, box: usize): void {
  if (axes == 0) return store<f32>(out, load<f32>(a));
  const size = load<i32>(box), stepOut = load<i32>(box, 4), stepA = load<i32>(box, 8);
  if (axes > 1) {
    for (let i = 0; i < size; i++) copyBox(out + i * stepOut, a + i * stepA, axes - 1, box + 12);
  } else if (stepOut == 4 && stepA == 4) {
    if (size >= 16) memory.copy(out, a, size * 4);
    else for (let i = 0; i < size; i++) store<f32>(out + i * 4, load<f32>(a + i * 4));
  } else {
    for (let i = 0; i < size; i++) store<f32>(out + i * stepOut, load<f32>(a + i * stepA));
  }
}

/**
 * Exchanges the last two axes, four rows and four columns at a time.
 *
 *   a     [outer, rows, columns]
 *   out   [outer, columns, rows]
 */
export function transpose(out: usize, a: usize, outer: i32, rows: i32, columns: i32): void {
  const rowA: usize = columns * 4, rowOut: usize = rows * 4;
  for (let o = 0; o < outer; o++) {
    let i = 0;
    for (; i + 4 <= rows; i += 4) {
      let j = 0;
      for (; j + 4 <= columns; j += 4) turn(out + j * rowOut + i * 4, rowOut, a + i * rowA + j * 4, rowA);
      for (; j < columns; j++) {
        for (let r = i; r < i + 4; r++) one(out + j * rowOut + r * 4, a + r * rowA + j * 4);
      }
    }
    for (; i < rows; i++) {
      for (let j = 0; j < columns; j++) one(out + j * rowOut + i * 4, a + i * rowA + j * 4);
    }
    a += rows * rowA; out += rows * rowA;
  }
}

@inline
function one(to: usize, from: usize): void {
  store<f32>(to, load<f32>(from));
}

/** Four rows of four numbers become four columns. */
@inline
export function turn(out: usize, rowOut: usize, a: usize, rowA: usize): void {
  const r0 = v128.load(a), r1 = v128.load(a + rowA), r2 = v128.load(a + 2 * rowA), r3 = v128.load(a + 3 * rowA);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
  v128.store(out + rowOut, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
  v128.store(out + 2 * rowOut, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
  v128.store(out + 3 * rowOut, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
}
