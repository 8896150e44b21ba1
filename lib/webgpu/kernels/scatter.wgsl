// Adds each row of a to the row that its index names: out[r, j] = Σ a[p, j] over the places p that name r.
//   a       [count, width]
//   pairs   [count, 2]   which row, at which place: sorted
//   starts  [rows + 1]   where in pairs each row begins
//   out     [rows, width]
// One thread adds up one number, in the order of places: the same each time, which atomic additions are not. It has
// as much to do as its row has names, so that few rows with many names keep few threads busy.

struct Params { size: u32, width: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> pairs: array<vec2u>;
@group(0) @binding(3) var<storage, read> starts: array<u32>;
@group(0) @binding(4) var<storage, read_write> out: array<f32>;

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
  var sum = 0.0;
  for (var p = starts[row]; p < end;) {
    let pause = min(p + 32u, end);
    var some = 0.0;
    for (; p < pause; p++) { some += a[pairs[p].y * params.width + column]; }
    sum += some;
  }
  out[i] = sum;
}
