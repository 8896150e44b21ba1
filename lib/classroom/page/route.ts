/** Which page an address means. */

/** The pages there are: the list of lectures, and three views of one lecture. */
export type Route =
  | { readonly view: "list" }
  | { readonly view: "read" | "slides" | "speaker"; readonly name: string };

/**
 * The page that a path means. What is no page leads to the list.
 *
 * @param path of the address: `/read/02_logic_gates`
 *
 * @example The second part of the path names the lecture
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(routeOf("/slides/05_xor"), { view: "slides", name: "05_xor" });
 * assert.deepEqual(routeOf("/"), { view: "list" });
 * ```
 */
export function routeOf(path: string): Route {
  const [, view, name] = path.split("/");
  if (name && (view === "read" || view === "slides" || view === "speaker")) {
    return { view, name: decodeURIComponent(name) };
  }
  return { view: "list" };
}

/** The path of a page; the other direction of `routeOf`. */
export function pathOf(route: Route): string {
  return route.view === "list"
    ? "/"
    : `/${route.view}/${encodeURIComponent(route.name)}`;
}
