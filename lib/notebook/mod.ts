/**
 * `nets/notebook`: what a cell calls.
 *
 * @module
 */

// Showing
export { show } from "./show.ts";
export { beside, type Drawing, Pictures } from "./picture.ts";
export { Formula, Markdown, md, tex } from "./markdown.ts";
export {
  type Align,
  type Row,
  Table,
  table,
  type TableOptions,
} from "./table.ts";
export {
  type Bundle,
  DISPLAY,
  type Displayable,
  inKernel,
  settle,
} from "./kernel.ts";

// While a cell works
export { type Live, live } from "./live.ts";
export { type Progress, progress, type ProgressOptions } from "./progress.ts";
export { Stopped, tick } from "./tick.ts";

// Widgets
export { type Comm, type CommData, onComm } from "./comm.ts";

// Exercises
export { check } from "./check.ts";
