/** The stepper's picture, with weights that can be pointed at: by hand or by keyboard. */

import type { Chain } from "../backprop_stepper/chain.ts";
import { nameText } from "../backprop_stepper/formula.ts";
import {
  pictureLayout,
  stepPicture,
  type View,
} from "../backprop_stepper/view.ts";
import { draw, lineThrough } from "../../figures/document.ts";
import { decimal } from "../../figures/numbers.ts";
import type { Control, Edge, Part } from "./backprop_stepper_control.ts";
import { element } from "./element.ts";

/** Makes the picture. */
export function network(control: Control): Part {
  const picture = element("div.picture");
  const sheet = element("div.sheet", {}, picture);
  const scroller = element("div.network", {}, sheet);
  const pointing = new Pointing(control);
  let shown: View | undefined;
  new ResizeObserver(() => shown && reveal(scroller, shown)).observe(scroller);
  let hits = { key: "", show: (_view: View) => {} };
  return {
    element: scroller,
    show: (view: View, chain?: Chain) => {
      const svg = chain
        ? stepPicture(view, { lit: chain.lit, direction: "backward" })
        : stepPicture(view);
      picture.replaceChildren(svg as unknown as Node);
      sheet.style.setProperty("--width", `${svg.getAttribute("width")}px`);
      const key = layoutKey(view);
      if (key !== hits.key) {
        sheet.querySelector(".hits")?.remove();
        const { layer, show } = hitLayer(view, pointing);
        sheet.append(layer);
        hits = { key, show };
        pointing.pinned = undefined;
      }
      hits.show(view);
      shown = view;
      if (!chain) reveal(scroller, view);
    },
    reset: () => pointing.pin(undefined),
  };
}

/** Pictures with the same key have everything in the same place. */
export function layoutKey({ state, digits }: View): string {
  return JSON.stringify([state.sizes, state.names, !state.biases, digits]);
}

/** What the weights have in common: which is pinned, and which is pointed at. */
class Pointing {
  pinned: Edge | undefined;
  edges: { readonly edge: Edge; readonly group: SVGElement }[] = [];

  constructor(readonly control: Control) {}

  /** Points at a weight for as long as the hand or the focus is there. */
  over(edge: Edge | undefined): void {
    this.control.point(edge ?? this.pinned);
  }

  /** Keeps a weight when hand and focus leave, or lets it go. */
  pin(edge: Edge | undefined): void {
    this.pinned = edge && String(this.pinned) === String(edge)
      ? undefined
      : edge;
    for (const { edge, group } of this.edges) {
      const isPinned = String(edge) === String(this.pinned);
      group.setAttribute("aria-pressed", String(isPinned));
    }
    this.over(edge);
  }

  key(event: KeyboardEvent, place: number): void {
    const { edges } = this;
    const to = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: edges.length - 1,
    }[event.key];
    if (to !== undefined) this.focus((to + edges.length) % edges.length);
    else if (event.key === "Enter" || event.key === " ") {
      this.pin(edges[place].edge);
    } else if (event.key === "Escape") this.pin(undefined);
    else return;
    event.preventDefault();
  }

  /** One weight at a time can be reached by Tab; the arrows lead on. */
  focus(place: number): void {
    this.edges.forEach(({ group }, i) =>
      group.setAttribute("tabindex", i === place ? "0" : "-1")
    );
    this.edges[place].group.focus();
  }
}

/** Something to point at over each edge and its label. */
function hitLayer(view: View, pointing: Pointing) {
  const at = pictureLayout(view);
  const named: { edge: Edge; group: SVGElement; name: string }[] = [];
  at.edges.forEach((layer, l) =>
    layer.forEach((ends, i) =>
      ends.forEach((line, j) => {
        const [x, y] = at.labels?.[l][i][j] ?? [0, 0];
        const group = draw(
          "g",
          { class: "edge", role: "button", "aria-pressed": "false" },
          draw("path", { d: lineThrough(line), class: "track" }),
          ...(at.labels
            ? [
              draw("rect", {
                x: x - at.label[0] / 2 + 4,
                y: y - 25,
                width: at.label[0] - 8,
                height: 50,
                rx: 8,
              }),
            ]
            : []),
        ) as unknown as SVGElement;
        const edge = [l + 1, i + 1, j + 1] as const;
        group.dataset.edge = edge.join(".");
        listen(group, edge, named.length, pointing);
        named.push({
          edge,
          group,
          name: nameText(view.names.weights[l][i][j]),
        });
      })
    )
  );
  pointing.edges = named;
  named.forEach(({ group }, k) =>
    group.setAttribute("tabindex", k === 0 ? "0" : "-1")
  );
  const layer = draw("svg", {
    class: "hits",
    width: at.width,
    height: at.height,
    viewBox: `0 0 ${at.width} ${at.height}`,
    role: "group",
    "aria-label":
      "Weights: up and down lead from one to the next, Enter keeps one",
  }) as unknown as SVGSVGElement;
  layer.append(...named.map(({ group }) => group));
  const show = ({ run: { net }, digits }: View) => {
    for (const { edge: [l, i, j], group, name } of named) {
      const value = decimal(net.plain[l - 1].weight[i - 1][j - 1], digits);
      group.setAttribute("aria-label", `${name} = ${value}`);
    }
  };
  return { layer, show };
}

function listen(
  group: SVGElement,
  edge: Edge,
  place: number,
  pointing: Pointing,
) {
  group.addEventListener("pointerenter", () => pointing.over(edge));
  group.addEventListener("pointerleave", () => pointing.over(undefined));
  group.addEventListener("focus", () => pointing.over(edge));
  group.addEventListener("blur", () => pointing.over(undefined));
  group.addEventListener("click", () => pointing.pin(edge));
  group.addEventListener("keydown", (event) => pointing.key(event, place));
}

/** Where the picture is wider than its place, what is black comes into sight. */
function reveal(scroller: HTMLElement, view: View): void {
  if (scroller.scrollWidth <= scroller.clientWidth) return;
  const { nodes, loss, half, width } = pictureLayout(view);
  const lit = view.steps[view.at].lit.flat();
  const middles = lit.map(([l, i]) => (nodes[l]?.[i - 1] ?? loss)[0]);
  if (middles.length === 0) return;
  const scale = scroller.scrollWidth / width;
  const [left, right] = [
    scale * (Math.min(...middles) - half),
    scale * (Math.max(...middles) + half),
  ];
  const wide = scroller.clientWidth;
  if (left >= scroller.scrollLeft && right <= scroller.scrollLeft + wide) {
    return;
  }
  scroller.scrollLeft = (left + right - wide) / 2;
}
