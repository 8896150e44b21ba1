/** A frame for an output that brings scripts: a window of its own that can reach nothing of the page. */

/** What a frame may be high at most, in px; what is longer scrolls inside. */
const TALLEST = 1200;

/** Milliseconds after Tab in which a frame that has the focus was given it by the reader. */
const TAB = 300;

/**
 * A frame for one output.
 *
 * It has no origin, so it reads neither the page nor its cookie, and it can neither lead the
 * page elsewhere nor open windows. All it may say is how high it wants to be.
 *
 * @param address where the server has the output as a document
 * @param title what a screen reader calls it
 */
export function outputFrame(address: string, title: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.className = "output-frame";
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("allow", "");
  frame.referrerPolicy = "no-referrer";
  frame.title = title;
  frame.src = address;
  // The keys belong to the lecture: once the pointer is elsewhere, so is the keyboard.
  frame.addEventListener("pointerleave", () => frame.blur());
  listen();
  return frame;
}

let listening = false;
/** When Tab was last pressed in the page: with it a reader may go into a frame. */
let tabbed = -Infinity;

/** One listener for all frames; it keeps none of them alive. */
function listen(): void {
  if (listening) return;
  listening = true;
  addEventListener("message", ({ source, data }) => {
    const height = heightIn(data);
    if (height === undefined) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (frame) wish(frame, Math.min(Math.max(height, 24), TALLEST));
  });
  addEventListener("keydown", ({ key }) => {
    if (key === "Tab") tabbed = performance.now();
  }, { capture: true });
  // A script in a frame can take the focus unasked: it is taken back.
  addEventListener("blur", () =>
    setTimeout(() => {
      const frame = frames().find((one) => one === document.activeElement);
      const isAsked = performance.now() - tabbed < TAB;
      if (frame && !isAsked && !frame.matches(":hover")) {
        frame.blur();
        focus();
      }
    }));
}

function frames(): HTMLIFrameElement[] {
  return [
    ...document.querySelectorAll<HTMLIFrameElement>("iframe.output-frame"),
  ];
}

/** The height in px that a frame asks for: a number, alone or as `height`. */
function heightIn(data: unknown): number | undefined {
  const height = typeof data === "object" && data !== null && "height" in data
    ? data.height
    : data;
  return typeof height === "number" && Number.isFinite(height)
    ? height
    : undefined;
}

const wishes = new Map<HTMLIFrameElement, number>();

/** However often a frame asks, it is laid out once a picture. */
function wish(frame: HTMLIFrameElement, height: number): void {
  if (wishes.size === 0) requestAnimationFrame(grant);
  wishes.set(frame, height);
}

function grant(): void {
  for (const [frame, height] of wishes) {
    frame.style.height = `${Math.ceil(height)}px`;
  }
  wishes.clear();
}
