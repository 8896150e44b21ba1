// Matrix products, the plain way: out[i, j] = g(Σₚ a[i, p] · b[p, j] + bias[j]), for each of some pairs.
//
//   a     [count, m, k]   or [count, k, m], if transposed
//   b     [count, k, n]   or [count, n, k], if transposed
//   bias  [n]             read only if there is one
//   out   [count, m, n]
//
// One thread computes one number: it walks along a row of a and down a column of b. This is the formula
// itself, and what the other three kernels must equal. Each number of a is read from memory n times and
// each of b m times, so that the threads wait for memory nearly all the time.

struct Params { m: u32, k: u32, n: u32, size: u32 }

override transposeA: bool;
override transposeB: bool;
override hasBias: bool;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> b: array<f32>;
@group(0) @binding(3) var<storage, read> bias: array<f32>;
@group(0) @binding(4) var<storage, read_write> out: array<f32>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let m = params.m;
  let k = params.k;
  let n = params.n;
  let column = i % n;
  let row = i / n % m;
  let matrix = i / (m * n);

  var p = matrix * m * k + select(row * k, row, transposeA);
  var q = matrix * k * n + select(column, column * k, transposeB);
  var sum = 0.0;
  for (var step = 0u; step < k; step++) {
    sum = fma(a[p], b[q], sum);
    p += select(1u, m, transposeA);
    q += select(n, 1u, transposeB);
  }
  if (hasBias) { sum += bias[column]; }
  out[i] = activated(sum);
}
