// Plain descent: g ← g + decay w; w ← w − rate g.
//   g   [size]   the slope
//   w   [size]   the parameter, changed in its place

struct Params { size: u32, rate: f32, decay: f32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> g: array<f32>;
@group(0) @binding(2) var<storage, read_write> w: array<f32>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  w[i] -= params.rate * (g[i] + params.decay * w[i]);
}
