/** findBlas(): where it looks, and what it says where there is nothing to find. Every system here is made up. */

import assert from "node:assert/strict";
import { findBlas, openBlas } from "../../../lib/tensor/blas/find_blas.ts";

/** A system with these libraries, and what was asked of it. */
function systemWith(
  os: string,
  libraries: readonly string[],
  state: "granted" | "prompt" = "granted",
) {
  const asked: string[] = [];
  const deno = {
    build: { os },
    permissions: { querySync: () => ({ state }) },
    dlopen: (path: string) => {
      asked.push(path);
      if (!libraries.includes(path)) throw new Error(`no ${path}`);
      const symbols = {
        openblas_set_num_threads: null,
        openblas_get_config: null,
      };
      return { symbols: { cblas_sgemm: () => {}, ...symbols } };
    },
  };
  return { asked, deno };
}

/** Runs `f` as if on another system; `undefined` is a browser. */
function on<Result>(deno: unknown, f: () => Result): Result {
  const own = Object.getOwnPropertyDescriptor(globalThis, "Deno")!;
  Object.defineProperty(globalThis, "Deno", { ...own, value: deno });
  try {
    return f();
  } finally {
    Object.defineProperty(globalThis, "Deno", own);
  }
}

Deno.test("findBlas takes the first library that is there: on a Mac Accelerate, else OpenBLAS", () => {
  const accelerate =
    "/System/Library/Frameworks/Accelerate.framework/Accelerate";
  const [brew, old] = ["/opt/homebrew", "/usr/local"].map((root) =>
    `${root}/opt/openblas/lib/libopenblas.dylib`
  );
  const { asked, deno } = systemWith("darwin", [old]);
  const found = on(deno, () => findBlas());
  assert.equal(found?.path, old);
  assert.equal(found.title, old);
  assert.equal(found.setThreads, undefined);
  assert.deepEqual(asked, [accelerate, brew, old]);
  const newer = systemWith("darwin", [accelerate, old]);
  assert.equal(on(newer.deno, () => findBlas())?.title, "Apple's Accelerate");
});

Deno.test("findBlas opens a library once", () => {
  const { asked, deno } = systemWith("linux", ["here.so"]);
  const [first, second] = on(deno, () => [
    findBlas({ path: "here.so" }),
    findBlas({ path: "here.so" }),
  ]);
  assert.equal(first, second);
  assert.deepEqual(asked, ["here.so"]);
});

Deno.test("findBlas gives undefined where there is no library, no permission, or no Deno", () => {
  const none = systemWith("windows", []);
  assert.equal(on(none.deno, () => findBlas()), undefined);
  const forbidden = systemWith("linux", ["libopenblas.so.0"], "prompt");
  assert.equal(on(forbidden.deno, () => findBlas()), undefined);
  assert.deepEqual(forbidden.asked, [], "nobody is asked for permission");
  assert.equal(on(undefined, () => findBlas()), undefined);
  const ofPage = {
    get dlopen() {
      throw new Error("Deno.dlopen cannot run in a page");
    },
  };
  assert.equal(on(ofPage, () => findBlas()), undefined);
});

Deno.test("openBlas says what it looked for, and what to install", () => {
  const open = (os: string, path?: string) =>
    on(systemWith(os, []).deno, () => openBlas(path));
  assert.throws(() => open("windows"), {
    name: "ValueError",
    message:
      "Cannot compute with the system's BLAS: there must be one, but none " +
      "of these was found: libopenblas.dll, openblas.dll; put the folder of " +
      "OpenBLAS's libopenblas.dll on the PATH, say where it is with { path }, or take wasm()",
  });
  assert.throws(
    () => open("linux"),
    /none of these was found: libopenblas\.so\.0, libopenblas\.so, libblas\.so\.3, libcblas\.so\.3; install OpenBLAS \(Debian and Ubuntu: apt install libopenblas0;/,
  );
  assert.throws(() => open("linux", "there.so"), {
    message:
      'Cannot compute with the system\'s BLAS: the path must name a library with cblas_sgemm, but "there.so" is none',
  });
});

Deno.test("openBlas says when it is not allowed, and where it cannot be", () => {
  const { deno } = systemWith("linux", ["libopenblas.so.0"], "prompt");
  assert.throws(() => on(deno, () => openBlas()), {
    message:
      "Cannot compute with the system's BLAS: Deno must be allowed to load libraries; " +
      "start it with --allow-ffi, or take wasm()",
  });
  assert.throws(() => on(undefined, () => openBlas()), {
    message:
      "Cannot compute with the system's BLAS: only Deno can load libraries, " +
      "but this is another engine; take wasm()",
  });
});
