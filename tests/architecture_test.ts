/** The rooms of the library, and the rules that keep them readable: imports only point down. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const lib = fileURLToPath(new URL("../lib/", import.meta.url));

/** Lowest first: a file may import from its own line and from the lines above it here. */
const ROOMS = [
  "errors.ts",
  "describe.ts",
  "shape.ts",
  "graph.ts",
  "random.ts",
  "structure.ts",
  "logic",
  "learning",
  "scalar",
  "tensor",
  "webgpu",
  "nn",
  "datasets",
  "figures",
  "exercises",
  "notebook",
  "interactive",
  "classroom",
];

/** Tables of contents: they may import from everywhere, and nobody in `lib/` from them. */
const INDEXES = [
  "mod.ts",
  "exact.ts",
  "datasets/mod.ts",
  "figures/mod.ts",
  "interactive/mod.ts",
  "nn/mod.ts",
  "tensor/mod.ts",
  "webgpu/mod.ts",
  "notebook/mod.ts",
];

/** What cells of a page may import: it knows what a notebook knows. */
const MODULES_OF_CELLS = "classroom/worker/modules.ts";

/** Packages, and the only places that may know them. */
const PACKAGES: Record<string, string | readonly string[]> = {
  "mathjs": "logic/",
  "@observablehq/plot": ["figures/", MODULES_OF_CELLS],
  "linkedom": "figures/",
  "d3-dsv": "datasets/csv.ts",
  "zeromq": "classroom/kernel/",
  "markdown-it": "classroom/markdown.ts",
  "@mdit/plugin-katex": "classroom/markdown.ts",
  "@codemirror/autocomplete": "classroom/page/",
  "@codemirror/commands": "classroom/page/",
  "@codemirror/lang-javascript": ["classroom/page/", "classroom/site/"],
  "@codemirror/lang-markdown": "classroom/page/",
  "@codemirror/language": "classroom/page/",
  "@codemirror/state": "classroom/page/",
  "@codemirror/view": "classroom/page/",
  "@lezer/highlight": [
    "classroom/page/",
    "classroom/site/",
    "classroom/code_palette.ts",
  ],
  "dompurify": "classroom/page/",
  "minisearch": ["classroom/page/", "classroom/site/"],
  "fflate": ["interactive/", "classroom/site/"],
  "sucrase": "classroom/worker/",
  "acorn": "classroom/worker/",
  "node-inspect-extracted": "classroom/worker/",
  "assert": "classroom/worker/",
  "reveal.js": "classroom/page/",
  "reveal.js/reveal.css": "classroom/presenter/assets.ts",
  "katex/dist/katex.min.css": "classroom/presenter/assets.ts",
};

/** Scripts of figures, as texts. */
const BUNDLES = "interactive/bundles/";

/** Measured data, as texts, which only their readers know. */
const isDataOf = (file: string, name: string) =>
  file.startsWith("datasets/") && name.startsWith("../data/");

/** Programs of the GPU, as texts, which only the operations that run them know. */
const isKernelOf = (file: string, name: string) =>
  file.startsWith("webgpu/") && /^webgpu\/kernels\/\w+\.wgsl$/.test(name);

const files = readdirSync(lib, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replaceAll("\\", "/"));

const sources = new Map(
  files.map((file) => [file, readFileSync(lib + file, "utf8")]),
);

/** Every module named in an import or export, type imports left out if `atRunTime`. */
function importsOf(file: string, { atRunTime = false } = {}): string[] {
  const code = sources.get(file)!
    .replace(/\/\*[\s\S]*?\*\//g, "") // examples in docs import from anywhere
    .replace(/^\s*\/\/.*$/gm, "");
  const statements = [
    ...code.matchAll(
      /^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"/gm,
    ),
    ...code.matchAll(/\bimport(\s)?\(\s*"([^"]+)"/g),
  ];
  return statements
    .filter(([, type]) => !(atRunTime && type?.startsWith("type")))
    .map(([, , name]) =>
      name.startsWith(".")
        ? relative(lib, resolve(lib, dirname(file), name)).replaceAll("\\", "/")
        : name
    );
}

const isFile = (name: string) => sources.has(name);
const roomOf = (file: string) => ROOMS.indexOf(file.split("/")[0]);

Deno.test("every file in lib/ belongs to a room or is a table of contents", () => {
  assert.deepEqual(
    files.filter((file) => roomOf(file) < 0 && !INDEXES.includes(file)),
    [],
  );
});

Deno.test("imports in lib/ point down, and never to a table of contents", () => {
  const wrong = files.filter((file) => !INDEXES.includes(file)).flatMap(
    (file) =>
      importsOf(file).filter(isFile)
        .filter((name) =>
          roomOf(name) > roomOf(file) ||
          INDEXES.includes(name) && file !== MODULES_OF_CELLS
        )
        .map((name) => `${file} imports ${name}`),
  );
  assert.deepEqual(wrong, []);
});

Deno.test("no file in lib/ imports itself, however far round", () => {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    assert.ok(
      !path.includes(file),
      `import cycle: ${[...path, file].join(" → ")}`,
    );
    if (done.has(file)) return;
    for (const next of importsOf(file, { atRunTime: true }).filter(isFile)) {
      visit(next, [...path, file]);
    }
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

Deno.test("scalar knows neither logic nor learning", () => {
  const wrong = files.filter((file) => file.startsWith("scalar/"))
    .flatMap((file) => importsOf(file))
    .filter((name) => /^(logic|learning)\//.test(name));
  assert.deepEqual(wrong, []);
});

Deno.test("in the classroom, the kernel knows no presenter, neither knows the site, and none a command", () => {
  const steps = [
    "classroom/kernel/",
    "classroom/presenter/",
    "classroom/site/",
  ];
  const commands =
    /^classroom\/(run|check|lab|lecture|site|kernel_command|kernels_command|bundle_command)\.ts$/;
  const wrong = steps.flatMap((step, i) =>
    files.filter((file) => file.startsWith(step)).flatMap((file) =>
      importsOf(file)
        .filter((name) =>
          commands.test(name) ||
          steps.slice(i + 1).some((higher) => name.startsWith(higher))
        )
        .map((name) => `${file} imports ${name}`)
    )
  );
  assert.deepEqual(wrong, []);
});

/** Programs for the browser, which see what others do not: pages, workers, figures under a hand. */
const PROGRAMS = ["classroom/page/", "classroom/worker/", "interactive/live/"];

Deno.test("programs for the browser are nobody's modules, but the page is built with the words of the figures", () => {
  const programOf = (file: string) =>
    PROGRAMS.find((place) => file.startsWith(place));
  const shared = "interactive/live/element.ts";
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((name) => programOf(name) && programOf(name) !== programOf(file))
      .filter((name) => name !== shared || !file.startsWith("classroom/page/"))
      .map((name) => `${file} imports ${name}`)
  );
  assert.deepEqual(wrong, []);
});

Deno.test("packages are known only to the places they were taken in for", () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((name) => !isFile(name) && !name.startsWith("node:"))
      .filter((name) =>
        !name.startsWith(BUNDLES) && !isDataOf(file, name) &&
        !isKernelOf(file, name)
      )
      .filter((name) => file !== MODULES_OF_CELLS || !/^nets\b/.test(name))
      .filter((name) =>
        ![PACKAGES[name] ?? "nowhere"].flat().some((place) =>
          file.startsWith(place)
        )
      )
      .map((name) => `${file} imports ${name}`)
  );
  assert.deepEqual(wrong, []);
});

Deno.test('importing "nets" loads no package: mathjs and Plot come with the names that use them', () => {
  const loaded = new Set<string>();
  const visit = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    if (isFile(file)) importsOf(file, { atRunTime: true }).forEach(visit);
  };
  visit("mod.ts");
  assert.deepEqual([...loaded].filter((name) => !isFile(name)), []);
});

Deno.test("no file in lib/ is too long to read in one sitting", () => {
  const long = files.map((file) => ({
    file,
    lines: sources.get(file)!.split("\n").length - 1,
  })).filter(({ lines }) => lines > 300);
  assert.deepEqual(long, []);
});

Deno.test("every file in lib/ says first what it is", () => {
  assert.deepEqual(
    files.filter((file) => !sources.get(file)!.startsWith("/**")),
    [],
  );
});

Deno.test("nothing in lib/ draws from Math.random", () => {
  const guilty = files.filter((file) =>
    /\bMath\s*\.\s*random\s*\(/.test(sources.get(file)!)
  );
  assert.deepEqual(guilty, []);
});

/** Laws that hold for a whole room, not for one file of it. */
const LAWS_OF_ROOMS = ["figures/figures_test.ts", "figures/pictures_test.ts"];

/** Whether tests stand beside a file of lib/; many tests of one file may stand in several, `FILE_WHAT_test.ts`. */
const mirrors = (test: string) =>
  files.some((file) => {
    const start = file.replace(/\.ts$/, "_");
    return test.startsWith(start) && !test.slice(start.length).includes("/");
  });

Deno.test("every test file mirrors a file of lib/, or holds the laws of a room", () => {
  const tests = fileURLToPath(new URL("./", import.meta.url));
  const orphans = readdirSync(tests, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith("_test.ts"))
    .filter((file) =>
      !/^(lectures|notebooks|bench|support)\//.test(file) &&
      !["architecture_test.ts", "elsewhere_test.ts", "readme_test.ts"]
        .includes(file) &&
      !LAWS_OF_ROOMS.includes(file)
    )
    .filter((file) => !mirrors(file));
  assert.deepEqual(orphans, []);
});
