// The end of a kernel whose threads take four numbers each: it stands behind each of them, which have
// `out`, an array of vec4f, and `params.size`.

// Writes the numbers from i on, but leaves what stands behind the last.
fn put(i: u32, y: vec4f) {
  let left = params.size - i;
  if (left >= 4u) {
    out[i / 4u] = y;
  } else {
    out[i / 4u] = select(out[i / 4u], y, vec4u(0u, 1u, 2u, 3u) < vec4u(left));
  }
}
