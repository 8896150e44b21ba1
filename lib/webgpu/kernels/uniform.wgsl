// Numbers from 0 to 1, by chance: out[i] = word i % 4 of block ⌊i / 4⌋ of Philox4x32-10, its upper 24 bits.
//   out   [size]
// One thread makes one block, whose counter is its number and the stream, and whose key is the seed: see random.ts.

struct Params { size: u32, stream: u32, seed_low: u32, seed_high: u32 }

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> out: array<vec4f>;

// The upper 32 bits of a product, from four products of 16 bits.
fn multiply_high(x: u32, y: u32) -> u32 {
  let low = (x & 0xffffu) * (y & 0xffffu);
  let middle = (x >> 16u) * (y & 0xffffu) + (low >> 16u);
  let carry = (x & 0xffffu) * (y >> 16u) + (middle & 0xffffu);
  return (x >> 16u) * (y >> 16u) + (middle >> 16u) + (carry >> 16u);
}

fn philox(counter: vec4u, seed: vec2u) -> vec4u {
  var c = counter;
  var key = seed;
  for (var round = 0; round < 10; round++) {
    let high_x = multiply_high(0xd2511f53u, c.x);
    let high_z = multiply_high(0xcd9e8d57u, c.z);
    c = vec4u(high_z ^ c.y ^ key.x, 0xcd9e8d57u * c.z, high_x ^ c.w ^ key.y, 0xd2511f53u * c.x);
    key += vec2u(0x9e3779b9u, 0xbb67ae85u); // the golden ratio, and the square root of three less one
  }
  return c;
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = 4u * (id.x + id.y * groups.x * 64u);
  if (i >= params.size) { return; }
  let words = philox(vec4u(i / 4u, 0u, params.stream, 0u), vec2u(params.seed_low, params.seed_high));
  put(i, vec4f(words >> vec4u(8u)) * 0x1p-24);
}
