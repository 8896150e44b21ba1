// Every window as a row, with zeros beyond the edge.
//   a    [examples, channels, height, width]
//   out  [examples · rows · columns, channels · kernel_height · kernel_width]
// One thread moves one line of a window, `size` is how many there are: so it divides less than if each number
// had its own.

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
@group(0) @binding(1) var<storage, read> a: array<u32>;
@group(0) @binding(2) var<storage, read_write> out: array<u32>;

@compute @workgroup_size(64)
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = id.x + id.y * groups.x * 64u;
  if (i >= params.size) { return; }
  let channel_all = i / params.kernel_height;
  let y = i - channel_all * params.kernel_height;
  let window = channel_all / params.channels;
  let channel = channel_all - window * params.channels;
  let row_all = window / params.columns;
  let column = window - row_all * params.columns;
  let example = row_all / params.rows;
  let row = row_all - example * params.rows;
  // Before the edge these wrap round, and are larger than any size.
  let line = row * params.stride + y - params.padding;
  let left = column * params.stride - params.padding;
  let image = example * params.channels + channel;
  let pixels = (image * params.height + line) * params.width;
  for (var x = 0u; x < params.kernel_width; x++) {
    let dot = left + x;
    var pixel = 0u;
    if (line < params.height && dot < params.width) { pixel = a[pixels + dot]; }
    out[i * params.kernel_width + x] = pixel;
  }
}
