// The sine or the cosine of each number: out[i] = sin a[i], as exact for large angles as for small ones.
//   a     [size]
//   out   [size]
// WebGPU's own may be wrong by 2⁻¹¹, and by anything for an angle above π.

struct Params { size: u32, nan: f32 }

override is_cosine: bool;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4f>;

// An angle of so many right angles, and of a rest from −π/4 to π/4.
struct Angle { quarters: u32, rest: f32 }

// The upper 32 bits of a product of 24 and 32 bits.
fn multiply_high(x: u32, y: u32) -> u32 {
  let low = (x & 0xffffu) * (y & 0xffffu);
  let middle = (x >> 16u) * (y & 0xffffu) + (low >> 16u);
  let carry = (x & 0xffffu) * (y >> 16u) + (middle & 0xffffu);
  return (x >> 16u) * (y >> 16u) + (middle >> 16u) + (carry >> 16u);
}

// The reduction of M. Payne and R. Hanek (1983): of the product x · 2/π, in whole numbers, only those bits are made
// that are below 4 right angles. x is positive, and its last bit stands for 2ᵉ.
fn reduced(x: f32) -> Angle {
  let bits = bitcast<u32>(x);
  let m = (bits & 0x7fffffu) | 0x800000u;
  // 32 zeros, and the bits of 2/π behind the point
  var digits = array<u32, 8>(
    0u, 0xa2f9836eu, 0x4e441529u, 0xfc2757d1u, 0xf534ddc0u, 0xdb629599u, 0x3c439041u, 0xfe5163abu,
  );
  let start = (bits >> 23u) - 120u; // e + 30, where the exponent in bits is e + 150
  let word = start >> 5u;
  let shift = start & 31u;
  var w: array<u32, 3>;
  for (var k = 0u; k < 3u; k++) {
    w[k] = (digits[word + k] << shift) | ((digits[word + k + 1u] >> 1u) >> (31u - shift));
  }
  let low = m * w[1] + multiply_high(m, w[2]);
  let carry = select(0u, 1u, low < m * w[1]);
  let high = m * w[0] + multiply_high(m, w[1]) + carry;
  // two bits of right angles, and a fraction that counts as negative from ½ on
  let fraction = f32(bitcast<i32>((high << 2u) | (low >> 30u))) * 0x1p-32 + f32(low << 2u) * 0x1p-64;
  return Angle((high >> 30u) + ((high >> 29u) & 1u), fraction * 1.57079632679);
}

// r − r³/3! + r⁵/5! − …
fn sine_near_0(r: f32) -> f32 {
  let square = r * r;
  var p = -1.0 / 5040.0 + square * (1.0 / 362880.0);
  p = 1.0 / 120.0 + square * p;
  p = -1.0 / 6.0 + square * p;
  return r + r * square * p;
}

// 1 − r²/2! + r⁴/4! − …
fn cosine_near_0(r: f32) -> f32 {
  let square = r * r;
  var p = -1.0 / 720.0 + square * (1.0 / 40320.0);
  p = 1.0 / 24.0 + square * p;
  p = -0.5 + square * p;
  return 1.0 + square * p;
}

fn apply(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  let size = bits & 0x7fffffffu;
  if (size >= 0x7f800000u) { return params.nan; }
  var angle = Angle(0u, abs(x));
  if (size > 0x3f490fdbu) { angle = reduced(abs(x)); } // π/4
  // cos x = sin(x + π/2), and sin(−x) = −sin x
  let quarters = angle.quarters + select(0u, 1u, is_cosine);
  let y = select(sine_near_0(angle.rest), cosine_near_0(angle.rest), (quarters & 1u) == 1u);
  let turns = select(bits >> 31u, 0u, is_cosine) + (quarters >> 1u);
  return select(y, -y, (turns & 1u) == 1u);
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = 4u * (id.x + id.y * groups.x * 64u);
  if (i >= params.size) { return; }
  let x = a[i / 4u];
  put(i, vec4f(apply(x.x), apply(x.y), apply(x.z), apply(x.w)));
}
