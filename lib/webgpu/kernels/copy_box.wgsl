// A box of numbers that changes places: out[there + Σ iₖ thereₖ] = a[here + Σ iₖ hereₖ].
//   a    at least as far as the box reaches from `here`
//   out  at least as far as the box reaches from `there`
// One thread moves one number, bit by bit: a NaN stays the NaN that it is.

struct Params {
  // Of each axis, outermost first: how many, how far apart in out, how far apart in a.
  axes: array<vec4u, 8>,
  size: u32,
  rank: u32,
  there: u32,
  here: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<u32>;
@group(0) @binding(2) var<storage, read_write> out: array<u32>;

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
    there += (rest - above * axis.x) * axis.y;
    here += (rest - above * axis.x) * axis.z;
    rest = above;
  }
  let first = params.axes[0];
  out[there + rest * first.y] = a[here + rest * first.z];
}
