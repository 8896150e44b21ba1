// The activation of a layer, y = g(z), for the kernels that make layers: it stands behind each of them.

// What g is: its place in ACTIVATIONS of products.ts.
override activation: u32;

fn activated(z: f32) -> f32 {
  // a NaN, which compilers may assume away unless its bits are looked at
  if ((bitcast<u32>(z) & 0x7fffffffu) > 0x7f800000u) { return z; }
  switch (activation) {
    case 1u: { return max(z, 0.0); }
    case 2u: { return hyperbolicTangent(z); }
    case 3u: { return 1.0 / (1.0 + exponential(-z)); }
    default: { return z; }
  }
}

// A polynomial where 1 − 2 / (e²ˣ + 1) would lose digits (Cephes, tanhf).
fn hyperbolicTangent(x: f32) -> f32 {
  let y = x * x;
  if (y < 0.390625) {
    let high = fma(fma(-5.70498872745e-3, y, 2.06390887954e-2), y, -5.37397155531e-2);
    return fma(fma(fma(high, y, 1.33314422036e-1), y, -3.33332819422e-1) * y, x, x);
  }
  return sign(x) * (1.0 - 2.0 / (exponential(2.0 * abs(x)) + 1.0));
}

// 2ⁿ eʳ with a small r, for which a polynomial is exact (Cephes, expf). ln 2 is 355/512 less 2.12e-4,
// so that n · 355/512 has no error; whole numbers keep compilers from adding the two parts up again.
fn exponential(x: f32) -> f32 {
  let within = clamp(x, -87.0, 88.0);
  let n = i32(round(within * 1.44269504));
  let r = fma(f32(n), 2.12194440e-4, within - f32(n * 355) / 512.0);
  let high = fma(fma(1.9875691500e-4, r, 1.3981999507e-3), r, 8.3334519073e-3);
  let low = fma(fma(fma(high, r, 4.1665795894e-2), r, 1.6666665459e-1), r, 0.5);
  return ldexp(fma(low * r, r, r) + 1.0, n);
}
