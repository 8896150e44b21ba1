/** The whole course as a site, before any browser sees it: links, editions, bytes. */

import assert from "node:assert/strict";
import { posix } from "node:path";
import { unzipSync } from "fflate";
import { listNotebooks } from "../../../lib/classroom/choose.ts";
import { tagsOf } from "../../../lib/classroom/notebook.ts";
import { readNotebook } from "../../../lib/classroom/notebook_file.ts";
import { buildSite } from "../../../lib/classroom/site/build_site.ts";
import type { SiteFiles } from "../../../lib/classroom/site/site_files.ts";
import {
  addressesIn,
  type PageDocument,
  type PageElement,
  pagesOf,
  textOf,
} from "./site_pages.ts";

const student = await buildSite();
const instructor = await buildSite({ edition: "instructor" });
const pages = pagesOf(student);

Deno.test("buildSite() makes the same bytes twice", async () => {
  const again = new Map(await buildSite());
  const files = [...student];
  assert.deepEqual([...again.keys()], files.map(([path]) => path));
  const different = files
    .filter(([path, bytes]) => !sameBytes(bytes, again.get(path)!))
    .map(([path]) => path);
  assert.deepEqual(different, []);
});

Deno.test("every link of every page leads to a file and a place that exist", () => {
  const ids = new Map(
    [...pages].map(([path, page]) => [path, idsIn(page)]),
  );
  const broken = [...pages].flatMap(([path, page]) =>
    addressesIn(page)
      .filter(({ address }) => !/^(https?|data):/.test(address))
      .filter(({ address }) => {
        const [file, place] = address.split("#");
        const target = file === ""
          ? path
          : posix.join(posix.dirname(path), decodeURIComponent(file));
        return student.bytes(target) === undefined ||
          place !== undefined &&
            !ids.get(target)?.has(decodeURIComponent(place));
      })
      .map(({ address }) => `${path} → ${address}`)
  );
  assert.deepEqual(broken, []);
  for (const page of pages.values()) {
    for (const figure of page.querySelectorAll("[data-nets-figure]")) {
      const name = figure.getAttribute("data-nets-figure");
      assert.match(
        textOf(student, `assets/figures/${name}.js`),
        /attachShadow/,
      );
    }
  }
  assert.ok(addressesIn(pages.get("index.html")!).length > 20);
});

Deno.test("no page and no style loads anything from another host", () => {
  const loaded = [...pages].flatMap(([path, page]) =>
    addressesIn(page)
      .filter(({ tag, address }) => tag !== "a" && /^(\w+:)?\/\//.test(address))
      .map(({ address }) => `${path} loads ${address}`)
  );
  const styles = [...student].filter(([path]) => path.endsWith(".css"))
    .flatMap(([path]) =>
      [...textOf(student, path).matchAll(/url\(([^)]*)\)|@import/g)]
        .filter(([, address]) => !/^["']?(fonts\/|data:)/.test(address ?? ""))
        .map(([found]) => `${path} loads ${found}`)
    );
  assert.deepEqual([...loaded, ...styles], []);
});

Deno.test("every page has a policy, a language, a title of its own, one h1, and headings in order", () => {
  const titles = new Set<string>();
  for (const [path, page] of pages) {
    const policy = page.querySelector(
      'meta[http-equiv="Content-Security-Policy"]',
    )?.getAttribute("content") ?? "";
    assert.match(policy, /^default-src 'none'; script-src 'self' file:/, path);
    assert.doesNotMatch(policy, /script-src [^;]*'unsafe/, path);
    const runs = page.querySelector("script#lecture") !== null;
    assert.equal(policy.includes(" blob: 'wasm-unsafe-eval';"), runs, path);
    assert.match(policy, /connect-src 'none'/, path);
    assert.equal(page.documentElement.getAttribute("lang"), "en", path);
    const title = page.querySelector("title")!.textContent!;
    assert.ok(!titles.has(title), `${path}: ${title}`);
    titles.add(title);
    const description = page.querySelector('meta[name="description"]');
    assert.ok((description?.getAttribute("content") ?? "").length > 20, path);
    const levels = [...page.querySelectorAll("h1, h2, h3, h4, h5, h6")]
      .map(({ localName }) => Number(localName[1]));
    assert.equal(levels.filter((level) => level === 1).length, 1, path);
    levels.forEach((level, i) =>
      assert.ok(level <= (levels[i - 1] ?? 0) + 1, `${path}: h${level}`)
    );
    const inline = page.querySelector("script:not([src]):not([type])");
    assert.ok(inline === null, path);
    assert.equal(page.querySelector("main")?.id, "main", path);
    assert.deepEqual(repeatedIds(page), [], path);
    assert.ok(page.querySelector("img:not([alt])") === null, path);
  }
});

Deno.test("the student edition has no word that is for instructors, nor the course's own metadata", async () => {
  const notes = (await allCells()).filter((cell) =>
    tagsOf(cell).includes("instructor")
  );
  assert.ok(notes.length > 5);
  for (const [path, page] of pages) {
    assert.ok(page.querySelector(".for-instructor") === null, path);
    assert.doesNotMatch(textOf(student, path), /\*\*Instructor\.\*\*/, path);
  }
  for (const { id } of notes) {
    assert.equal(holding(student, `"${id}"`), undefined, id);
  }
  for (const word of ["claims", "expression", "errata", "cites", "topics"]) {
    assert.equal(holding(student, `"${word}":`, /\.(ipynb|html)$/), undefined);
  }
  assert.match(textOf(student, "notebooks/05_xor.ipynb"), /"minutes": 9/);
});

Deno.test("the instructors' edition keeps the notes, says so on each page, and asks not to be found", () => {
  for (const [path, page] of pagesOf(instructor)) {
    assert.match(
      page.querySelector(".edition")?.textContent ?? "",
      /^Edition for instructors/,
      path,
    );
    const robots = page.querySelector('meta[name="robots"]');
    assert.equal(robots?.getAttribute("content"), "noindex, nofollow", path);
  }
  for (const [path, page] of pages) {
    assert.equal(
      page.querySelector('.edition, meta[name="robots"]'),
      null,
      path,
    );
  }
  assert.match(
    textOf(instructor, "05_xor.html"),
    /class="cell markdown for-instructor"/,
  );
  assert.match(textOf(instructor, "notebooks/05_xor.ipynb"), /"claims"/);
});

Deno.test("a solution stands on a lecture's page only where it is folded", () => {
  let solutions = 0;
  for (const [path, page] of pages) {
    for (const summary of page.querySelectorAll(".outputs summary")) {
      if (summary.textContent !== "The solution") continue;
      solutions++;
      const solution = dense(summary.parentElement.querySelector("pre")!);
      const shown = [...page.querySelectorAll("main pre, main p, main li")]
        .filter((one) => dense(one).includes(solution))
        .filter((one) => one.closest("details:not([open])") === null);
      assert.equal(shown.length, 0, `${path}: ${solution}`);
    }
  }
  assert.equal(solutions, (textsOf(/check\(\\"\d\d\.\d\\"/g)).length);
});

Deno.test("the output of a cell right after a prediction is folded, others are not, nor a figure to try something on", () => {
  const page = pages.get("05_xor.html")!;
  const cells = [...page.querySelectorAll("main .cell")];
  cells.forEach((cell, i) => {
    if (cell.querySelector(".outputs") === null) return;
    const predicts = cells[i - 1].getAttribute("data-tags")!.includes(
      "predict",
    );
    const folded = cell.querySelector("details.fold .outputs") !== null;
    const isToTry = cell.querySelector("[data-nets-figure]") !== null;
    assert.equal(folded, predicts && !isToTry, cell.id);
  });
  assert.ok(page.querySelector("details.fold") !== null);
  assert.ok(page.querySelector("[data-nets-figure]") !== null);
});

Deno.test("the zip is the site, but for the link to itself", () => {
  const inside = unzipSync(student.bytes("nets-by-hand.zip")!);
  const expected = [...student].map(([path]) => path)
    .filter((path) => path !== "nets-by-hand.zip");
  assert.deepEqual(
    Object.keys(inside),
    expected.map((path) => `nets-by-hand/${path}`),
  );
  const different = expected.filter((path) =>
    !sameBytes(inside[`nets-by-hand/${path}`], student.bytes(path)!)
  );
  assert.deepEqual(different, ["index.html"]);
  const first = new TextDecoder().decode(inside["nets-by-hand/index.html"]);
  assert.doesNotMatch(first, /\.zip/);
  assert.match(textOf(student, "index.html"), /href="nets-by-hand\.zip"/);
});

Deno.test("first pages are small, and no page loads a large script by itself", () => {
  for (const [path, page] of pages) {
    const scripts = loaded(path, addressesIn(page), "script")
      .reduce((sum, file) => sum + student.bytes(file)!.length, 0);
    assert.ok(scripts <= 60_000, `${path}: ${scripts} bytes of scripts`);
  }
  const first = addressesIn(pages.get("index.html")!);
  const all = [
    "index.html",
    ...loaded("index.html", first, "link", "script", "img"),
  ]
    .reduce((sum, file) => sum + student.bytes(file)!.length, 0);
  assert.ok(all < 300_000, `${all} bytes`);
});

Deno.test("every name that can be imported has a place in the pages of the library", async () => {
  const index = await Deno.readTextFile(
    new URL("../../../lib/mod.ts", import.meta.url),
  );
  const names = [...index.matchAll(/\{([^}]*)\}/g)]
    .flatMap(([, list]) =>
      list.split(",").map((name) => name.trim().replace(/^type /, ""))
    )
    .filter((name) => name !== "");
  const page = pages.get("api/nets.html")!;
  const missing = names.filter((name) => page.getElementById(name) === null);
  assert.deepEqual(missing, []);
});

function loaded(
  path: string,
  addresses: readonly { address: string; tag: string }[],
  ...tags: readonly string[]
): string[] {
  return addresses
    .filter(({ tag, address }) =>
      tags.includes(tag) && !address.startsWith("data:")
    )
    .map(({ address }) => posix.join(posix.dirname(path), address));
}

function idsIn(page: PageDocument): Set<string> {
  return new Set([...page.querySelectorAll("[id]")].map(({ id }) => id));
}

function repeatedIds(page: PageDocument): string[] {
  const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
  return ids.filter((id, i) => ids.indexOf(id) !== i);
}

/** The first file of readable text that holds some words. */
function holding(
  files: SiteFiles,
  words: string,
  among = /\.(html|ipynb|js)$/,
): string | undefined {
  return [...files].map(([path]) => path)
    .find((path) => among.test(path) && textOf(files, path).includes(words));
}

async function allCells() {
  const notebooks = await Promise.all(
    (await listNotebooks()).map(readNotebook),
  );
  return notebooks.flatMap(({ cells }) => cells);
}

function textsOf(pattern: RegExp): string[] {
  return [...student].map(([path]) => path)
    .filter((path) => path.endsWith(".ipynb"))
    .flatMap((path) => textOf(student, path).match(pattern) ?? []);
}

/** What an element says, without the spaces. */
function dense({ textContent }: PageElement): string {
  return textContent.replace(/\s+/g, "");
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
