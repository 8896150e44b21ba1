// Matrix products, tile by tile and block by block:
// out[i, j] = g(Σₚ a[i, p] · b[p, j] + bias[j]), for each of some pairs.
//
//   a     [count, m, k]          or [count, k, m], if transposed
//   b     [count, k, n]          or [count, n, k], if transposed
//   bias  [n]                    read only if there is one
//   out   [count, parts, m, n]   where the sums are split into parts that another kernel adds up
//
// What it adds: 256 threads make a tile of 64 × 64 or 128 × 128 numbers, each thread 1 or 4 blocks of
// 4 × 4 in its registers: what is read from workgroup memory is used 4 or 8 times, and that memory is no
// longer what the threads wait for. Half of the threads load from a, the other half from b, each a
// block of 4 × 4 with four vec4f, which it turns round if need be: side by side in the memory of the GPU,
// and side by side in workgroup memory. The next blocks are on their way while the last are used.

struct Params {
  m: u32,
  k: u32,
  n: u32,
  tiles: u32,
  // how many of them there are along m and n
  rowTiles: u32,
  columnTiles: u32,
  // into how many sums a sum is split, and how many products each of them has
  parts: u32,
  length: u32,
}

override transposeA: bool;
override transposeB: bool;
// Whether rows, as they lie, begin at multiples of 4.
override isWideA: bool;
override isWideB: bool;
override isWideOut: bool;
override hasBias: bool;
// Whether tiles are 128 × 128, with 16 products at a time; else 64 × 64, with 32.
override isLarge: bool;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4f>;
@group(0) @binding(2) var<storage, read> b: array<vec4f>;
@group(0) @binding(3) var<storage, read> bias: array<f32>;
@group(0) @binding(4) var<storage, read_write> out: array<vec4f>;

// For each p, a column of the tile of a and a row of the tile of b.
var<workgroup> columnsOfA: array<vec4f, 512>;
var<workgroup> rowsOfB: array<vec4f, 512>;

// Where a tile begins, and what is added up for it.
struct Place { i: u32, j: u32, startA: u32, startB: u32, end: u32 }

// The numbers of one thread: above and below, left and right, 64 apart. Rows of 4 are columns to WGSL.
struct Sums { aboveLeft: mat4x4f, aboveRight: mat4x4f, belowLeft: mat4x4f, belowRight: mat4x4f }

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let tile = group.x + group.y * groups.x;
  if (tile >= params.tiles) { return; }
  let side = select(64u, 128u, isLarge);
  let above = tile / params.columnTiles;
  let product = above / params.rowTiles;
  let matrix = product / params.parts;
  let first = product % params.parts * params.length;
  let place = Place(
    above % params.rowTiles * side,
    tile % params.columnTiles * side,
    matrix * params.m * params.k,
    matrix * params.k * params.n,
    min(first + params.length, params.k),
  );

  // Eight threads side by side load along a row of a tile, and the next eight the next four products.
  let quads = side / 4u;
  let depths = select(8u, 4u, isLarge);
  let isOfA = thread < 128u;
  let loader = thread % 128u;
  let quad = loader % 8u + loader / (8u * depths) * 8u;
  let depth = loader / 8u % depths * 4u;
  let slot = depth * quads + quad;

  // The 32 threads that run together make 4 × 8 blocks: the fewest reads of workgroup memory.
  let x = thread / 32u % 2u * 8u + thread % 8u;
  let y = thread / 64u * 4u + thread / 8u % 4u;

  var c = Sums();
  var next = loaded(isOfA, place, quad * 4u, first + depth);
  for (var p = first; p < place.end; p += depths * 4u) {
    workgroupBarrier();
    if (isOfA) {
      columnsOfA[slot] = next[0];
      columnsOfA[slot + quads] = next[1];
      columnsOfA[slot + 2u * quads] = next[2];
      columnsOfA[slot + 3u * quads] = next[3];
    } else {
      rowsOfB[slot] = next[0];
      rowsOfB[slot + quads] = next[1];
      rowsOfB[slot + 2u * quads] = next[2];
      rowsOfB[slot + 3u * quads] = next[3];
    }
    workgroupBarrier();
    next = loaded(isOfA, place, quad * 4u, p + depths * 4u + depth);
    for (var step = 0u; step < depths; step++) {
      let line = step * 4u * quads;
      c = added(c, line + y, line + x);
      c = added(c, line + quads + y, line + quads + x);
      c = added(c, line + 2u * quads + y, line + 2u * quads + x);
      c = added(c, line + 3u * quads + y, line + 3u * quads + x);
    }
  }

  let at = product * params.m * params.n;
  let i = place.i + y * 4u;
  let j = place.j + x * 4u;
  putBlock(at, i, j, c.aboveLeft);
  if (isLarge) {
    putBlock(at, i, j + 64u, c.aboveRight);
    putBlock(at, i + 64u, j, c.belowLeft);
    putBlock(at, i + 64u, j + 64u, c.belowRight);
  }
}

// One column of a times one row of b, added to each sum.
fn added(c: Sums, y: u32, x: u32) -> Sums {
  let above = columnsOfA[y];
  let left = rowsOfB[x];
  if (!isLarge) { return Sums(withOuter(c.aboveLeft, above, left), mat4x4f(), mat4x4f(), mat4x4f()); }
  let below = columnsOfA[y + 16u];
  let right = rowsOfB[x + 16u];
  return Sums(
    withOuter(c.aboveLeft, above, left),
    withOuter(c.aboveRight, above, right),
    withOuter(c.belowLeft, below, left),
    withOuter(c.belowRight, below, right),
  );
}

fn withOuter(c: mat4x4f, column: vec4f, row: vec4f) -> mat4x4f {
  return mat4x4f(
    fma(vec4f(column.x), row, c[0]),
    fma(vec4f(column.y), row, c[1]),
    fma(vec4f(column.z), row, c[2]),
    fma(vec4f(column.w), row, c[3]),
  );
}

// Of four products from p on: four rows of a or four columns of b, which stand at `side` in the tile.
// 0 beyond the edges: what is beyond the last product adds nothing.
fn loaded(isOfA: bool, place: Place, side: u32, p: u32) -> mat4x4f {
  if (isOfA) {
    let i = place.i + side;
    if (transposeA) { return blockOfA(place.startA, p, i, place.end, params.m); }
    return transpose(blockOfA(place.startA, i, p, params.m, place.end));
  }
  let j = place.j + side;
  if (transposeB) { return transpose(blockOfB(place.startB, j, p, params.n, place.end)); }
  return blockOfB(place.startB, p, j, place.end, params.n);
}

// Four rows of four, as they lie; rows from `rows` on and columns from `columns` on are 0.
fn blockOfA(start: u32, row: u32, column: u32, rows: u32, columns: u32) -> mat4x4f {
  let width = select(params.k, params.m, transposeA);
  let at = start + row * width + column;
  let most = select(0u, columns - min(column, columns), row < rows);
  return mat4x4f(
    quadOfA(at, most),
    quadOfA(at + width, select(0u, most, row + 1u < rows)),
    quadOfA(at + 2u * width, select(0u, most, row + 2u < rows)),
    quadOfA(at + 3u * width, select(0u, most, row + 3u < rows)),
  );
}

fn blockOfB(start: u32, row: u32, column: u32, rows: u32, columns: u32) -> mat4x4f {
  let width = select(params.n, params.k, transposeB);
  let at = start + row * width + column;
  let most = select(0u, columns - min(column, columns), row < rows);
  return mat4x4f(
    quadOfB(at, most),
    quadOfB(at + width, select(0u, most, row + 1u < rows)),
    quadOfB(at + 2u * width, select(0u, most, row + 2u < rows)),
    quadOfB(at + 3u * width, select(0u, most, row + 3u < rows)),
  );
}

// The first numbers from i on, at most 4 and at most as many as are asked for; the others are 0.
fn quadOfA(i: u32, most: u32) -> vec4f {
  var quad = vec4f();
  if (most == 0u) { return quad; }
  if (isWideA) { return a[i / 4u]; }
  quad.x = a[i / 4u][i % 4u];
  if (most > 1u) { quad.y = a[(i + 1u) / 4u][(i + 1u) % 4u]; }
  if (most > 2u) { quad.z = a[(i + 2u) / 4u][(i + 2u) % 4u]; }
  if (most > 3u) { quad.w = a[(i + 3u) / 4u][(i + 3u) % 4u]; }
  return quad;
}

fn quadOfB(i: u32, most: u32) -> vec4f {
  var quad = vec4f();
  if (most == 0u) { return quad; }
  if (isWideB) { return b[i / 4u]; }
  quad.x = b[i / 4u][i % 4u];
  if (most > 1u) { quad.y = b[(i + 1u) / 4u][(i + 1u) % 4u]; }
  if (most > 2u) { quad.z = b[(i + 2u) / 4u][(i + 2u) % 4u]; }
  if (most > 3u) { quad.w = b[(i + 3u) / 4u][(i + 3u) % 4u]; }
  return quad;
}

fn putBlock(start: u32, i: u32, j: u32, c: mat4x4f) {
  putQuad(start, i, j, c[0]);
  putQuad(start, i + 1u, j, c[1]);
  putQuad(start, i + 2u, j, c[2]);
  putQuad(start, i + 3u, j, c[3]);
}

fn putQuad(start: u32, i: u32, j: u32, sums: vec4f) {
  if (i >= params.m) { return; }
  if (j >= params.n) { return; }
  let at = start + i * params.n + j;
  let y = vec4f(
    finished(sums.x, j),
    finished(sums.y, j + 1u),
    finished(sums.z, j + 2u),
    finished(sums.w, j + 3u),
  );
  if (isWideOut) {
    out[at / 4u] = y;
    return;
  }
  let isThere = j + vec4u(0u, 1u, 2u, 3u) < vec4u(params.n);
  putNumber(at, y.x);
  if (isThere.y) { putNumber(at + 1u, y.y); }
  if (isThere.z) { putNumber(at + 2u, y.z); }
  if (isThere.w) { putNumber(at + 3u, y.w); }
}

fn putNumber(i: u32, x: f32) { out[i / 4u][i % 4u] = x; }

fn finished(sum: f32, j: u32) -> f32 {
  if (hasBias) { return activated(sum + bias[j]); }
  return activated(sum);
}
