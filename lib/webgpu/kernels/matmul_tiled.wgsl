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
