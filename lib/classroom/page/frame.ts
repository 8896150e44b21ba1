/** A frame for an output that brings scripts: a window of its own that can reach nothing of the page. */

/** What a frame may be high at most, in px; what is longer scrolls inside. */
const TALLEST = 1200;

/** Milliseconds after Tab in which a frame that has the focus was given it by the reader. */
const TAB = 300;

/** What stands in a frame. */
export type FrameContent = {
  /** A document, or the empty page of a static site that waits for one. */
  readonly address: string;
  /** The document that the empty page is sent when it says that it is `"ready"`. */
  readonly document?: string;
};

/** What frames with empty pages are to be sent. */
const documents = new WeakMap<HTMLIFrameElement, string>();

/**
 * A frame for one output.
 *
 * It has no origin, so it reads neither the page nor its cookie, and it can neither lead the
 * page elsewhere nor open windows. All it may say is how high it wants to be.
 *
 * @param title what a screen reader calls it
 */
export function outputFrame(
  { address, document: text }: FrameContent,
  title: string,
): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.className = "output-frame";
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("allow", "");
  frame.referrerPolicy = "no-referrer";
  frame.title = title;
  frame.src = address;
  if (text !== undefined) documents.set(frame, text);
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
    if (data === "ready") return fill(source);
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

/** Sends a document to an empty page; it asks again whenever it is loaded anew. */
function fill(page: MessageEventSource | null): void {
  const frame = frames().find((one) => one.contentWindow === page);
  const text = frame && documents.get(frame);
  // The page has no origin that could be named.
  if (text !== undefined) frame!.contentWindow!.postMessage(text, "*");
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
