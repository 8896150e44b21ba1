/** The modules that cells can import in a page: the course's own, Plot, and assertions. */

import * as Plot from "@observablehq/plot";
// @ts-types="node:assert"
import assert from "assert";
import * as nets from "nets";
import * as datasets from "nets/datasets";
import * as exact from "nets/exact";
import * as figures from "nets/figures";
import * as interactive from "nets/interactive";
import * as nn from "nets/nn";
import * as notebook from "nets/notebook";
import * as tensors from "nets/tensor";
import * as webgpu from "nets/webgpu";
import datasetsIndex from "../../datasets/mod.ts" with { type: "text" };
import exactIndex from "../../exact.ts" with { type: "text" };
import figuresIndex from "../../figures/mod.ts" with { type: "text" };
import interactiveIndex from "../../interactive/mod.ts" with { type: "text" };
import netsIndex from "../../mod.ts" with { type: "text" };
import nnIndex from "../../nn/mod.ts" with { type: "text" };
import notebookIndex from "../../notebook/mod.ts" with { type: "text" };
import tensorIndex from "../../tensor/mod.ts" with { type: "text" };
import webgpuIndex from "../../webgpu/mod.ts" with { type: "text" };
import type { ModuleNames } from "./cell_scope.ts";
import type { KnownModule } from "./import_words.ts";
import { exportedTypes } from "./exported_types.ts";

/** By the name that a cell imports it under. */
export const MODULES: ReadonlyMap<string, KnownModule> = new Map([
  own("nets", nets, netsIndex),
  own("nets/datasets", datasets, datasetsIndex),
  own("nets/exact", exact, exactIndex),
  own("nets/figures", figures, figuresIndex),
  own("nets/interactive", interactive, interactiveIndex),
  own("nets/nn", nn, nnIndex),
  own("nets/notebook", notebook, notebookIndex),
  own("nets/tensor", tensors, tensorIndex),
  own("nets/webgpu", webgpu, webgpuIndex),
  other("@observablehq/plot", Plot),
  other("node:assert/strict", withDefault(assert.strict)),
  other("node:assert", withDefault(assert)),
]);

function own(
  name: string,
  values: ModuleNames,
  index: string,
): [string, KnownModule] {
  nameAfterExports(values);
  return [name, { values, types: exportedTypes(index), isOwn: true }];
}

/** A program made small has other names within; consoles write those of classes and functions. */
function nameAfterExports(values: ModuleNames): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== "function" || value.name === "") continue;
    Object.defineProperty(value, "name", { value: name, configurable: true });
  }
}

function other(name: string, values: ModuleNames): [string, KnownModule] {
  return [name, { values, types: new Set(), isOwn: false }];
}

/** A module of Node's: one function, its properties beside it. */
function withDefault(module: object): ModuleNames {
  return { ...module, default: module };
}
