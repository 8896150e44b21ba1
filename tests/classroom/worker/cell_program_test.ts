/** Cells as programs: what they declare stays, what they end with is their value, and what is wrong is said. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Cells } from "./run_cells.ts";

/** Runs cells one after the other and compares the value of each; what comes of other worlds is compared as JSON. */
async function assertValues(
  cells: readonly (readonly [code: string, value: unknown])[],
): Promise<void> {
  const world = new Cells();
  for (const [code, value] of cells) {
    const found = await world.run(code);
    assert.deepEqual(
      [
        code,
        found === undefined ? "nothing" : JSON.parse(JSON.stringify(found)),
      ],
      [code, value === undefined ? "nothing" : value],
    );
  }
}

Deno.test("cellProgram() keeps what a cell declares for the cells after it", () =>
  assertValues([
    ["const a = 1, b = 2;", undefined],
    ["let c = a + b", undefined],
    ["c += 1; c", 4],
    ["function twice(n: number): number { return 2 * n }", undefined],
    ["class Box { constructor(readonly content: number) {} }", undefined],
    ["var d = 5; { var e = 6 } for (var f = 0; f < 3; f++) {}", undefined],
    ["[twice(c), new Box(7).content, d, e, f]", [8, 7, 5, 6, 3]],
    [
      "for (var [g, h] of [[1, 2], [3, 4]]); for (var k in { x: 1 }) {}",
      undefined,
    ],
    ["if (g) var m = g + h", undefined],
    ["[g, h, k, m]", [3, 4, "x", 7]],
    ["for (let i = 0; i < 3; i++) {} typeof i", "undefined"],
    ["{ const inner = 1; let other = 2 }; typeof inner", "undefined"],
    ["{ const own = () => { var within = 1; return within; }; own() }", 1],
    ["typeof within", "undefined"],
    ["let late\n[1, 2].length", 2],
    ["let later\n(3)", 3],
    ["const plus = (n: number) => (m: number) => n + m;", undefined],
    ["plus(1)\nfunction between() {}\n(3)", 3],
  ]));

Deno.test("cellProgram() takes what is declared apart as patterns say", () =>
  assertValues([
    [
      "const { p, q: [r = 2, ...rest], ['s' + 1]: s, ...others } = " +
      "{ p: 1, q: [undefined, 5, 6], s1: 3, z: 4 };",
      undefined,
    ],
    ["[p, r, rest, s, others]", [1, 2, [5, 6], 3, { z: 4 }]],
    ["let [x, [y = x + 1] = [], { z = y + 1 } = {}] = [1]", undefined],
    ["[x, y, z]", [1, 2, 3]],
    ["const numbers = [1, 2]\nconst { length } = numbers\nlength", 2],
    ["const { w = () => 1 } = {}, v = 3\n;[w(), v]", [1, 3]],
  ]));

Deno.test("cellProgram() lets a cell run again, and others see its new names", () =>
  assertValues([
    [
      "const a = 1; let b = 1; class C { x = 1 } function f() { return 1 }",
      undefined,
    ],
    ["const read = () => [a, b, new C().x, f()]", undefined],
    ["read()", [1, 1, 1, 1]],
    [
      "const a = 2; let b = 2; class C { x = 2 } function f() { return 2 }",
      undefined,
    ],
    ["read()", [2, 2, 2, 2]],
    ["let C = 3; typeof C", "number"],
    ["import { one as a } from 'm'; a", 1],
  ]));

Deno.test("cellProgram() hoists functions, and gives nameless ones the name that they are declared with", () =>
  assertValues([
    ["early(); function early() { return 1 }", 1],
    [
      "function fact(n: number): number { return n < 2 ? 1 : n * fact(n - 1) }fact(5)",
      120,
    ],
    ["async function* walk() {} walk.name", "walk"],
    [
      "const arrow = () => 1, Nameless = class {}, fn = (function () {});",
      undefined,
    ],
    ["[arrow.name, Nameless.name, fn.name]", ["arrow", "Nameless", "fn"]],
    ["const own = function other() {}; own.name", "other"],
    ["(() => 1).name", ""],
  ]));

Deno.test("cellProgram() has the value of the last statement that has one", () =>
  assertValues([
    ["1; 2", 2],
    ["5; const a1 = 1", 5],
    ["5; if (false) {}", undefined],
    ["if (true) { 5 } else { 6 }", 5],
    ["for (const x of [1, 2]) x * 2", 4],
    ["try { 5 } finally { 6 }", 5],
    ["label: for (;;) { 3; break label; }", 3],
    ["5; {}", 5],
    ["type T = 3; 4; type U = 5", 4],
    ["void 0; 3; var t3 = 5; function u3() {}", 3],
    ["'use strict'", "use strict"],
    ["{ a: 1 }", { a: 1 }],
    ["{ a: 1 };", 1],
    ["export const ex = 3; ex", 3],
    ["export default 7", 7],
    ["export default function q() { return 3 }", undefined],
    ["q()", 3],
    ["await Promise.resolve(8)", 8],
    ["let last = 1 // a comment", undefined],
    ["last /* one */ // two", 1],
    ["", undefined],
    ["// nothing", undefined],
  ]));

Deno.test("cellProgram() gives what is imported its names; types vanish", () =>
  assertValues([
    ["import { one, two as zwei, type Three } from 'm'; [one, zwei]", [1, 2]],
    [
      "import type { Four } from 'm'; import all, * as space from 'm'",
      undefined,
    ],
    ["[all, space.one]", ["all", 1]],
    ["(await import('m')).two", 2],
    [
      "const load = async (name: string) => (await import(name)).one; await load('m')",
      1,
    ],
    ["import 'm'; 5", 5],
  ]));

Deno.test("cellProgram() takes types away, of every kind that cells have", () =>
  assertValues([
    ["const id = <T extends object>(x: T): T => x; id({ a: 1 })", { a: 1 }],
    ["const t = { a: 1 } satisfies Record<string, number>; t.a! as number", 1],
    ["const pair = [1, 2] as const; (pair as unknown as number[])[1]", 2],
    ["enum Colour { Red, Blue = 5, Green }; [Colour.Green, Colour[0]]", [
      6,
      "Red",
    ]],
    ["interface I { x: number } type M = { [K in keyof I]?: I[K] }; 1", 1],
    [
      "abstract class Shape<T> { abstract area(): T; " +
      "constructor(protected readonly n: number, public m?: string) {} " +
      "get twice() { return this.n * 2 } declare q: number }\n" +
      "class Square extends Shape<number> { override area() { return this.twice } }\n" +
      "new Square(4).area()",
      8,
    ],
    [
      "function over(a: string): string; function over(a: any) { return a } over(3)",
      3,
    ],
    [
      "let maybe: string | undefined; let sure!: number; maybe ?? 'none'",
      "none",
    ],
    [
      "function is(x: unknown): x is string { return typeof x === 'string' } is('')",
      true,
    ],
    [
      "const f = function (this: Date, ...rest: readonly number[]) { return rest }; f(1)",
      [1],
    ],
    ["declare const absent: number; 2", 2],
    ["`a ${1 as number} ${<string>'b'}`", "a 1 b"],
    ["let u: typeof import('m'), v: unique symbol, w: `a${string}`; 3", 3],
    [
      "class Private { #x = 1; static y = 2; static { this.y = 3 } get x() { return this.#x } }",
      undefined,
    ],
    ["[new Private().x, Private.y]", [1, 3]],
    ["const big: bigint = 2n ** 64n; String(big)", "18446744073709551616"],
    [
      "for await (const n of (async function* () { yield 4 as number })()) n",
      4,
    ],
    ["using held = { [Symbol.dispose]() {} }; 4", 4],
  ]));

Deno.test("cellProgram() says where a cell is no program, counted in the cell", () => {
  const cells = new Cells();
  const problems: readonly (readonly [string, string])[] = [
    ["const y: = 3", "1:10 Unexpected ="],
    ["let s: number = (1 + ;", "1:22 Unexpected ;"],
    [
      "function f() {",
      "1:15 the cell ends too early: a bracket is not closed, or something is missing",
    ],
    ["let a: number = 1 let b = 2", '1:19 Unexpected let, expected ";"'],
    ["1;\n2;\nreturn 3", "3:1 Illegal return statement"],
    [
      "const g = (a: number): number => { await a }",
      "1:42 await is only valid in async functions and the top level bodies of modules",
    ],
    ["import.meta.url", "1:1 Cannot use 'import.meta' outside a module"],
    ["let x: string; let x;", "1:20 Identifier 'x' has already been declared"],
    ["type A = 1; 1 = 2", "1:13 Invalid left-hand side in assignment"],
    ["@sealed class Q {}", "1:1 decorators cannot run in this page"],
    ["break", "1:1 break stands in no loop"],
    ["export * from 'm'", "1:1 a cell exports nothing: write import instead"],
    [
      "const a = 1;\n  namespace N { export const x = 1 }",
      "2:3 a namespace cannot run in this page; write an object instead: const NAME = { … }",
    ],
  ];
  for (const [code, problem] of problems) {
    assert.deepEqual([code, cells.problem(code)], [code, problem]);
  }
});

Deno.test("cellProgram() refuses a name that an earlier cell declares in another way, as the kernel does", async () => {
  const cells = new Cells();
  await cells.run("const a: number = 1; let b = 2; function c() {}");
  const words = (name: string) =>
    `Identifier '${name}' has already been declared`;
  assert.equal(cells.problem("let x: number, a = 2"), `1:16 ${words("a")}`);
  assert.equal(cells.problem("const b = 2"), `1:7 ${words("b")}`);
  assert.equal(cells.problem("let c = 2"), `1:5 ${words("c")}`);
  assert.equal(
    cells.problem("import { one as b } from 'm'"),
    `1:10 ${words("b")}`,
  );
  assert.equal(cells.problem("const a = 2; class b {} var c"), undefined);
});

Deno.test("cellProgram() gives errors of the engine's own where a name is used too early, or cannot be set", async () => {
  const cells = new Cells();
  await assert.rejects(
    cells.run("const e = later; const later = 1"),
    /later is not defined/,
  );
  await assert.rejects(cells.run("later"), /later is not defined/);
  await assert.rejects(
    cells.run("const fixed = 1; fixed = 2"),
    /read only property 'fixed'/,
  );
  await assert.rejects(
    cells.run("undeclared = 1"),
    /undeclared is not defined/,
  );
});

Deno.test("cellProgram() leads a place in its script back to the cell", () => {
  const cells = new Cells();
  const code = [
    "import { one } from 'm';",
    "type Long = { readonly a: number };",
    "const a: Long = { a: one }, b: number[] = [1];",
    "function first(x: number): void { MARK1(x as number) }",
    "const { c }: { c?: number } = (MARK2 as any);",
    "class K<T> { m(): T { return MARK3 } }",
    "for (var i: number = 0; i < 2; i++) MARK4(a as Long, b!);",
    "MARK5 satisfies unknown;",
  ].join("\n");
  const program = cells.program(code);
  assert.ok("place" in program);
  const lines = (text: string, mark: string) => {
    const before = text.slice(0, text.indexOf(mark)).split("\n");
    return { line: before.length, column: before.at(-1)!.length + 1 };
  };
  for (const mark of ["MARK1", "MARK2", "MARK3", "MARK4", "MARK5"]) {
    const place = program.place(lines(program.javascript, mark));
    assert.deepEqual([mark, place], [mark, lines(code, mark)]);
  }
});

Deno.test("cellProgram() computes what plain code computes, however it is cut into cells", async () => {
  const name = fc.constantFrom("a", "b", "c");
  const term = fc.oneof(
    fc.integer({ min: -9, max: 9 }).map((n) => `(${n})`),
    name.map((name) => `(typeof ${name} === "number" ? ${name} : 1)`),
  );
  const statement = fc.oneof(
    fc.tuple(name, term, term).map(([x, p, q]) => `var ${x} = ${p} + ${q};`),
    fc.tuple(name, term).map(([x, p]) =>
      `for (var ${x} = 0; ${x} < 3; ${x}++) { ${p} }`
    ),
    fc.tuple(name, term).map(([x, p]) =>
      `if (${p} > 0) { var ${x} = ${p} } else ${p};`
    ),
    fc.tuple(name, term).map(([x, p]) => `var [${x} = ${p}] = [];`),
    fc.tuple(term, term).map(([p, q]) => `${p} * ${q};`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(statement, { maxLength: 4 }), { maxLength: 3 }),
      async (cells) => {
        const pages = new Cells(), plain = new Cells();
        for (const cell of cells) {
          const code = cell.join("\n");
          const value = await pages.run(code);
          // A function's own variables are another matter, so this is a script.
          assert.deepEqual(value, plain.evaluate(code));
        }
      },
    ),
    { numRuns: 60 },
  );
});
