// Powers: out[i] = a[i] ^ b[i], where one of the two may be a constant.
//
//   a, b   [size]
//   out    [size]

struct Params { size: u32, c: f32, infinity: f32, nan: f32 }

// Which of the two is c everywhere: 0 neither, 1 the base, 2 the exponent.
override constant: u32;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> b: array<f32>;
@group(0) @binding(3) var<storage, read_write> out: array<f32>;

// x ^ y of any two numbers, as JavaScript says: so that x ^ 0 is 1 even of NaN, and 1 ^ ∞ is NaN.
fn power(x: f32, y: f32) -> f32 {
  let xBits = bitcast<u32>(x);
  let yBits = bitcast<u32>(y);
  let xSize = xBits & 0x7fffffffu;
  let ySize = yBits & 0x7fffffffu;
  let one = 0x3f800000u;
  let infinity = 0x7f800000u;
  if (ySize == 0u) { return 1.0; }
  if (xSize > infinity || ySize > infinity) { return params.nan; }
  let isFalling = (yBits >> 31u) == 1u;
  if (ySize == infinity) {
    if (xSize == one) { return params.nan; }
    return select(0.0, params.infinity, (xSize > one) != isFalling);
  }
  let isWhole = ySize >= 0x4b800000u || trunc(y) == y; // from 2²⁴ on all are
  let isOdd = ySize < 0x4b800000u && isWhole && (u32(abs(y)) & 1u) == 1u;
  let isNegative = (xBits >> 31u) == 1u;
  if (isNegative && xSize > 0u && xSize < infinity && !isWhole) { return params.nan; }
  var size: f32;
  if (xSize == 0u || xSize == infinity) {
    size = select(0.0, params.infinity, (xSize == infinity) != isFalling);
  } else if (isWhole && abs(y) <= 16.0) {
    size = repeatedProduct(abs(x), u32(abs(y)));
    if (isFalling) { size = 1.0 / size; }
  } else {
    size = powerOfPositive(abs(x), y);
  }
  return select(size, -size, isNegative && isOdd);
}

// By squares, so that powers of whole numbers are whole.
fn repeatedProduct(x: f32, count: u32) -> f32 {
  var product = 1.0;
  var square = x;
  for (var n = count; n > 0u; n >>= 1u) {
    if ((n & 1u) == 1u) { product *= square; }
    if (n > 1u) { square *= square; }
  }
  return product;
}

// 2 ^ (y log₂ x), with x = 2ᵉ m and √½ ≤ m < √2. An error of the exponent is one part of the power, so its bound grows
// with |y ln x|.
fn powerOfPositive(x: f32, y: f32) -> f32 {
  let bits = bitcast<i32>(x);
  // numbers below 2⁻¹²⁶ count in units of 2⁻¹⁴⁹
  let isTiny = bits < 0x00800000;
  let normal = select(bits, bitcast<i32>(f32(bits)), isTiny);
  let whole = (normal - 0x3f3504f3) >> 23u; // 0x3f3504f3 is √½
  let m = bitcast<f32>(normal - (whole << 23u));
  let e = f32(whole - select(0, 149, isTiny));
  let near = y * log2NearOne(m);
  if (y * e + near > 129.0) { return params.infinity; }
  if (y * e + near < -151.0) { return 0.0; }
  let n = round(y * e + near);
  let half = i32(n) >> 1u;
  return powerOf2Near0((y * e - n) + near) * powerOf2(half) * powerOf2(i32(n) - half);
}

// 2 / ln 2 · (s + s³/3 + s⁵/5 + …), with s = (m − 1) / (m + 1).
fn log2NearOne(m: f32) -> f32 {
  let s = (m - 1.0) / (m + 1.0);
  let square = s * s;
  var p = 1.0 / 7.0 + square * (1.0 / 9.0);
  p = 1.0 / 5.0 + square * p;
  p = 1.0 / 3.0 + square * p;
  return 2.88539008 * (s + s * square * p);
}

// 1 + r + r²/2! + …, with r = x ln 2 and |x| ≤ ½.
fn powerOf2Near0(x: f32) -> f32 {
  let r = x * 0.693147181;
  var p = 1.0 / 720.0 + r * (1.0 / 5040.0);
  p = 1.0 / 120.0 + r * p;
  p = 1.0 / 24.0 + r * p;
  p = 1.0 / 6.0 + r * p;
  p = 0.5 + r * p;
  return 1.0 + (r + r * r * p);
}

fn powerOf2(n: i32) -> f32 {
  return bitcast<f32>((n + 127) << 23u);
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  switch (constant) {
    case 1u: { out[i] = power(params.c, b[i]); }
    case 2u: { out[i] = power(a[i], params.c); }
    default: { out[i] = power(a[i], b[i]); }
  }
}
