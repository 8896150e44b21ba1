/** The signs on the buttons of the toolbar, drawn with lines. */

/** Paths in a square of 24, stroked; each sign is one of these. */
const PATHS = {
  contents: "M4 6h16M4 12h10M4 18h13",
  back: "M15 5l-7 7 7 7",
  stop: "M7 7h10v10H7z",
  restart: "M20 12a8 8 0 1 1-2.6-5.9M20 3v5h-5",
  runAll: "M5 5l8 7-8 7zM13 5l8 7-8 7z",
  save: "M5 4h11l4 4v12H4V4zM8 4v5h7V4M8 20v-6h8v6",
  slides: "M4 5h16v11H4zM12 16v4M8 20h8",
  read: "M5 4h14v16H5zM8 8h8M8 12h8M8 16h5",
  speaker: "M4 5h9v9H4zM16 5h4v4h-4zM16 12h4M16 15h4M4 18h16",
  larger: "M12 5v14M5 12h14",
  smaller: "M5 12h14",
  theme: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  help: "M9 9a3 3 0 1 1 4 3c-.8.4-1 1-1 2M12 18v.01",
  notes: "M5 5h14v10h-6l-4 4v-4H5z",
} as const;

/** The name of a sign. */
export type IconName = keyof typeof PATHS;

/** A sign as an element; a screen reader passes over it. */
export function icon(name: IconName): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("class", `icon icon-${name}`);
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  picture.append(path);
  return picture;
}
