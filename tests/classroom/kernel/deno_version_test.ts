/** Which Deno will do. */

import assert from "node:assert/strict";
import {
  OLDEST_DENO,
  requireDeno,
} from "../../../lib/classroom/kernel/deno_version.ts";
import { KernelError } from "../../../lib/classroom/kernel/kernel_error.ts";

Deno.test("requireDeno() accepts this Deno, its like and newer ones", () => {
  for (
    const version of [Deno.version.deno, "2.9.6", "2.9.10", "2.10.0", "3.0.0"]
  ) {
    requireDeno(version);
  }
});

Deno.test("requireDeno() refuses older ones and says what to do", () => {
  for (const version of ["2.9.5", "2.8.99", "1.46.3", "2.9.5+abcdef"]) {
    assert.throws(() => requireDeno(version), KernelError);
  }
  assert.throws(() => requireDeno("2.8.1"), {
    message:
      `The lectures need Deno ${OLDEST_DENO} or newer, but this is 2.8.1. ` +
      "`deno upgrade` brings the newest; where npm has installed it, `npm install -g deno`.",
  });
});
