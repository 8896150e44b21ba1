// The rows that the indices name, as in gather.wgsl, but four numbers at once: for widths of whole fours.
//   a        [rows, width]      in fours, as width is
//   indices  [count]
//   out      [count, width] a row of NaN where an index is none
//   faults   as in faults.ts
// One thread takes four numbers.

struct Params { size: u32, width: u32, rows: u32, operation: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4u>;
@group(0) @binding(2) var<storage, read> indices: array<f32>;
@group(0) @binding(3) var<storage, read_write> out: array<vec4u>;
@group(0) @binding(4) var<storage, read_write> faults: array<atomic<u32>>;

const INFINITY = 0x7f800000u;
const NAN = 0x7fc00000u;
const NOT_A_ROW = 1u;

// The row that an index names, or `rows` if it names none.
fn row_of(index: f32) -> u32 {
  let is_finite = (bitcast<u32>(index) & INFINITY) != INFINITY;
  let is_whole = is_finite && floor(index) == index;
  if (!is_whole || index < 0.0 || index >= 4294967296.0) { return params.rows; }
  return min(u32(index), params.rows);
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
  let place = i / params.width;
  let column = i - place * params.width;
  let row = row_of(indices[place]);
  if (row < params.rows) {
    out[i] = a[row * params.width + column];
  } else {
    out[i] = vec4u(NAN);
    if (column == 0u) { tell(place); }
  }
}
