// Matrix products, tile by tile: out[i, j] = g(Σₚ a[i, p] · b[p, j] + bias[j]), for each of some pairs.
//
//   a     [count, m, k]   or [count, k, m], if transposed
//   b     [count, k, n]   or [count, n, k], if transposed
//   bias  [n]             read only if there is one
//   out   [count, m, n]
//
// What it adds: 256 threads make a tile of 16 × 16 numbers together. They load a tile of a and one of b
// into the memory of their workgroup, each thread one number of each, and then read them there 16 times:
// the memory of the GPU is read 16 times less. Lanes that stand side by side load numbers that lie side
// by side, transposed or not.

struct Params { m: u32, k: u32, n: u32, tiles: u32, rowTiles: u32, columnTiles: u32 }

override transposeA: bool;
override transposeB: bool;
override hasBias: bool;
// What g is: its place in ACTIVATIONS of products.ts.
override activation: u32;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> b: array<f32>;
@group(0) @binding(3) var<storage, read> bias: array<f32>;
@group(0) @binding(4) var<storage, read_write> out: array<f32>;

// Rows of 17, so that numbers below each other lie in different banks of the memory.
var<workgroup> tileA: array<f32, 272>;
var<workgroup> tileB: array<f32, 272>;

@compute @workgroup_size(16, 16)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_id) local: vec3u,
) {
  let tile = group.x + group.y * groups.x;
  if (tile >= params.tiles) { return; }
  let left = tile % params.columnTiles * 16u;
  let top = tile / params.columnTiles % params.rowTiles * 16u;
  let matrix = tile / params.columnTiles / params.rowTiles;
  let startA = matrix * params.m * params.k;
  let startB = matrix * params.k * params.n;
  let x = local.x;
  let y = local.y;

  var sum = 0.0;
  for (var first = 0u; first < params.k; first += 16u) {
    if (transposeA) {
      tileA[x * 17u + y] = numberOfA(startA, top + x, first + y);
    } else {
      tileA[y * 17u + x] = numberOfA(startA, top + y, first + x);
    }
    if (transposeB) {
      tileB[x * 17u + y] = numberOfB(startB, first + x, left + y);
    } else {
      tileB[y * 17u + x] = numberOfB(startB, first + y, left + x);
    }
    workgroupBarrier();
    for (var p = 0u; p < 16u; p++) {
      sum = fma(tileA[y * 17u + p], tileB[p * 17u + x], sum);
    }
    workgroupBarrier();
  }

  let i = top + y;
  let j = left + x;
  if (i >= params.m) { return; }
  if (j >= params.n) { return; }
  if (hasBias) { sum += bias[j]; }
  out[(matrix * params.m + i) * params.n + j] = activated(sum);
}

// 0 beyond the edges: what is beyond k adds nothing, and what is beyond m is not stored.
fn numberOfA(start: u32, i: u32, p: u32) -> f32 {
  if (i >= params.m || p >= params.k) { return 0.0; }
  return a[start + select(i * params.k + p, p * params.m + i, transposeA)];
}

fn numberOfB(start: u32, p: u32, j: u32) -> f32 {
  if (p >= params.k || j >= params.n) { return 0.0; }
  return b[start + select(p * params.n + j, j * params.k + p, transposeB)];
}

fn activated(z: f32) -> f32 {
  // a NaN, which compilers may assume away unless its bits are looked at
  if ((bitcast<u32>(z) & 0x7fffffffu) > 0x7f800000u) { return z; }
  switch (activation) {
    case 1u: { return max(z, 0.0); }
    case 2u: { return hyperbolicTangent(z); }
    case 3u: { return 1.0 / (1.0 + exponential(-z)); }
    default: { return z; }
  }
}

// A polynomial where 1 − 2 / (e²ˣ + 1) would lose digits (Cephes, tanhf).
fn hyperbolicTangent(x: f32) -> f32 {
  let y = x * x;
  if (y < 0.390625) {
    let high = fma(fma(-5.70498872745e-3, y, 2.06390887954e-2), y, -5.37397155531e-2);
    return fma(fma(fma(high, y, 1.33314422036e-1), y, -3.33332819422e-1) * y, x, x);
  }
  return sign(x) * (1.0 - 2.0 / (exponential(2.0 * abs(x)) + 1.0));
}

// 2ⁿ eʳ with a small r, for which a polynomial is exact (Cephes, expf). ln 2 is 355/512 less 2.12e-4,
// so that n · 355/512 has no error; whole numbers keep compilers from adding the two parts up again.
fn exponential(x: f32) -> f32 {
  let within = clamp(x, -87.0, 88.0);
  let n = i32(round(within * 1.44269504));
  let r = fma(f32(n), 2.12194440e-4, within - f32(n * 355) / 512.0);
  let high = fma(fma(1.9875691500e-4, r, 1.3981999507e-3), r, 8.3334519073e-3);
  let low = fma(fma(fma(high, r, 4.1665795894e-2), r, 1.6666665459e-1), r, 0.5);
  return ldexp(fma(low * r, r, r) + 1.0, n);
}
