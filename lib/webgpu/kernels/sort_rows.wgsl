// The indices in runs of 64, each sorted: pairs of the row that is named and the place that names it.
//   indices  [count]
//   pairs    [count, 2]   in the order of rows, and of places where the row is the same
// One thread finds where its index belongs, by counting those of its run that come before it. An index that is
// no row comes after all rows.

struct Params { size: u32, rows: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> indices: array<f32>;
@group(0) @binding(2) var<storage, read_write> pairs: array<vec2u>;

const NONE = 0xffffffffu;

// Whether an index names this row: by bits, since a compiler may assume that it is not NaN; −0 names 0.
fn names(index: f32, row: u32) -> bool {
  return row < params.rows && (bitcast<u32>(index) & 0x7fffffffu) == bitcast<u32>(f32(row));
}

// The row that an index names, or NONE.
fn row_of(index: f32) -> u32 {
  return select(NONE, u32(index), names(index, u32(index)));
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let row = row_of(indices[i]);
  let start = i & ~63u;
  var before = 0u;
  for (var j = start; j < min(start + 64u, params.size); j++) {
    let other = row_of(indices[j]);
    before += u32(other < row || (other == row && j < i));
  }
  pairs[start + before] = vec2u(row, i);
}
