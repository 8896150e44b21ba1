// Powers: out[i] = a[i] ^ b[i], where one of the two may be a constant.
//   a, b   [size]
//   out    [size]

struct Params { size: u32, c: f32, infinity: f32, nan: f32 }

// Which of the two is c everywhere: 0 neither, 1 the base, 2 the exponent.
override constant: u32;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4f>;
@group(0) @binding(2) var<storage, read> b: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> out: array<vec4f>;

// x ^ y of any two numbers, as JavaScript says: so that x ^ 0 is 1 even of NaN, and 1 ^ ∞ is NaN.
fn power(x: f32, y: f32) -> f32 {
  let x_bits = bitcast<u32>(x);
  let y_bits = bitcast<u32>(y);
  let x_size = x_bits & 0x7fffffffu;
  let y_size = y_bits & 0x7fffffffu;
  let one = 0x3f800000u;
  let infinity = 0x7f800000u;
  if (y_size == 0u) { return 1.0; }
  if (x_size > infinity || y_size > infinity) { return params.nan; }
  let is_falling = (y_bits >> 31u) == 1u;
  if (y_size == infinity) {
    if (x_size == one) { return params.nan; }
    return select(0.0, params.infinity, (x_size > one) != is_falling);
  }
  let is_whole = trunc(y) == y;
  let is_odd = is_whole && y_size < 0x4b800000u && (u32(abs(y)) & 1u) == 1u; // from 2²⁴ on none is
  let is_negative = (x_bits >> 31u) == 1u;
  if (is_negative && x_size > 0u && x_size < infinity && !is_whole) { return params.nan; }
  let base = bitcast<f32>(x_size);
  var size: f32;
  if (x_size == 0u || x_size == infinity) {
    size = select(0.0, params.infinity, (x_size == infinity) != is_falling);
  } else if (is_whole && abs(y) <= 16.0) {
    size = whole_power(base, u32(abs(y)), is_falling);
  } else {
    size = power_of_positive(base, y);
  }
  return select(size, -size, is_negative && is_odd);
}

// x ^ count, or its reciprocal, by squares: so powers of whole numbers are whole. A small x is inverted first, for its
// power may be too small where the result is not too large.
fn whole_power(x: f32, count: u32, is_falling: bool) -> f32 {
  let is_small = is_falling && x < 1.0;
  var square = select(x, 1.0 / x, is_small);
  var product = 1.0;
  for (var n = count; n > 0u; n >>= 1u) {
    if ((n & 1u) == 1u) { product *= square; }
    if (n > 1u) { square *= square; }
  }
  return select(product, 1.0 / product, is_falling && !is_small);
}

// 2 ^ (y log₂ x), with x = 2ᵉ m and √½ ≤ m < √2. An error of the exponent is a part of the power, so the bound of
// errors grows with |y ln x|.
fn power_of_positive(x: f32, y: f32) -> f32 {
  let bits = bitcast<i32>(x);
  // numbers below 2⁻¹²⁶ count in units of 2⁻¹⁴⁹
  let is_tiny = bits < 0x00800000;
  let normal = select(bits, bitcast<i32>(f32(bits)), is_tiny);
  let whole = (normal - 0x3f3504f3) >> 23u; // 0x3f3504f3 is √½
  let m = bitcast<f32>(normal - (whole << 23u));
  let e = f32(whole - select(0, 149, is_tiny));
  let near = y * log2_near_1(m);
  if (y * e + near > 129.0) { return params.infinity; }
  if (y * e + near < -151.0) { return 0.0; }
  let n = round(y * e + near);
  let half = i32(n) >> 1u;
  return power_of_2_near_0((y * e - n) + near) * power_of_2(half) * power_of_2(i32(n) - half);
}

// 2 / ln 2 · (s + s³/3 + s⁵/5 + …), with s = (m − 1) / (m + 1).
fn log2_near_1(m: f32) -> f32 {
  let s = (m - 1.0) / (m + 1.0);
  let square = s * s;
  var p = 1.0 / 7.0 + square * (1.0 / 9.0);
  p = 1.0 / 5.0 + square * p;
  p = 1.0 / 3.0 + square * p;
  return 2.88539008 * (s + s * square * p);
}

// 1 + r + r²/2! + …, with r = x ln 2 and |x| ≤ ½.
fn power_of_2_near_0(x: f32) -> f32 {
  let r = x * 0.693147181;
  var p = 1.0 / 720.0 + r * (1.0 / 5040.0);
  p = 1.0 / 120.0 + r * p;
  p = 1.0 / 24.0 + r * p;
  p = 1.0 / 6.0 + r * p;
  p = 0.5 + r * p;
  return 1.0 + (r + r * r * p);
}

fn power_of_2(n: i32) -> f32 {
  return bitcast<f32>((n + 127) << 23u);
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
  put(i, vec4f(power(x.x, y.x), power(x.y, y.y), power(x.z, y.z), power(x.w, y.w)));
}
