// The rows that the indices name, as in gather.wgsl, but four numbers at once: for widths of whole fours.
//   a        [rows, width]    in fours, as width is
//   indices  [count]
//   out      [count, width]   in fours; a row of NaN where an index is no row
// One thread takes four numbers.

struct Params { size: u32, width: u32, rows: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4u>;
@group(0) @binding(2) var<storage, read> indices: array<f32>;
@group(0) @binding(3) var<storage, read_write> out: array<vec4u>;

const NAN = 0x7fc00000u;

// Whether an index names this row: by bits, since a compiler may assume that it is not NaN; −0 names 0.
fn names(index: f32, row: u32) -> bool {
  return row < params.rows && (bitcast<u32>(index) & 0x7fffffffu) == bitcast<u32>(f32(row));
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let place = i / params.width;
  let column = i - place * params.width;
  let index = indices[place];
  let row = u32(index);
  var taken = vec4u(NAN);
  if (names(index, row)) { taken = a[row * params.width + column]; }
  out[i] = taken;
}
