// A function of each number: out[i] = f(a[i], c).
//   a     [size]
//   out   [size]
// One thread takes four numbers. The compiler may believe that there is neither NaN nor ∞, so what depends on them
// is decided by bits; and WebGPU's own exp, log and tanh may be far less exact than 24 bits.

struct Params { size: u32, c: f32, infinity: f32, nan: f32 }

// Which function: its place in MAPS of each.ts.
override f: u32;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4f>;

fn apply(x: f32, c: f32) -> f32 {
  let bits = bitcast<u32>(x);
  let is_negative = (bits >> 31u) == 1u;
  if (f == 0u) { return f32(bits - 1u < 0x7f800000u); } // isPositive: up to ∞, which is 0x7f800000
  if (f == 1u) { return f32((bits & 0x7fffffffu) < 0x7f800000u); } // isFinite
  if ((bits & 0x7fffffffu) > 0x7f800000u) { return x; } // NaN
  switch (f) {
    case 2u: { return -x; }
    case 3u: { return exponential(x); }
    case 4u: { return logarithm(x); }
    case 5u: { return square_root(x); }
    case 6u: { return x * x; }
    case 7u: { return 1.0 / x; }
    case 8u: { return abs(x); }
    case 9u: { return select(select(1.0, -1.0, is_negative), x, (bits << 1u) == 0u); } // sign
    case 10u: { return hyperbolic_tangent(x); }
    case 11u: { return sigmoid(x); }
    case 12u: { return softplus(x); }
    case 13u: { return select(x, 0.0, is_negative); } // relu
    case 14u: { return select(x, c * x, is_negative); } // leakyRelu
    case 15u: { return c * x; } // scale
    default: { return x + c; } // shift
  }
}

// eˣ = 2ⁿ (1 + rest), with x = n ln 2 + r and rest = eʳ − 1, for x from −104 to 89.
struct Power { n: i32, rest: f32 }

fn power(x: f32) -> Power {
  let n = i32(round(x * 1.44269504));
  // in units of 2⁻²⁴ and whole numbers: compilers may join two products of n, and lose what the second is for
  let units = i32(x * 0x1p24) - n * 11629080;
  let r = select(f32(units) * 0x1p-24 + f32(n) * 1.9046543e-9, x, n == 0);
  // r + r²/2! + r³/3! + …, where |r| ≤ ln 2 / 2
  var p = 1.0 / 720.0 + r * (1.0 / 5040.0);
  p = 1.0 / 120.0 + r * p;
  p = 1.0 / 24.0 + r * p;
  p = 1.0 / 6.0 + r * p;
  p = 0.5 + r * p;
  return Power(n, r + r * r * p);
}

fn power_of_2(n: i32) -> f32 {
  return bitcast<f32>((n + 127) << 23u);
}

fn exponential(x: f32) -> f32 {
  let p = power(clamp(x, -104.0, 89.0)); // beyond, it is 0 or ∞
  // 2ⁿ in two factors, for it may itself be too large or too small where the result is not
  let half = p.n >> 1u;
  return (1.0 + p.rest) * power_of_2(half) * power_of_2(p.n - half);
}

// ln((1 + s) / (1 − s)) = 2 (s + s³/3 + s⁵/5 + …), for |s| ≤ 1/3.
fn logarithm_of_ratio(s: f32) -> f32 {
  let square = s * s;
  var p = 1.0 / 11.0 + square * (1.0 / 13.0);
  p = 1.0 / 9.0 + square * p;
  p = 1.0 / 7.0 + square * p;
  p = 1.0 / 5.0 + square * p;
  p = 1.0 / 3.0 + square * p;
  return 2.0 * (s + s * square * p);
}

// ln x = e ln 2 + ln m, with x = 2ᵉ m and √½ ≤ m < √2.
fn logarithm(x: f32) -> f32 {
  let bits = bitcast<i32>(x);
  if ((bits << 1u) == 0) { return -params.infinity; }
  if (bits < 0) { return params.nan; }
  if (bits == 0x7f800000) { return x; }
  // numbers below 2⁻¹²⁶ count in units of 2⁻¹⁴⁹
  let is_tiny = bits < 0x00800000;
  let y = select(bits, bitcast<i32>(f32(bits)), is_tiny);
  let e = (y - 0x3f3504f3) >> 23u; // 0x3f3504f3 is √½
  let m = bitcast<f32>(y - (e << 23u));
  let exponent = f32(e - select(0, 149, is_tiny));
  return exponent * 0.693147181 + logarithm_of_ratio((m - 1.0) / (m + 1.0));
}

fn square_root(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  if ((bits << 1u) == 0u || bits == 0x7f800000u) { return x; }
  return select(sqrt(x), params.nan, bits > 0x80000000u);
}

// E / (E + 2), with E = e²ˣ − 1 = 2ⁿ rest + (2ⁿ − 1).
fn hyperbolic_tangent(x: f32) -> f32 {
  let size = abs(x);
  let p = power(2.0 * min(size, 10.0));
  let scale = power_of_2(p.n);
  let e = select(scale * p.rest + (scale - 1.0), p.rest, p.n == 0);
  let t = select(e / (e + 2.0), 1.0, size > 9.1);
  return select(t, -t, x < 0.0);
}

// 1 / (1 + e⁻ˣ), and eˣ / (1 + eˣ) below 0, so that no power of e is above 1.
fn sigmoid(x: f32) -> f32 {
  let e = exponential(-abs(x));
  return select(1.0, e, x < 0.0) / (1.0 + e);
}

// ln(1 + eˣ) = max(x, 0) + ln(1 + e), with e = e⁻ᴵˣᴵ.
fn softplus(x: f32) -> f32 {
  let e = exponential(-abs(x));
  return max(x, 0.0) + logarithm_of_ratio(e / (2.0 + e));
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = 4u * (id.x + id.y * groups.x * 64u);
  if (i >= params.size) { return; }
  let x = a[i / 4u];
  put(i, vec4f(apply(x.x, params.c), apply(x.y, params.c), apply(x.z, params.c), apply(x.w, params.c)));
}
