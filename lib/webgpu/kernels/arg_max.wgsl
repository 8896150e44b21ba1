// Where along the middle axis the first largest stands, each in a part of it as in sum.wgsl; NaN is largest, and
// of none it is 0.
//   a      [outer, whole, inner]
//   found  [outer, length, inner]  the places that are left to look at, if this is not the first look
//   out    [outer, parts, inner]   as floats in the end, when parts is 1
// One thread finds one. It compares bits, since a compiler may assume that there is no NaN.

struct Params {
  size: u32,
  length: u32,
  inner: u32,
  parts: u32,
  lanes: u32,
  each: u32,
  whole: u32,
}

// Whether only the places in `found` are looked at.
override again: bool;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<u32>;
@group(0) @binding(2) var<storage, read> found: array<u32>;
@group(0) @binding(3) var<storage, read_write> out: array<u32>;

const SIGN = 0x80000000u;
const INFINITY = 0x7f800000u;

// A whole number above 0 that is larger where the float is: the same for 0 and −0, the largest for NaN.
fn rank(bits: u32) -> u32 {
  if ((bits & ~SIGN) > INFINITY) { return 0xffffffffu; }
  if (bits == SIGN) { return SIGN; }
  return select(bits | SIGN, ~bits, (bits & SIGN) != 0u);
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let line = i / params.inner;
  let column = i - line * params.inner;
  let o = line / params.parts;
  let part = line - o * params.parts;
  let section = part / params.lanes;
  let first = section * params.lanes * params.each + (part - section * params.lanes);
  let end = min((section + 1u) * params.lanes * params.each, params.length);
  var best = 0u;
  var largest = 0u;
  for (var k = first; k < end; k += params.lanes) {
    var j = k;
    if (again) { j = found[(o * params.length + k) * params.inner + column]; }
    let here = rank(a[(o * params.whole + j) * params.inner + column]);
    if (here > largest || (here == largest && j < best)) {
      largest = here;
      best = j;
    }
  }
  if (params.parts == 1u) { best = bitcast<u32>(f32(best)); }
  out[i] = best;
}
