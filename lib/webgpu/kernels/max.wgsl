// The largest along the middle axis, each of a part of it as in sum.wgsl:
//   a    [outer, length, inner]
//   out  [outer, parts, inner]   NaN if one is NaN, −∞ of none
// One thread finds one. It compares bits, since a compiler may assume that there is no NaN.

struct Params { size: u32, length: u32, inner: u32, parts: u32, lanes: u32, each: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<u32>;
@group(0) @binding(2) var<storage, read_write> out: array<u32>;

const SIGN = 0x80000000u;
const INFINITY = 0x7f800000u;

// A whole number that is larger where the float is; the largest of all for NaN.
fn rank(bits: u32) -> u32 {
  if ((bits & ~SIGN) > INFINITY) { return 0xffffffffu; }
  return select(bits | SIGN, ~bits, (bits & SIGN) != 0u);
}

// The float of a rank.
fn unrank(rank: u32) -> u32 {
  return select(~rank, rank & ~SIGN, (rank & SIGN) != 0u);
}

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
  var largest = ~(SIGN | INFINITY);
  for (var j = first; j < end; j += params.lanes) {
    largest = max(largest, rank(a[at]));
    at += step;
  }
  out[i] = unrank(largest);
}
