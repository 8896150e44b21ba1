// The indices in runs of 64, each sorted: pairs of the row that is named and the place that names it.
//   indices  [count]
//   pairs    [count, 2]   in the order of rows, and of places where the row is the same
//   faults   as in faults.ts
// One thread finds where its index belongs, by counting those of its run that come before it. An index that is
// no row comes after all rows.

struct Params { size: u32, rows: u32, operation: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> indices: array<f32>;
@group(0) @binding(2) var<storage, read_write> pairs: array<vec2u>;
@group(0) @binding(3) var<storage, read_write> faults: array<atomic<u32>>;

const INFINITY = 0x7f800000u;
const NONE = 0xffffffffu;
const NOT_A_ROW = 1u;

// The row that an index names, or NONE.
fn row_of(index: f32) -> u32 {
  let is_finite = (bitcast<u32>(index) & INFINITY) != INFINITY;
  let is_whole = is_finite && floor(index) == index;
  if (!is_whole || index < 0.0 || index >= 4294967296.0) { return NONE; }
  return select(NONE, u32(index), u32(index) < params.rows);
}

// Tells of the fault, if it is of the first operation with one, and the first there.
fn tell(place: u32) {
  loop {
    let first = atomicCompareExchangeWeak(&faults[0], 0u, params.operation);
    if (first.exchanged || first.old_value == params.operation) { break; }
    if (first.old_value != 0u) { return; }
  }
  atomicStore(&faults[1], NOT_A_ROW);
  atomicStore(&faults[2], params.rows);
  if (atomicMin(&faults[3], place) > place) {
    atomicStore(&faults[4u + place % 60u], bitcast<u32>(indices[place]));
  }
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let row = row_of(indices[i]);
  if (row == NONE) { tell(i); }
  let start = i & ~63u;
  var before = 0u;
  for (var j = start; j < min(start + 64u, params.size); j++) {
    let other = row_of(indices[j]);
    before += u32(other < row || (other == row && j < i));
  }
  pairs[start + before] = vec2u(row, i);
}
