/** What a language server says, made readable. */

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import {
  inspectionOf,
  typeOf,
  withoutMachine,
} from "../../../lib/classroom/kernel/inspection.ts";
import { ROOT } from "../../../lib/classroom/project.ts";

const fenced = (code: string, language = "ts") =>
  "```" + language + "\n" + code + "\n```";

Deno.test("inspectionOf() makes one list of parameters, and gives code its indentation", () => {
  const hover =
    fenced("(alias) f(a: number, b: number): void\nimport f", "tsx") +
    "\nDoes *it*.\n\n*@param* `a` — one thing,\nor two\n\n\n*@param* `b` — another\n\n\n" +
    "*@throws* — {ValueError} if not\n\n\n*@example*\nOnce\n" +
    fenced("f(\n1,\n{ a: [\n2,\n] },\n);\nf(3, 4);") + "\n";
  assert.equal(
    inspectionOf(hover),
    fenced("f(a: number, b: number): void") +
      "\n\nDoes *it*.\n\n- `a`: one thing,\nor two\n- `b`: another\n\n" +
      "**Throws** `ValueError` if not\n\n**Example:** Once\n\n" +
      fenced("f(\n  1,\n  { a: [\n    2,\n  ] },\n);\nf(3, 4);"),
  );
});

Deno.test("inspectionOf() says nothing of a name of which nothing is known", () => {
  assert.equal(inspectionOf(fenced("any", "tsx") + "\n"), undefined);
});

Deno.test("inspectionOf() names a module from the project's root", () => {
  const hover = "**Resolved Dependency**\n\n**Code**: file&#8203;://" + ROOT +
    "/lib/mod.ts\n\n**Import Map**: `nets`\n";
  assert.equal(inspectionOf(hover), "The module `lib/mod.ts`");
});

Deno.test("withoutMachine() leaves no path of this machine", () => {
  const root = pathToFileURL(ROOT).href;
  assert.equal(
    withoutMachine(`typeof import("${root}/lib/mod.ts")`),
    'typeof import("lib/mod.ts")',
  );
  assert.equal(
    withoutMachine('import("file:///home/ada/secret/mine.ts").a'),
    'import("mine.ts").a',
  );
  assert.equal(
    withoutMachine("see [the unit](file:///home/ada/unit.ts#L3,1) and `a`"),
    "see the unit and `a`",
  );
  assert.equal(
    withoutMachine(
      "file:///home/ada/.cache/npm/registry.example/@a/b/1.2.0/c.d.ts",
    ),
    "npm:@a/b@1.2.0/c.d.ts",
  );
});

Deno.test("typeOf() takes the type out of every form of signature", () => {
  const types: Readonly<Record<string, string>> = {
    "(property) Options.every?: number | undefined": "number | undefined",
    "(method) Array<number>.map<U>(f: (x: number) => U): U[]":
      "<U>(f: (x: number) => U): U[]",
    "(alias) function value(x: number): Value\nimport value":
      "(x: number): Value",
    "(alias) const tanh: Activation\nimport tanh": "Activation",
    "const twice: (n: number) => number": "(n: number) => number",
    "let x: {\n    p: number;\n}": "{ p: number; }",
    "interface Array<T>\nvar Array: ArrayConstructor": "interface",
    "class Random": "class",
    "type Bit = 0 | 1": "0 | 1",
    "namespace Deno.jupyter": "namespace",
    "function f(): void": "(): void",
  };
  for (const [signature, type] of Object.entries(types)) {
    assert.equal(typeOf(signature), type, signature);
  }
  assert.equal(typeOf(`const a: ${"a | ".repeat(40)}b`).length, 80);
});
