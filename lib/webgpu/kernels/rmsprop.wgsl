// RMSProp: g ← g + decay w; v ← smoothing v + (1 − smoothing) g²; w ← w − rate g / (√v + epsilon).
//   g   [size]   the slope
//   w   [size]   the parameter, changed in its place
//   v   [size]   the mean square of slopes, changed in its place
// One thread takes four numbers.

struct Params { size: u32, rate: f32, decay: f32, smoothing: f32, fresh: f32, epsilon: f32 } // fresh is 1 − smoothing

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> g: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> w: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> v: array<vec4f>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = 4u * (id.x + id.y * groups.x * 64u);
  if (i >= params.size) { return; }
  let old = w[i / 4u];
  let slope = g[i / 4u] + params.decay * old;
  let mean = params.smoothing * v[i / 4u] + params.fresh * slope * slope;
  let change = params.rate * slope / (sqrt(mean) + params.epsilon);
  let is_inside = vec4u(0u, 1u, 2u, 3u) < vec4u(params.size - i); // all four, but of the last
  v[i / 4u] = select(v[i / 4u], mean, is_inside);
  w[i / 4u] = select(old, old - change, is_inside);
}
