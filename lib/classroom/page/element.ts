/** Makes one element of the page: the same words as the figures that answer use. */

export * from "../../interactive/live/element.ts";
