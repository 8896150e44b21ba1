/** What the slides' window is like, told to the speaker's window: there the slide is the same, in small. */

import { remembered } from "./remembered.ts";
import type { SheetScale } from "./slide_scale.ts";

/** The room of a slide on the wall, and the sizes on it. */
export type Wall = {
  /** In px of that window. */
  readonly width: number;
  readonly height: number;
  readonly scale: SheetScale;
};

/** A projector of 1024 × 768, for as long as no slides were shown. */
const USUAL: Wall = {
  width: 940,
  height: 690,
  scale: { natural: 1.1, smallest: 0.8 },
};

/** Writes down what the wall is like. */
export function keepWall(sheet: HTMLElement, scale: SheetScale): void {
  const { clientWidth: width, clientHeight: height } = sheet;
  if (height === 0) return;
  const wall: Wall = { width, height, scale };
  const text = JSON.stringify(wall);
  if (remembered("wall") !== text) remembered("wall", text);
}

/** What the wall is like. */
export function wall(): Wall {
  try {
    const kept = JSON.parse(remembered("wall") ?? "") as Wall;
    const { width, height, scale: { natural, smallest } } = kept;
    const isWhole = [width, height, natural, smallest].every((one) => one > 0);
    return isWhole ? kept : USUAL;
  } catch {
    return USUAL;
  }
}
