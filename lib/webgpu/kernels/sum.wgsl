// Sums along the middle axis, of which part p adds the numbers p, p + parts, p + 2 parts, …:
//   a    [outer, length, inner]
//   out  [outer, parts, inner]
// One thread makes one sum. Threads that are neighbours read neighbours, also where inner is 1; and the eight
// sums that each keeps do not wait for each other, nor do they grow so long that small numbers are lost.

struct Params { size: u32, length: u32, inner: u32, parts: u32 }

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
  let step = params.parts * params.inner;
  var at = (o * params.length + part) * params.inner + (i - line * params.inner);
  var left = (params.length - part + params.parts - 1u) / params.parts;
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
