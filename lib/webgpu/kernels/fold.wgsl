// Adds the windows back to the pixels that they were taken from.
//   a    [examples · rows · columns, channels · kernel_height · kernel_width]
//   out  [examples, channels, height, width]
// One thread adds up one pixel, from all windows that see it.

struct Params {
  size: u32,
  channels: u32,
  height: u32,
  width: u32,
  kernel_height: u32,
  kernel_width: u32,
  stride: u32,
  padding: u32,
  rows: u32,
  columns: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;

// Which windows see a place (counted with the padding): from the first to before the last.
fn seen_by(place: u32, kernel: u32, windows: u32) -> vec2u {
  let before = max(place + 1u, kernel) - kernel;
  let first = (before + params.stride - 1u) / params.stride;
  return vec2u(first, min(place / params.stride + 1u, windows));
}

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let line_all = i / params.width;
  let dot = i - line_all * params.width + params.padding;
  let image = line_all / params.height;
  let line = line_all - image * params.height + params.padding;
  let example = image / params.channels;
  let channel = image - example * params.channels;
  let rows = seen_by(line, params.kernel_height, params.rows);
  let columns = seen_by(dot, params.kernel_width, params.columns);
  let entries = params.channels * params.kernel_height * params.kernel_width;
  var sum = 0.0;
  for (var row = rows.x; row < rows.y; row++) {
    let y = line - row * params.stride;
    let window = (example * params.rows + row) * params.columns;
    let entry = (channel * params.kernel_height + y) * params.kernel_width;
    var some = 0.0;
    for (var column = columns.x; column < columns.y; column++) {
      let x = dot - column * params.stride;
      some += a[(window + column) * entries + entry + x];
    }
    sum += some;
  }
  out[i] = sum;
}
