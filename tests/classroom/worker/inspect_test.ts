/** Values as text without Deno, held against Deno's own text. */

import assert from "node:assert/strict";
import fc from "fast-check";
import * as nets from "nets";
import { formatted, inspect } from "../../../lib/classroom/worker/inspect.ts";

class Plain {
  x = 1;
  #hidden = 2;
  get sum() {
    return this.x + this.#hidden;
  }
}
class Derived extends Plain {
  list = [1, 2];
}
const circular: Record<string, unknown> = { a: 1 };
circular.self = circular;
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Values of every kind that cells show. */
const VALUES: readonly unknown[] = [
  ...[
    1,
    -0,
    NaN,
    10n,
    "a",
    "it's",
    'say "x"',
    "both ' and \"",
    "a\nb",
    "tab\t",
  ],
  ...[
    "x".repeat(150),
    "日本",
    null,
    undefined,
    true,
    Symbol("s"),
    Symbol.iterator,
  ],
  ...[
    [],
    {},
    [1, 2, 3],
    [, 1],
    [undefined, null],
    ["a'b", 'c"d'],
    numbers(130),
  ],
  ...[[1.5, 2.25, 3.125, 4, 5, 6, 7, 8, 9, 10], [["x", 1], ["y", 2]]],
  ...[{ a: 1, "b-c": 2, 3: 4 }, { "quo'te": 1, 'd"q': 2 }, {
    [Symbol("k")]: 1,
  }],
  { a: { b: { c: { d: { e: 1 } } } } },
  { f() {}, g: class Z {}, h: () => {} },
  {
    get a() {
      return 1;
    },
  },
  { text: "line\n".repeat(20) },
  ...[
    new Map<unknown, unknown>([["a", { b: 1 }]]),
    new Set([1, "x"]),
    new WeakMap(),
  ],
  ...[new Date(0), /x/g, new Plain(), new Derived(), Plain, Derived, class {}],
  ...[() => 1, function named() {}, async () => {}, function* walk() {}],
  ...[circular, new Float64Array([1.5, 2]), new Uint8Array(3), new Array(5)],
  ...[
    Object.create(null),
    Object.assign([1], { extra: 1 }),
    new Proxy({ a: 1 }, {}),
  ],
  ...[
    nets.sigmoid,
    nets.XOR,
    nets.value(3).add(2),
    nets.allBits(2),
    nets.xorOfNandAndOr,
  ],
  ...[
    nets.thresholdUnit({ weights: [1, 1], threshold: 2 }),
    new nets.Random(3),
  ],
];

Deno.test("inspect() writes every kind of value as Deno does", () => {
  for (const [i, value] of VALUES.entries()) {
    assert.deepEqual([i, inspect(value)], [i, Deno.inspect(value)]);
  }
});

Deno.test("inspect() writes any data as Deno does", () => {
  const data = fc.anything({
    withSparseArray: true,
    withMap: true,
    withSet: true,
    withDate: true,
  });
  fc.assert(
    fc.property(data, (value) => {
      // Control characters are written in small letters by one and in capitals by the other.
      const alike = (text: string) =>
        text.replace(/\\x[\dA-Fa-f]{2}/g, (all) => all.toLowerCase());
      assert.equal(alike(inspect(value)), alike(Deno.inspect(value)));
    }),
    { numRuns: 200, seed: 1 },
  );
});

Deno.test("inspect() obeys the options that cells use", () => {
  const value = {
    list: numbers(9),
    deep: { er: { still: {} } },
    text: "x".repeat(30),
  };
  for (
    const options of [
      { depth: 0 },
      { breakLength: Infinity },
      { compact: false },
      { sorted: true },
      { iterableLimit: 3 },
      { strAbbreviateSize: 5 },
    ]
  ) {
    assert.deepEqual([options, inspect(value, options)], [
      options,
      Deno.inspect(value, options),
    ]);
  }
});

Deno.test("inspect() leaves nothing behind on objects", () => {
  inspect({ a: 1 });
  assert.deepEqual(
    Reflect.ownKeys(Object.prototype).filter((key) => typeof key === "symbol"),
    [],
  );
});

/** What Deno's console prints. */
function printed(values: readonly unknown[]): string {
  type Internals = Record<
    symbol,
    { Console: new (print: (text: string) => void) => Console }
  >;
  const deno = Deno as unknown as Internals & { readonly internal: symbol };
  let text = "";
  new deno[deno.internal].Console((more) => text += more).log(...values);
  return text;
}

Deno.test("formatted() joins and fills in what is printed, as Deno's console does", () => {
  const calls: readonly (readonly unknown[])[] = [
    ["a"],
    ["a", 1],
    ["a", -0, true, null, undefined],
    [1, "a", { s: "x" }],
    [["x"]],
    ["%d it", 3],
    ["%s", "text", "more", 4],
    ["%c styled", "color: red"],
    ["100%", 5],
    ["%o", { a: 1 }],
    ["%j %i", 1, 2.5],
    ["a\nb"],
    [],
    ["%d"],
    [new Map([["a", 1]])],
    [Symbol("y"), 10n],
    ["%%", 1],
    [nets.value(3), "x"],
  ];
  for (const call of calls) {
    assert.deepEqual([call, `${formatted(call)}\n`], [call, printed(call)]);
  }
});
