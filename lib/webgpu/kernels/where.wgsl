// A choice: out[i] is a[i] where condition[i] is not 0, else b[i].
//
//   condition, a, b   [size]
//   out               [size]

struct Params { size: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> condition: array<u32>;
@group(0) @binding(2) var<storage, read> a: array<f32>;
@group(0) @binding(3) var<storage, read> b: array<f32>;
@group(0) @binding(4) var<storage, read_write> out: array<f32>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  // by bits, without the sign, so that NaN is not 0 for any compiler
  out[i] = select(b[i], a[i], (condition[i] << 1u) != 0u);
}
