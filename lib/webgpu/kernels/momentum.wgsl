// Descent with momentum: g ← g + decay w; v ← momentum v + g; w ← w − rate v, or after Nesterov − rate (g + momentum v).
//   g   [size]   the slope
//   w   [size]   the parameter, changed in its place
//   v   [size]   the velocity, changed in its place

struct Params { size: u32, rate: f32, decay: f32, momentum: f32 }

override nesterov: bool;

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
  let velocity = params.momentum * v[i] + slope;
  v[i] = velocity;
  w[i] -= params.rate * select(velocity, slope + params.momentum * velocity, nesterov);
}
