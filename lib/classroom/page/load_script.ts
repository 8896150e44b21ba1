/** Loads a script of the site when it is needed: a classic one, so that it also comes from a disk. */

const loaded = new Map<string, Promise<void>>();

/** The site's root, seen from this page: `""` or `"../"`. */
export function siteRoot(): string {
  return document.documentElement.dataset.root ?? "";
}

/**
 * Runs a script, once however often it is asked for.
 *
 * @param path from the site's root: `assets/live.js`
 * @throws {Error} if it cannot be had; then it can be asked for again
 */
export function loadScript(path: string): Promise<void> {
  let loading = loaded.get(path);
  if (loading === undefined) {
    loading = load(path);
    loaded.set(path, loading);
    loading.catch(() => loaded.delete(path));
  }
  return loading;
}

function load(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = siteRoot() + path;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`Cannot load ${path}: is there still a connection?`));
    });
    document.head.append(script);
  });
}

/** Puts a style of the site into the page, once. */
export function loadStyle(path: string): Promise<void> {
  const href = siteRoot() + path;
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
    document.head.append(link);
  });
}
