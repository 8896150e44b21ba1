// A box of numbers that changes places, as in copy_box.wgsl, but four numbers at once: all strides, and where the
// box begins, are counted in fours. It is two to three times as fast where every row of the box has whole fours.
//   a    at least as far as the box reaches from `here`
//   out  at least as far as the box reaches from `there`
// One thread moves four numbers.

struct Params {
  // Of each axis, outermost first: how many (of the last one, how many fours), how far apart in out, in a.
  axes: array<vec4u, 8>,
  size: u32,
  rank: u32,
  there: u32,
  here: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4u>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4u>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  var rest = i;
  var there = params.there;
  var here = params.here;
  for (var k = params.rank; k > 1u; k--) {
    let axis = params.axes[k - 1u];
    let above = rest / axis.x;
    let step = rest - above * axis.x;
    there += step * axis.y;
    here += step * axis.z;
    rest = above;
  }
  let first = params.axes[0];
  out[there + rest * first.y] = a[here + rest * first.z];
}
