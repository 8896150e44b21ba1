// A function of two numbers in the same place: out[i] = f(a[i], b[i]), where one of the two may be a constant.
//   a, b   [size]
//   out    [size]
// One thread takes four numbers. The compiler may believe that there is neither NaN nor ∞, so what depends on them is
// decided by bits.

struct Params { size: u32, c: f32 }

// Which function: its place in ZIPS of each.ts.
override f: u32;
// Which of the two is c everywhere: 0 neither, 1 the first, 2 the second.
override constant: u32;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4f>;
@group(0) @binding(2) var<storage, read> b: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> out: array<vec4f>;

fn is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

// A whole number that is larger for a larger x, and 0 for both zeros.
fn rank(x: f32) -> i32 {
  let bits = bitcast<i32>(x);
  return select(bits, -(bits & 0x7fffffff), bits < 0);
}

fn apply(x: f32, y: f32) -> f32 {
  let is_either = is_nan(x) || is_nan(y);
  switch (f) {
    case 0u: { return x + y; }
    case 1u: { return x - y; }
    case 2u: { return x * y; }
    case 3u: { return x / y; }
    case 4u: { return select(select(y, x, rank(x) > rank(y)), x + y, is_either); } // maximum
    case 5u: { return select(select(y, x, rank(x) < rank(y)), x + y, is_either); } // minimum
    case 6u: { return f32(rank(x) > rank(y) && !is_either); } // greater
    case 7u: { return f32(rank(x) == rank(y) && !is_either); } // equal
    case 8u: { return select(0.0, x, rank(y) > 0 && !is_nan(y)); } // throughRelu
    case 9u: { return x * (1.0 - y * y); } // throughTanh
    default: { return x * y * (1.0 - y); } // throughSigmoid
  }
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = 4u * (id.x + id.y * groups.x * 64u);
  if (i >= params.size) { return; }
  var x = vec4f(params.c);
  var y = vec4f(params.c);
  if (constant != 1u) { x = a[i / 4u]; }
  if (constant != 2u) { y = b[i / 4u]; }
  put(i, vec4f(apply(x.x, y.x), apply(x.y, y.y), apply(x.z, y.z), apply(x.w, y.w)));
}
