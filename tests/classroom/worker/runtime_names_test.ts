/** What could follow in a cell, as the worker knows it. */

import assert from "node:assert/strict";
import type { KnownModules } from "../../../lib/classroom/worker/import_words.ts";
import { runtimeNames } from "../../../lib/classroom/worker/runtime_names.ts";

const MODULES: KnownModules = new Map([
  ["nets", {
    values: { sigmoid: () => 0, Mlp: class {} },
    types: new Set(["Loss"]),
    isOwn: true,
  }],
  ["nets/figures", {
    values: { bars: () => 0 },
    types: new Set<string>(),
    isOwn: true,
  }],
]);

/** The texts that could stand at the `|` of a cell, and what they take the place of. */
function at(code: string, declared: readonly string[] = []) {
  const cursor = code.indexOf("|");
  const text = code.replace("|", "");
  const { matches, start, end } = runtimeNames(text, cursor, {
    modules: MODULES,
    declared,
  });
  return {
    texts: matches.map(({ text }) => text),
    written: text.slice(start, end),
  };
}

/** Has names among the globals for a while, as cells declare them. */
function withGlobals(
  names: Readonly<Record<string, unknown>>,
  work: () => void,
): void {
  Object.assign(globalThis, names);
  try {
    work();
  } finally {
    for (const name of Object.keys(names)) {
      Reflect.deleteProperty(globalThis, name);
    }
  }
}

Deno.test("runtimeNames() knows names of cells, keywords and globals", () =>
  withGlobals({ momentum: 0.9 }, () => {
    assert.deepEqual(at("1 + mom|", ["momentum"]), {
      texts: ["momentum"],
      written: "mom",
    });
    assert.equal(at("whi|").texts[0], "while");
    assert.equal(at("structuredC|").texts[0], "structuredClone");
    assert.deepEqual(at("1 + |").texts, []);
    assert.deepEqual(at("3.|").texts, []);
  }));

Deno.test("runtimeNames() knows the properties of values, and computes none", () => {
  let asked = 0;
  const net = {
    layers: { first: 1 },
    get loss() {
      return ++asked;
    },
  };
  withGlobals({ net }, () => {
    assert.deepEqual(at("net.|").texts, ["layers", "loss"]);
    assert.deepEqual(at("f(net?.layers.fi|").texts, ["first"]);
    assert.deepEqual(at("net.loss.|").texts, []);
    assert.deepEqual(at("other.net.la|").texts, []);
    assert.deepEqual(at("f().la|").texts, []);
    assert.equal(asked, 0);
  });
});

Deno.test("runtimeNames() knows what can be imported, and from where", () => {
  assert.deepEqual(at('import { sig| } from "nets"'), {
    texts: ["sigmoid"],
    written: "sig",
  });
  assert.deepEqual(at('import { Lo| } from "nets"').texts, ["type Loss"]);
  assert.deepEqual(at('import { ba| } from "nets"').texts, []);
  assert.deepEqual(at("import { ba|").texts, ["bars"]);
  assert.deepEqual(at('import { a } from "nets/|').texts, ["nets/figures"]);
  assert.deepEqual(at('await import("net|').texts, ["nets", "nets/figures"]);
});
