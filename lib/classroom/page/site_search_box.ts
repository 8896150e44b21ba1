/** The field that searches the course: a combobox with a list of places, led by keyboard or pointer. */

import { element } from "./element.ts";
import { loadScript, siteRoot } from "./load_script.ts";
import { hitList, optionsIn } from "./site_hits.ts";

/** How many places of each kind are shown at most. */
const MOST = 7;

/** The field, with its list below. */
export function searchBox(): HTMLElement {
  return new SearchBox().element;
}

class SearchBox {
  readonly #input = element("input", {
    type: "search",
    role: "combobox",
    placeholder: "Search",
    "aria-label": "Search lectures and library",
    "aria-keyshortcuts": "/",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "hits",
    autocomplete: "off",
    spellcheck: "false",
  });
  readonly #list = element("div", {
    id: "hits",
    role: "listbox",
    "aria-label": "Found",
    hidden: true,
  });
  readonly #said = element("p.for-ears", { role: "status" });
  readonly #problem = element("p.no-hit", { hidden: true });
  readonly element = element(
    "div.search",
    { role: "search" },
    this.#input,
    element("kbd", { "aria-hidden": "true" }, "/"),
    element("div.hits", {}, this.#problem, this.#list),
    this.#said,
  );
  #active = -1;

  constructor() {
    this.#input.addEventListener("focus", () => void this.#search());
    this.#input.addEventListener("input", () => void this.#search());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (!(next instanceof Node && this.element.contains(next))) this.#close();
    });
    // A press on a place must not take the focus before it is followed.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", () => this.#close());
    addEventListener("keydown", (event) => this.#slash(event));
  }

  /** `/` leads here from anywhere but another field. */
  #slash(event: KeyboardEvent): void {
    const { target } = event;
    const types = target instanceof HTMLElement &&
      (target.isContentEditable || target.matches("input, textarea, select"));
    if (event.key !== "/" || event.ctrlKey || event.metaKey || types) return;
    if (!this.element.isConnected || event.defaultPrevented) return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
  }

  async #search(): Promise<void> {
    try {
      await loadScript("assets/search.js");
      this.#show(this.#input.value.trim());
    } catch (error) {
      this.#close();
      this.#tell((error as Error).message);
    }
  }

  #show(query: string): void {
    if (query === "" || document.activeElement !== this.#input) {
      return this.#close();
    }
    const hits = globalThis.netsSearch!(query, MOST);
    if (hits.length === 0) {
      this.#close();
      return this.#tell(`Nothing found for “${query}”`);
    }
    this.#problem.hidden = true;
    this.#list.replaceChildren(...hitList(hits, siteRoot()));
    this.#list.hidden = false;
    this.#list.scrollTop = 0;
    this.#input.setAttribute("aria-expanded", "true");
    this.#said.textContent = hits.length === 1
      ? "1 place found"
      : `${hits.length} places found`;
    this.#mark(-1);
  }

  #tell(words: string): void {
    this.#problem.textContent = words;
    this.#problem.hidden = false;
    this.#said.textContent = words;
  }

  #close(): void {
    this.#list.hidden = true;
    this.#problem.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#mark(-1);
  }

  #key(event: KeyboardEvent): void {
    event.stopPropagation();
    const options = this.#list.hidden ? [] : optionsIn(this.#list);
    const last = options.length - 1;
    switch (event.key) {
      case "ArrowDown":
        this.#mark(this.#active < last ? this.#active + 1 : Math.min(0, last));
        break;
      case "ArrowUp":
        this.#mark(this.#active > 0 ? this.#active - 1 : last);
        break;
      case "Enter":
        if (last < 0) return;
        options[Math.max(this.#active, 0)].click();
        break;
      case "Escape":
        if (this.#list.hidden && this.#problem.hidden) {
          this.#input.value = "";
          this.#input.blur();
        }
        this.#close();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #mark(index: number): void {
    const options = optionsIn(this.#list);
    options.forEach((option, i) =>
      option.setAttribute("aria-selected", String(i === index))
    );
    this.#active = index;
    const active = options[index];
    active?.scrollIntoView({ block: "nearest" });
    if (active) this.#input.setAttribute("aria-activedescendant", active.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }
}
