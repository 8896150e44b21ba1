// Adam: g ← g + added w; m ← beta1 m + (1 − beta1) g; v ← beta2 v + (1 − beta2) g²;
// w ← kept w − step m / (√v correction + epsilon).
//   g   [size]   the slope
//   w   [size]   the parameter, changed in its place
//   m   [size]   the mean slope, changed in its place
//   v   [size]   the mean square of slopes, changed in its place
// One thread takes four numbers. What all numbers have in common is computed in 64 bits in optimise.ts.

struct Params {
  size: u32,
  beta1: f32,
  fresh1: f32, // 1 − beta1
  beta2: f32,
  fresh2: f32, // 1 − beta2
  step: f32, // rate / (1 − beta1ᵗ)
  correction: f32, // 1 / √(1 − beta2ᵗ)
  epsilon: f32,
  added: f32, // to the slope, of the parameter
  kept: f32, // of the parameter
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> g: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> w: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> m: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> v: array<vec4f>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = 4u * (id.x + id.y * groups.x * 64u);
  if (i >= params.size) { return; }
  let old = w[i / 4u];
  let slope = g[i / 4u] + params.added * old;
  let mean = params.beta1 * m[i / 4u] + params.fresh1 * slope;
  let square = params.beta2 * v[i / 4u] + params.fresh2 * slope * slope;
  let change = params.step * mean / (sqrt(square) * params.correction + params.epsilon);
  let is_inside = vec4u(0u, 1u, 2u, 3u) < vec4u(params.size - i); // all four, but of the last
  m[i / 4u] = select(m[i / 4u], mean, is_inside);
  v[i / 4u] = select(v[i / 4u], square, is_inside);
  w[i / 4u] = select(old, params.kept * old - change, is_inside);
}
