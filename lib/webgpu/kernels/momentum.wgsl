// Descent with momentum: g ← g + decay w; v ← momentum v + g; w ← w − rate v.
// Nesterov's looks ahead: w ← w − rate (g + momentum v).
//   g   [size]   the slope
//   w   [size]   the parameter, changed in its place
//   v   [size]   the velocity, changed in its place
// One thread takes four numbers.

struct Params { size: u32, rate: f32, decay: f32, momentum: f32 }

override nesterov: bool;

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
  let velocity = params.momentum * v[i / 4u] + slope;
  let direction = select(velocity, slope + params.momentum * velocity, nesterov);
  let is_inside = vec4u(0u, 1u, 2u, 3u) < vec4u(params.size - i); // all four, but of the last
  v[i / 4u] = select(v[i / 4u], velocity, is_inside);
  w[i / 4u] = select(old, old - params.rate * direction, is_inside);
}
