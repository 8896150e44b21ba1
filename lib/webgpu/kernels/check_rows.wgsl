// Tells of indices that are no rows.
//   indices  [count]
//   faults   as in faults.ts
// One thread looks at one index.

struct Params { size: u32, rows: u32, operation: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> indices: array<f32>;
@group(0) @binding(2) var<storage, read_write> faults: array<atomic<u32>>;

const NOT_A_ROW = 1u;

// Whether an index names this row: by bits, since a compiler may assume that it is not NaN; −0 names 0.
fn names(index: f32, row: u32) -> bool {
  return row < params.rows && (bitcast<u32>(index) & 0x7fffffffu) == bitcast<u32>(f32(row));
}

// Tells of the fault, if it is of the first operation with one, and the first there.
fn tell(place: u32) {
  loop {
    let was = atomicCompareExchangeWeak(&faults[0], 0u, params.operation);
    if (was.exchanged || was.old_value == params.operation) { break; }
    if (was.old_value != 0u) { return; }
  }
  atomicStore(&faults[1], NOT_A_ROW);
  atomicStore(&faults[2], params.rows);
  atomicMin(&faults[3], place);
  // A thread that was first may be slower than one that is: each writes until what it wrote is of the first.
  loop {
    let first = atomicLoad(&faults[3]);
    atomicStore(&faults[4], bitcast<u32>(indices[first]));
    if (atomicLoad(&faults[3]) == first) { break; }
  }
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let index = indices[i];
  if (!names(index, u32(index))) { tell(i); }
}
