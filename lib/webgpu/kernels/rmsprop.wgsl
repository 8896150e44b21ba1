// RMSProp: g ← g + decay w; v ← smoothing v + (1 − smoothing) g²; w ← w − rate g / (√v + epsilon).
//   g   [size]   the slope
//   w   [size]   the parameter, changed in its place
//   v   [size]   the mean square of slopes, changed in its place

struct Params { size: u32, rate: f32, decay: f32, smoothing: f32, fresh: f32, epsilon: f32 } // fresh is 1 − smoothing

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> g: array<f32>;
@group(0) @binding(2) var<storage, read_write> w: array<f32>;
@group(0) @binding(3) var<storage, read_write> v: array<f32>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let slope = g[i] + params.decay * w[i];
  let mean = params.smoothing * v[i] + params.fresh * slope * slope;
  v[i] = mean;
  w[i] -= params.rate * slope / (sqrt(mean) + params.epsilon);
}
