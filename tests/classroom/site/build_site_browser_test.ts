/** The whole course as a site in Chromium: from a server under a path, from a disk, without scripts, on paper. */

import assert from "node:assert/strict";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { buildSite } from "../../../lib/classroom/site/build_site.ts";
import { serveSite } from "../../../lib/classroom/site/serve_site.ts";
import { writeSite } from "../../../lib/classroom/site/write_site.ts";
import { findBrowser } from "../../support/classic_jupyter.ts";

const ignore = findBrowser() === undefined;

/** One page of each kind. */
const KINDS = [
  "index.html",
  "05_xor.html",
  "api/index.html",
  "api/nets_exact.html",
  "slides/05_xor.html",
];

/** The site in a folder, its server, a browser, and what pages say and ask for. */
class Place implements AsyncDisposable {
  readonly complaints: string[] = [];
  readonly requests: string[] = [];
  readonly #server: ReturnType<typeof serveSite>;

  private constructor(readonly folder: string, readonly browser: Browser) {
    this.#server = serveSite(folder, 0, "/some/course");
  }

  static async make(): Promise<Place> {
    const folder = await Deno.makeTempDir({ prefix: "nets-site-" });
    await writeSite(await buildSite(), folder);
    const browser = await chromium.launch({
      executablePath: findBrowser()!,
      args: ["--no-sandbox", "--disable-gpu"],
    });
    return new Place(folder, browser);
  }

  get address(): string {
    return this.#server.address;
  }

  /** Opens a page from the server, or from wherever its address says. */
  async open(
    path: string,
    options: Parameters<Browser["newPage"]>[0] = {},
  ): Promise<Page> {
    const page = await this.browser.newPage({
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    page.setDefaultTimeout(30_000);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        this.complaints.push(`${path}: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => this.complaints.push(`${path}: ${error}`));
    page.on("request", (request) => this.requests.push(request.url()));
    await page.goto(new URL(path, this.address).href);
    return page;
  }

  /** What Chromium found wrong, and every request that left the site, since this was asked last. */
  troubles(): readonly string[] {
    const away = this.requests.splice(0).filter((url) =>
      !url.startsWith(this.address) &&
      !url.startsWith(`file://${this.folder}/`) &&
      !/^(data|blob):/.test(url)
    );
    return [...this.complaints.splice(0), ...away];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await this.#server[Symbol.asyncDispose]();
    await Deno.remove(this.folder, { recursive: true });
  }
}

/** All that axe knows, and what depends on the theme alone. */
const RULES = {
  all: {
    type: "tag",
    values: [
      ...["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      "best-practice",
    ],
  },
  colours: { type: "rule", values: ["color-contrast"] },
} as const;

/** What axe finds wrong in a page: the rule, and the first element it is about. */
async function violations(
  page: Page,
  runOnly: typeof RULES[keyof typeof RULES] = RULES.all,
): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly, resultTypes: ["violations"] });
  return await page.evaluate<string[]>(`axe.run(document, ${options})
    .then(({ violations }) => violations.map(({ id, nodes }) =>
      [id, nodes.length, nodes[0].html.slice(0, 200), nodes[0].failureSummary].join(" | ")))`);
}

const steps: Readonly<Record<string, (place: Place) => Promise<void>>> = {
  async "axe finds nothing on any kind of page, in any theme"(place) {
    for (const theme of ["light", "dark", "contrast"]) {
      // The policy keeps axe out as it keeps out all that is not the page's own.
      const context = await place.browser.newContext({ bypassCSP: true });
      await context.addInitScript(
        `localStorage.setItem("nets.theme", "${theme}")`,
      );
      for (const path of KINDS) {
        const page = await context.newPage();
        await page.goto(new URL(path, place.address).href);
        if (path.startsWith("slides/")) {
          await page.waitForSelector(".cell.current");
        }
        const found = await violations(
          page,
          theme === "light" ? RULES.all : RULES.colours,
        );
        assert.deepEqual(found, [], `${path} in ${theme}`);
        await page.close();
      }
      await context.close();
    }
  },

  async "axe finds nothing on a narrow window, nor in what the search found"(
    place,
  ) {
    const context = await place.browser.newContext({
      bypassCSP: true,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await page.goto(new URL("05_xor.html", place.address).href);
    await page.getByRole("combobox").fill("threshold");
    await page.locator(".hit").first().waitFor();
    assert.deepEqual(await violations(page), []);
    for (const path of ["12_backprop_by_hand.html", "api/nets_exact.html"]) {
      await page.goto(new URL(path, place.address).href);
      await page.evaluate(
        `for (const one of document.querySelectorAll("details")) one.open = true`,
      );
      assert.deepEqual(await violations(page), [], path);
    }
    await context.close();
  },

  async "axe finds nothing in a lecture that has become live"(place) {
    const context = await place.browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(new URL("12_backprop_by_hand.html", place.address).href);
    await page.locator(".cell.code .run").first().click();
    await page.locator(".cell.code[data-status=ok]").first().waitFor();
    assert.deepEqual(await violations(page), []);
    await context.close();
  },

  async "the search is led by keyboard from anywhere, and says what it found"(
    place,
  ) {
    const page = await place.open("api/nets.html");
    await page.keyboard.press("/");
    await page.keyboard.type("XOR");
    await page.locator(".hit").first().waitFor();
    assert.match(
      (await page.locator(".search [role=status]").innerText()).trim(),
      /^\d+ places found$/,
    );
    const box = page.getByRole("combobox");
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    const options = page.getByRole("option");
    const count = await options.count();
    await page.keyboard.press("ArrowUp");
    assert.equal(
      await options.nth(count - 1).getAttribute("aria-selected"),
      "true",
    );
    await page.keyboard.press("ArrowDown");
    const active = await box.getAttribute("aria-activedescendant");
    assert.equal(active, await options.first().getAttribute("id"));
    await page.keyboard.press("Escape");
    assert.equal(await box.getAttribute("aria-expanded"), "false");
    assert.equal(await box.inputValue(), "XOR");
    await page.keyboard.press("Escape");
    assert.equal(await box.inputValue(), "");
    await page.keyboard.press("/");
    await page.keyboard.type("certificate");
    await page.getByRole("option").filter({ hasText: "3 · A certificate" })
      .waitFor();
    await page.keyboard.press("ArrowDown");
    const target = await page.locator('[aria-selected="true"]').getAttribute(
      "href",
    );
    await page.keyboard.press("Enter");
    await page.waitForURL(
      new URL(target!, new URL("api/", place.address)).href,
    );
    await page.close();
  },

  async "the search finds names of the library and sections of lectures, and says when there is nothing"(
    place,
  ) {
    const page = await place.open("index.html");
    const box = page.getByRole("combobox");
    await box.fill("thresholdUnit");
    const titles = page.locator(".hit-title");
    await titles.first().waitFor();
    assert.ok((await titles.allInnerTexts()).includes("thresholdUnit"));
    assert.ok(
      (await page.locator(".hit-where").allInnerTexts()).some((text) =>
        text.startsWith("02 · ")
      ),
    );
    await box.fill("zebra crossing");
    await page.locator(".no-hit").waitFor();
    assert.equal(
      await page.locator(".no-hit").innerText(),
      "Nothing found for “zebra crossing”",
    );
    assert.deepEqual(place.troubles(), []);
    await page.close();
  },

  async "Run runs a cell after all that it needs, in the page, and nothing leaves the site"(
    place,
  ) {
    const page = await place.open("05_xor.html");
    const code = page.locator(".cell.code:has(.outputs)").first();
    const id = await code.getAttribute("data-cell");
    const saved = await page.locator(`#${id} .outputs`).first().innerText();
    await code.locator(".run").click();
    await page.locator(`#${id}[data-status=ok]`).waitFor();
    assert.equal(
      await page.locator(`#${id} .outputs`).first().innerText(),
      saved,
    );
    assert.equal(await page.locator("header [role=combobox]").count(), 1);
    assert.deepEqual(place.troubles(), []);
    await page.close();
  },

  async "slides open by themselves"(place) {
    const page = await place.open("slides/02_logic_gates.html");
    await page.locator(".cell.current").first().waitFor();
    assert.deepEqual(place.troubles(), []);
    await page.close();
  },

  async "figures that answer come to life when they come near"(place) {
    for (const name of ["02_logic_gates", "05_xor", "12_backprop_by_hand"]) {
      const page = await place.open(`${name}.html`);
      const root = page.locator("main [data-nets-figure]").first();
      assert.equal(await root.locator("figure img").count(), 1);
      await root.scrollIntoViewIfNeeded();
      await root.locator(".paper").waitFor();
      assert.deepEqual(place.troubles(), [], name);
      await page.close();
    }
  },

  async "without scripts a lecture is all there, and no button is"(place) {
    const page = await place.open("05_xor.html", { javaScriptEnabled: false });
    assert.equal(
      await page.locator("main button, header button, header input").count(),
      0,
    );
    assert.ok(await page.locator("main .outputs img").count() > 5);
    assert.ok(await page.locator("main .katex").count() > 20);
    await page.locator("details.fold summary").first().click();
    assert.ok(await page.locator("details.fold .outputs").first().isVisible());
    assert.ok(await page.locator(".contents a").first().isVisible());
    const slides = await place.open("slides/05_xor.html", {
      javaScriptEnabled: false,
    });
    assert.match(
      await slides.locator("main").innerText(),
      /Slides need JavaScript/,
    );
    assert.deepEqual(place.troubles(), []);
    await page.close();
    await slides.close();
  },

  async "a dark system is heeded without scripts, and light on paper"(place) {
    const page = await place.open("05_xor.html", {
      javaScriptEnabled: false,
      colorScheme: "dark",
    });
    const paper = () =>
      page.evaluate(
        "getComputedStyle(document.documentElement).backgroundColor",
      );
    assert.equal(await paper(), "rgb(21, 24, 29)");
    await page.emulateMedia({ media: "print" });
    assert.equal(await paper(), "rgb(255, 255, 255)");
    await page.close();
  },

  async "the theme that was chosen holds on the next page"(place) {
    const page = await place.open("index.html");
    const shown = () => page.locator("html").getAttribute("data-theme");
    assert.equal(await shown(), "light");
    await page.getByRole("button", { name: "Colours" }).click();
    assert.equal(await shown(), "dark");
    await page.getByRole("link", { name: "Library" }).first().click();
    await page.waitForURL(/api\/index\.html$/);
    assert.equal(await shown(), "dark");
    await page.close();
  },

  async "on paper there are no buttons, and what is folded is shown"(place) {
    const page = await place.open("05_xor.html");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(`dispatchEvent(new Event("beforeprint"))`);
    // Controls of figures are part of the figures.
    const left = await page.evaluate<number>(
      `[...document.querySelectorAll("button, input, nav")].filter((one) => one.checkVisibility()).length`,
    );
    assert.equal(left, 0);
    const hidden = page.locator("details.fold .outputs").filter({
      visible: false,
    });
    assert.equal(await hidden.count(), 0);
    // A browser that does not know the style for it has them opened.
    assert.equal(
      await page.locator("main details.fold:not([open])").count(),
      0,
    );
    await page.evaluate(`dispatchEvent(new Event("afterprint"))`);
    assert.equal(await page.locator("details.fold[open]").count(), 0);
    await page.close();
  },

  async "from a disk everything works as from a server: theme, search, cells, slides"(
    place,
  ) {
    const root = `file://${place.folder}/`;
    const page = await place.open(`${root}05_xor.html`);
    await page.getByRole("combobox").fill("certificate");
    await page.locator(".hit").first().waitFor();
    await page.keyboard.press("Escape");
    const id = await page.locator(".cell.code").first().getAttribute(
      "data-cell",
    );
    await page.locator(".cell.code .run").first().click();
    await page.locator(`#${id}[data-status=ok]`).waitFor();
    await page.goto(`${root}slides/05_xor.html`);
    await page.locator(".cell.current").first().waitFor();
    assert.deepEqual(place.troubles(), []);
    await page.close();
  },
};

Deno.test({
  name: "the site in a browser",
  ignore,
  async fn(t) {
    await using place = await Place.make();
    for (const [name, work] of Object.entries(steps)) {
      await t.step(name, () => work(place));
    }
  },
});
