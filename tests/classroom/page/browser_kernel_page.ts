/** A page's program for the tests of its kernel: it puts the kernel where a test can reach it. */

import { BrowserKernel } from "../../../lib/classroom/page/browser_kernel.ts";

Object.assign(globalThis, { BrowserKernel });
