// A function of each number: out[i] = f(a[i], c).

struct Params { size: u32, c: f32 }

// Which function: its place in MAPS of each.ts.
override f: u32;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;

fn apply(x: f32, c: f32) -> f32 {
  switch (f) {
    case 0u: { return -x; }
    case 1u: { return c * x; }
    default: { return x + c; }
  }
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  out[i] = apply(a[i], params.c);
}
