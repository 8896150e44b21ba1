// −ln softmax of the right class, and its slope, which is softmax less 1 there.
//   logits   [rows, classes]
//   labels   [rows]            the right class, as a number
//   losses   [rows]            NaN of a row with NaN or ∞, or whose label is no class
//   slopes   [rows, classes]
//   faults   as in faults.ts
// `lanes` threads take one row together, each every lanes-th class.

struct Params { rows: u32, classes: u32, operation: u32, infinity: f32, nan: f32 }

// 1, 2, 4, …, 64
override lanes: u32;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> logits: array<f32>;
@group(0) @binding(2) var<storage, read> labels: array<f32>;
@group(0) @binding(3) var<storage, read_write> losses: array<f32>;
@group(0) @binding(4) var<storage, read_write> slopes: array<f32>;
@group(0) @binding(5) var<storage, read_write> faults: array<atomic<u32>>;

const NOT_A_CLASS = 2u;

// The class that a label names, or `classes` if it names none.
fn class_of(label: f32) -> u32 {
  let named = u32(clamp(label, 0.0, f32(params.classes)));
  let is_zero = (bitcast<u32>(label) << 1u) == 0u;
  // by bits, which are those of a whole number or not: of NaN too
  return select(params.classes, named, bitcast<u32>(f32(named)) == bitcast<u32>(label) || is_zero);
}

// Tells of the fault, if it is of the first operation with one, and the first there.
fn tell(row: u32) {
  loop {
    let first = atomicCompareExchangeWeak(&faults[0], 0u, params.operation);
    if (first.exchanged || first.old_value == params.operation) { break; }
    if (first.old_value != 0u) { return; }
  }
  atomicStore(&faults[1], NOT_A_CLASS);
  atomicStore(&faults[2], params.classes);
  atomicMin(&faults[3], row);
  // A thread that was first may be slower than one that is: each writes until what it wrote is of the first.
  loop {
    let first = atomicLoad(&faults[3]);
    atomicStore(&faults[4], bitcast<u32>(labels[first]));
    if (atomicLoad(&faults[3]) == first) { break; }
  }
}

fn is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

// eˣ = 2ⁿ eʳ with x = n ln 2 + r, for x ≤ 0.
fn exponential(x: f32) -> f32 {
  if (x < -87.0) { return 0.0; }
  let n = i32(round(x * 1.44269504));
  // in units of 2⁻²⁴, of which ln 2 has as many: whole numbers, so that the difference is not rounded
  let r = f32(i32(x * 0x1p24) - n * 11629080) * 0x1p-24;
  // 1 + r + r²/2! + r³/3! + …, where |r| ≤ ln 2 / 2
  var p = 1.0 / 720.0 + r * (1.0 / 5040.0);
  p = 1.0 / 120.0 + r * p;
  p = 1.0 / 24.0 + r * p;
  p = 1.0 / 6.0 + r * p;
  p = 0.5 + r * p;
  return (1.0 + (r + r * r * p)) * bitcast<f32>((n + 127) << 23u);
}

// ln x = e ln 2 + ln m with x = 2ᵉ m and √½ ≤ m < √2, for x ≥ 1; ln m = 2 (s + s³/3 + …) with s = (m − 1) / (m + 1).
fn logarithm(x: f32) -> f32 {
  let bits = bitcast<i32>(x);
  let e = (bits - 0x3f3504f3) >> 23u; // 0x3f3504f3 is √½
  let m = bitcast<f32>(bits - (e << 23u));
  let s = (m - 1.0) / (m + 1.0);
  let square = s * s;
  var p = 1.0 / 7.0 + square * (1.0 / 9.0);
  p = 1.0 / 5.0 + square * p;
  p = 1.0 / 3.0 + square * p;
  return f32(e) * 0.693147181 + 2.0 * (s + s * square * p);
}

var<workgroup> shared_numbers: array<f32, 64>;

// The largest among the threads of a row, or the sum of theirs.
fn joined(x: f32, is_sum: bool, local: u32) -> f32 {
  if (lanes == 1u) { return x; }
  shared_numbers[local] = x;
  for (var half = lanes / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (local % lanes < half) {
      let y = shared_numbers[local];
      let z = shared_numbers[local + half];
      shared_numbers[local] = select(max(y, z), y + z, is_sum);
    }
  }
  workgroupBarrier();
  let all = shared_numbers[local - local % lanes];
  workgroupBarrier();
  return all;
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let thread = id.x + id.y * groups.x * 64u;
  let row = thread / lanes;
  let is_row = row < params.rows; // threads behind the last have no class, but wait for the others
  let start = row * params.classes;
  let end = select(start, start + params.classes, is_row);
  let first = start + thread % lanes;

  // The largest is taken away from all, which changes no softmax, so that no power of e is above 1.
  var largest = -params.infinity;
  for (var i = first; i < end; i += lanes) {
    largest = max(largest, select(logits[i], params.infinity, is_nan(logits[i])));
  }
  largest = joined(largest, false, local);
  var sum = 0.0;
  for (var i = first; i < end; i += lanes) {
    slopes[i] = exponential(logits[i] - largest);
    sum += slopes[i];
  }
  sum = joined(sum, true, local);

  if (!is_row) { return; }
  let right = class_of(labels[row]);
  let is_infinite = (bitcast<u32>(largest) & 0x7f800000u) == 0x7f800000u;
  let is_wrong = is_infinite || right == params.classes;
  for (var i = first; i < end; i += lanes) {
    let slope = slopes[i] / sum - select(0.0, 1.0, i == start + right);
    slopes[i] = select(slope, params.nan, is_wrong);
  }
  if (first > start) { return; }
  if (right == params.classes) { tell(row); }
  if (is_wrong) {
    losses[row] = params.nan;
  } else {
    losses[row] = logarithm(sum) - (logits[start + right] - largest);
  }
}
