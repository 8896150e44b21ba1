// Adds each row of a to the row that its index names, as in scatter.wgsl, but four numbers at once: for widths of
// whole fours.
//   a       [count, width]   in fours, as width is
//   pairs   [count, 2]   which row, at which place: sorted
//   starts  [rows + 1]   where in pairs each row begins
//   out     [rows, width]    in fours
// One thread adds up four numbers, in the order of places.

struct Params { size: u32, width: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4f>;
@group(0) @binding(2) var<storage, read> pairs: array<vec2u>;
@group(0) @binding(3) var<storage, read> starts: array<u32>;
@group(0) @binding(4) var<storage, read_write> out: array<vec4f>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let row = i / params.width;
  let column = i - row * params.width;
  let end = starts[row + 1u];
  // Sums of 32 are added up by themselves: so small numbers are not lost beside a large sum.
  var sum = vec4f();
  for (var p = starts[row]; p < end;) {
    let pause = min(p + 32u, end);
    var some = vec4f();
    for (; p < pause; p++) { some += a[pairs[p].y * params.width + column]; }
    sum += some;
  }
  out[i] = sum;
}
