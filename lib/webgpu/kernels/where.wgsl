// A choice: out[i] is a[i] where condition[i] is not 0, else b[i].
//   condition, a, b   [size]
//   out               [size]
// One thread takes four numbers.

struct Params { size: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> condition: array<vec4u>;
@group(0) @binding(2) var<storage, read> a: array<vec4f>;
@group(0) @binding(3) var<storage, read> b: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> out: array<vec4f>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = 4u * (id.x + id.y * groups.x * 64u);
  if (i >= params.size) { return; }
  // by bits, without the sign, so that NaN is not 0 for any compiler
  let holds = (condition[i / 4u] << vec4u(1u)) != vec4u(0u);
  put(i, select(b[i / 4u], a[i / 4u], holds));
}
