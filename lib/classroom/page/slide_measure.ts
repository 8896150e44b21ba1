/** Whether anything on a slide is cut: measured in the page, in the layout it has at the moment. */

/** Pictures below this share of their own size cannot be read from the back. */
const SMALLEST_PICTURE = 0.58;

/** What scrolls sideways by itself when it is too wide. */
const SCROLLS =
  ".output, .output > *, .prose > table, .prose > pre, .cm-scroller, .output-text pre";

/**
 * Whether something does not have the room it needs.
 *
 * @param sheet the room
 * @param body what is in it
 * @param natural how much larger than in the reading view things are by nature
 */
export function isCut(
  sheet: HTMLElement,
  body: HTMLElement,
  natural: number,
): boolean {
  fitFormulas(body);
  return isHigher(sheet, body) || isWider(body) ||
    hasTinyPicture(body, natural);
}

/** The body's pixels are larger or smaller than those of the sheet, by its zoom. */
function isHigher(sheet: HTMLElement, body: HTMLElement): boolean {
  return body.offsetHeight * body.currentCSSZoom >
    sheet.clientHeight * sheet.currentCSSZoom + 0.5;
}

function isWider(body: HTMLElement): boolean {
  return [...body.querySelectorAll(SCROLLS)].some((one) =>
    one.scrollWidth > one.clientWidth + 1
  );
}

function hasTinyPicture(body: HTMLElement, natural: number): boolean {
  return [...body.querySelectorAll<HTMLImageElement>(".output img")].some(
    (picture) => {
      const own = Number(picture.getAttribute("width")) || picture.naturalWidth;
      if (own === 0 || picture.offsetParent === null) return false;
      const width = picture.offsetWidth * picture.currentCSSZoom / natural;
      return width < own * SMALLEST_PICTURE;
    },
  );
}

/**
 * Whether a line of code had to be broken: not wrong, but where there is another way, it
 * reads better.
 *
 * @param body what is on the slide
 */
export function hasBrokenLine(body: HTMLElement): boolean {
  return [...body.querySelectorAll(".cm-content")].some((code) => {
    const heights = [...code.querySelectorAll<HTMLElement>(".cm-line")]
      .map(({ offsetHeight }) => offsetHeight);
    return Math.max(...heights) > 1.5 * Math.min(...heights);
  });
}

/**
 * Whether an output stands in a frame: it needs the width of the slide.
 *
 * @param body what is on the slide
 */
export function hasFrame(body: HTMLElement): boolean {
  return [...body.querySelectorAll<HTMLElement>(".output-frame")]
    .some((frame) => frame.offsetHeight > 0);
}

/** A formula that is too wide for its line is set smaller, as far as it can be read. */
function fitFormulas(body: HTMLElement): void {
  const formulas = [...body.querySelectorAll<HTMLElement>(".katex-display")]
    .filter((one) => one.clientWidth > 0);
  for (const { style } of formulas) if (style.fontSize) style.fontSize = "";
  const tooWide = formulas.map((one) => one.scrollWidth / one.clientWidth);
  formulas.forEach(({ style }, i) => {
    if (tooWide[i] > 1.002) {
      style.fontSize = `${Math.max(0.7, 0.99 / tooWide[i])}em`;
    }
  });
}
