// Sorted runs become sorted runs of twice the length.
//   pairs  [count, 2]   sorted by their first number in runs of `run`
//   out    [count, 2]   … of 2 run; what is equal stays in order
// One thread finds where its pair belongs: by how many pairs of the neighbouring run come before it.

struct Params { size: u32, run: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> pairs: array<vec2u>;
@group(0) @binding(2) var<storage, read_write> out: array<vec2u>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let pair = pairs[i];
  let run = i / params.run;
  let is_right = (run & 1u) == 1u;
  let neighbour = (run ^ 1u) * params.run;
  var low = min(neighbour, params.size);
  var high = min(neighbour + params.run, params.size);
  while (low < high) {
    let middle = (low + high) / 2u;
    let row = pairs[middle].x;
    // Of equal ones those in the left run come first.
    if (row < pair.x || (row == pair.x && is_right)) { low = middle + 1u; } else { high = middle; }
  }
  let before = low - min(neighbour, params.size);
  let start = min(run, run ^ 1u) * params.run;
  out[start + (i - run * params.run) + before] = pair;
}
