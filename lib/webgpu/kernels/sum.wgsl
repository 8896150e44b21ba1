// Sums along the middle axis, each of a part of it:
//   a    [outer, length, inner]
//   out  [outer, parts, inner]
// A section of the axis has lanes · each numbers, and part p has every lanes-th number of section p / lanes: so
// threads that are neighbours read neighbours, also where inner is 1.
// One thread makes one sum. The eight sums that it keeps do not wait for each other, nor do they grow so long
// that small numbers are lost.

struct Params { size: u32, length: u32, inner: u32, parts: u32, lanes: u32, each: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let line = i / params.inner;
  let o = line / params.parts;
  let part = line - o * params.parts;
  let section = part / params.lanes;
  let first = section * params.lanes * params.each + (part - section * params.lanes);
  let end = min((section + 1u) * params.lanes * params.each, params.length);
  let step = params.lanes * params.inner;
  var at = (o * params.length + first) * params.inner + (i - line * params.inner);
  var left = (max(end, first) - first + params.lanes - 1u) / params.lanes;
  var low = vec4f();
  var high = vec4f();
  for (; left >= 8u; left -= 8u) {
    let half = at + 4u * step;
    low += vec4f(a[at], a[at + step], a[at + 2u * step], a[at + 3u * step]);
    high += vec4f(a[half], a[half + step], a[half + 2u * step], a[half + 3u * step]);
    at = half + 4u * step;
  }
  var sum = 0.0;
  for (; left > 0u; left--) {
    sum += a[at];
    at += step;
  }
  let sums = low + high;
  out[i] = sum + ((sums.x + sums.y) + (sums.z + sums.w));
}
