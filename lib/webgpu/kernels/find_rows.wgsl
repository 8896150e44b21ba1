// Where among sorted pairs each row begins, and the last one ends.
//   pairs   [count, 2]   sorted by their first number
//   starts  [rows + 1]
// One thread looks for one row, halving what is left to look at.

struct Params { size: u32, count: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> pairs: array<vec2u>;
@group(0) @binding(2) var<storage, read_write> starts: array<u32>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  var low = 0u;
  var high = params.count;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (pairs[middle].x < i) { low = middle + 1u; } else { high = middle; }
  }
  starts[i] = low;
}
