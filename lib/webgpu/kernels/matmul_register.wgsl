// Matrix products with a block of 8 × 8 or 16 × 16 numbers in the registers of each thread:
// out[i, j] = g(Σₚ a[i, p] · b[p, j] + bias[j]), for each of some pairs.
//
//   a     [count, m, k]          or [count, k, m], if transposed
//   b     [count, k, n]          or [count, n, k], if transposed
//   bias  [n]                    read only if there is one
//   out   [count, parts, m, n]   where the sums are split into parts that another kernel adds up
//
// What it adds: of the rows and columns that a thread reads, four steps of p at a time, each number is
// used 8 or 16 times, without any workgroup memory. Programs that act as a GPU do not have that memory,
// and they pay for reading, nearly the same for a vec4f as for an f32: so the more is computed for what
// was read the better, although no processor has 256 registers, and most of a large block lies in its cache.

struct Params {
  m: u32,
  k: u32,
  n: u32,
  blocks: u32,
  // how many of them there are along m and n
  rowBlocks: u32,
  columnBlocks: u32,
  // into how many sums a sum is split, and how many products each of them has
  parts: u32,
  length: u32,
}

override transposeA: bool;
override transposeB: bool;
// Whether rows, as they lie, begin at multiples of 4.
override isWideA: bool;
override isWideB: bool;
override isWideOut: bool;
// Whether k is not a multiple of 4.
override hasTail: bool;
override hasBias: bool;
// Whether blocks are 16 × 16. They are faster, but take a compiler half a second.
override isLarge: bool;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4f>;
@group(0) @binding(2) var<storage, read> b: array<vec4f>;
@group(0) @binding(3) var<storage, read> bias: array<f32>;
@group(0) @binding(4) var<storage, read_write> out: array<vec4f>;

@compute @workgroup_size(8)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let block = id.x + id.y * groups.x * 8u;
  if (block >= params.blocks) { return; }
  let side = select(8u, 16u, isLarge);
  let j = block % params.columnBlocks * side;
  let above = block / params.columnBlocks;
  let i = above % params.rowBlocks * side;
  let product = above / params.rowBlocks;
  let matrix = product / params.parts;
  let startA = matrix * params.m * params.k;
  let startB = matrix * params.k * params.n;
  let start = product % params.parts * params.length;
  let end = min(start + params.length, params.k);

  // A matrix of WGSL has its columns one after the other; here they are the rows of a, b and out,
  // so that the products are written the other way round: c = a b is c = b * a.
  let bias0 = fourTimes(biases(j));
  let bias1 = fourTimes(biases(j + 4u));
  let bias2 = fourTimes(biases(j + 8u));
  let bias3 = fourTimes(biases(j + 12u));
  var c00 = bias0; var c01 = bias1; var c02 = bias2; var c03 = bias3;
  var c10 = bias0; var c11 = bias1; var c12 = bias2; var c13 = bias3;
  var c20 = bias0; var c21 = bias1; var c22 = bias2; var c23 = bias3;
  var c30 = bias0; var c31 = bias1; var c32 = bias2; var c33 = bias3;
  for (var p = start; p < end; p += 4u) {
    let b0 = blockOfB(startB, p, j, end);
    let b1 = blockOfB(startB, p, j + 4u, end);
    let a0 = blockOfA(startA, i, p, end);
    let a1 = blockOfA(startA, i + 4u, p, end);
    c00 += b0 * a0; c01 += b1 * a0;
    c10 += b0 * a1; c11 += b1 * a1;
    if (!isLarge) { continue; }
    let b2 = blockOfB(startB, p, j + 8u, end);
    let b3 = blockOfB(startB, p, j + 12u, end);
    c02 += b2 * a0; c03 += b3 * a0;
    c12 += b2 * a1; c13 += b3 * a1;
    let a2 = blockOfA(startA, i + 8u, p, end);
    c20 += b0 * a2; c21 += b1 * a2; c22 += b2 * a2; c23 += b3 * a2;
    let a3 = blockOfA(startA, i + 12u, p, end);
    c30 += b0 * a3; c31 += b1 * a3; c32 += b2 * a3; c33 += b3 * a3;
  }

  let at = product * params.m * params.n;
  putBlock(at, i, j, c00); putBlock(at, i, j + 4u, c01);
  putBlock(at, i + 4u, j, c10); putBlock(at, i + 4u, j + 4u, c11);
  if (isLarge) {
    putBlock(at, i, j + 8u, c02); putBlock(at, i, j + 12u, c03);
    putBlock(at, i + 4u, j + 8u, c12); putBlock(at, i + 4u, j + 12u, c13);
    putBlock(at, i + 8u, j, c20); putBlock(at, i + 8u, j + 4u, c21);
    putBlock(at, i + 8u, j + 8u, c22); putBlock(at, i + 8u, j + 12u, c23);
    putBlock(at, i + 12u, j, c30); putBlock(at, i + 12u, j + 4u, c31);
    putBlock(at, i + 12u, j + 8u, c32); putBlock(at, i + 12u, j + 12u, c33);
  }
  if (activation > 1u) { activate(at, i, j, side); }
}

fn biases(j: u32) -> vec4f {
  if (!hasBias) { return vec4f(); }
  return vec4f(bias[j], bias[j + 1u], bias[j + 2u], bias[j + 3u]);
}

fn fourTimes(row: vec4f) -> mat4x4f { return mat4x4f(row, row, row, row); }

// Rows i … i + 3 of a, from p to p + 3; zeros from the end on.
fn blockOfA(start: u32, i: u32, p: u32, end: u32) -> mat4x4f {
  var rows: mat4x4f;
  if (transposeA) {
    let at = start + p * params.m + i;
    let m = params.m;
    rows = transpose(mat4x4f(quadOfA(at), quadOfA(at + m), quadOfA(at + 2u * m), quadOfA(at + 3u * m)));
  } else {
    let at = start + i * params.k + p;
    let k = params.k;
    rows = mat4x4f(quadOfA(at), quadOfA(at + k), quadOfA(at + 2u * k), quadOfA(at + 3u * k));
  }
  if (!hasTail) { return rows; }
  let isThere = p + vec4u(0u, 1u, 2u, 3u) < vec4u(end);
  let none = vec4f();
  return mat4x4f(
    select(none, rows[0], isThere),
    select(none, rows[1], isThere),
    select(none, rows[2], isThere),
    select(none, rows[3], isThere),
  );
}

// Rows p … p + 3 of b, from j to j + 3; zeros from the end on.
fn blockOfB(start: u32, p: u32, j: u32, end: u32) -> mat4x4f {
  var rows: mat4x4f;
  if (transposeB) {
    let at = start + j * params.k + p;
    let k = params.k;
    rows = transpose(mat4x4f(quadOfB(at), quadOfB(at + k), quadOfB(at + 2u * k), quadOfB(at + 3u * k)));
  } else {
    let at = start + p * params.n + j;
    let n = params.n;
    rows = mat4x4f(quadOfB(at), quadOfB(at + n), quadOfB(at + 2u * n), quadOfB(at + 3u * n));
  }
  if (!hasTail) { return rows; }
  let none = vec4f();
  return mat4x4f(
    rows[0],
    select(none, rows[1], p + 1u < end),
    select(none, rows[2], p + 2u < end),
    select(none, rows[3], p + 3u < end),
  );
}

// Four numbers from i on, which may lie across two quads.
fn quadOfA(i: u32) -> vec4f {
  if (isWideA) { return a[i / 4u]; }
  return across(a[i / 4u], a[i / 4u + 1u], i % 4u);
}

fn quadOfB(i: u32) -> vec4f {
  if (isWideB) { return b[i / 4u]; }
  return across(b[i / 4u], b[i / 4u + 1u], i % 4u);
}

fn across(x: vec4f, y: vec4f, start: u32) -> vec4f {
  let early = select(x, vec4f(x.yzw, y.x), start == 1u);
  let late = select(vec4f(x.zw, y.xy), vec4f(x.w, y.xyz), start == 3u);
  return select(early, late, start > 1u);
}

fn putBlock(start: u32, i: u32, j: u32, c: mat4x4f) {
  putQuad(start, i, j, c[0]);
  putQuad(start, i + 1u, j, c[1]);
  putQuad(start, i + 2u, j, c[2]);
  putQuad(start, i + 3u, j, c[3]);
}

fn putQuad(start: u32, i: u32, j: u32, sums: vec4f) {
  if (i >= params.m) { return; }
  if (j >= params.n) { return; }
  let at = start + i * params.n + j;
  let y = rectified(sums);
  if (isWideOut) {
    out[at / 4u] = y;
    return;
  }
  putNumber(at, y.x);
  if (j + 1u < params.n) { putNumber(at + 1u, y.y); }
  if (j + 2u < params.n) { putNumber(at + 2u, y.z); }
  if (j + 3u < params.n) { putNumber(at + 3u, y.w); }
}

fn putNumber(i: u32, x: f32) { out[i / 4u][i % 4u] = x; }

// g, if it is a ReLU: 0 for what has a sign and is no NaN, from −0 (0x80000000) to −∞ (0xff800000).
fn rectified(z: vec4f) -> vec4f {
  if (activation != 1u) { return z; }
  let bits = bitcast<vec4u>(z);
  let isNegative = (bits >= vec4u(0x80000000u)) & (bits <= vec4u(0xff800000u));
  return select(z, vec4f(), isNegative);
}

// Any other g, of the sums where they lie: by loops, since 64 copies of it would take a compiler seconds.
fn activate(start: u32, i: u32, j: u32, side: u32) {
  for (var row = i; row < min(i + side, params.m); row++) {
    for (var column = j; column < min(j + side, params.n); column++) {
      let at = start + row * params.n + column;
      putNumber(at, activated(out[at / 4u][at % 4u]));
    }
  }
}
