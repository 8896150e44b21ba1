// The last step of sums that were split: out[i] = g(Σ parts[i] + bias[i mod n]).
//
//   sums  [count, parts, m, n]
//   bias  [n]                    read only if there is one
//   out   [count, m, n]
//
// A product with few numbers and long sums leaves most of a GPU idle: so its sums are split into parts
// that are made side by side, and added up here.

struct Params { size: u32, one: u32, n: u32, parts: u32 }

override hasBias: bool;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> sums: array<f32>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read_write> out: array<f32>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let one = params.one;
  var place = i / one * one * params.parts + i % one;
  var sum = 0.0;
  for (var part = 0u; part < params.parts; part++) {
    sum += sums[place];
    place += one;
  }
  if (hasBias) { sum += bias[i % params.n]; }
  out[i] = activated(sum);
}
