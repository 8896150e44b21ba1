/** The sockets' library: there, or missed in words. */

import assert from "node:assert/strict";
import {
  loadZeromq,
  withoutZeromq,
} from "../../../lib/classroom/kernel/zeromq.ts";

Deno.test("loadZeromq() gives the package, which does not hold up the end of the program", async () => {
  const zeromq = await loadZeromq();
  assert.equal(typeof zeromq.Dealer, "function");
  assert.equal(zeromq.context.blocky, false);
});

Deno.test("withoutZeromq() says what to do about a package that is missing or does not load", () => {
  assert.equal(
    withoutZeromq(
      new Error("libzmq: cannot open shared object file.\nmore"),
      true,
    ),
    "Cannot talk to the Deno kernel: the package zeromq does not load " +
      "(libzmq: cannot open shared object file). `deno install` fetches it once, while this " +
      "machine is online. If it is there but does not load, this system is not among those " +
      "it was built for: Linux (x64, arm64), macOS, Windows.",
  );
});

Deno.test("withoutZeromq() knows a program that may not load it", () => {
  assert.equal(
    withoutZeromq(new Error("No compatible zeromq.js addon found"), false),
    "Cannot talk to the Deno kernel: the package zeromq does not load " +
      "(No compatible zeromq.js addon found). " +
      "Start this program with --allow-all, as the tasks do.",
  );
});
