/** Walks over directed graphs without loops, whatever their nodes hold. */

import { ValueError } from "./errors.ts";

/**
 * Every node that `outputs` depend on, each after its inputs: a topological order.
 *
 * It keeps its own stack, for a long chain is deeper than the language's call stack,
 * which gives up somewhere near 10,000 calls.
 *
 * @param outputs the nodes to end with
 * @param inputsOf the nodes that a node is computed from
 * @param words for the error message: what is being done, and what a node is called
 * @throws {ValueError} if a node depends on itself, however far round
 *
 * @example What must be known before c = a + b
 * ```ts
 * import assert from "node:assert/strict";
 * const inputs: Record<string, string[]> = { a: [], b: ["a"], c: ["a", "b"] };
 * assert.deepEqual(inOrder(["c"], (name) => inputs[name]), ["a", "b", "c"]);
 * ```
 */
export function inOrder<Node>(
  outputs: readonly Node[],
  inputsOf: (node: Node) => readonly Node[],
  { action, called } = { action: "put the nodes in order", called: "a node" },
): Node[] {
  const order: Node[] = [];
  const state = new Map<Node, "open" | "done">();
  for (const output of outputs) {
    if (state.has(output)) continue;
    const path = [{ node: output, next: 0 }];
    state.set(output, "open");
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const inputs = inputsOf(top.node);
      if (top.next === inputs.length) {
        state.set(top.node, "done");
        order.push(top.node);
        path.pop();
        continue;
      }
      const input = inputs[top.next++];
      const seen = state.get(input);
      if (seen === "open") {
        throw new ValueError(
          action,
          `${called} must not depend on itself, but ${String(input)} does`,
        );
      }
      if (seen === undefined) {
        state.set(input, "open");
        path.push({ node: input, next: 0 });
      }
    }
  }
  return order;
}

/**
 * How many different paths lead from `source` up to `output`, and how many links they have
 * together.
 *
 * Each path is one product of slopes in the chain rule written out as a sum over
 * paths; in a fully connected network their number is multiplied by the width of every
 * layer, which is why nobody computes gradients that way.
 *
 * @param output where the paths end
 * @param source where they start
 * @param inputsOf the nodes that a node is computed from; one listed twice counts twice
 * @returns both as bigints: they overflow doubles in deep networks
 *
 * @example Two ways from a to c: directly, and through b
 * ```ts
 * import assert from "node:assert/strict";
 * const inputs: Record<string, string[]> = { a: [], b: ["a"], c: ["a", "b"] };
 * assert.deepEqual(countPaths("c", "a", (name) => inputs[name]), { paths: 2n, links: 3n });
 * ```
 */
export function countPaths<Node>(
  output: Node,
  source: Node,
  inputsOf: (node: Node) => readonly Node[],
): { paths: bigint; links: bigint } {
  const counts = new Map<Node, { paths: bigint; links: bigint }>();
  for (const node of inOrder([output], inputsOf)) {
    let paths = node === source ? 1n : 0n, links = 0n;
    for (const input of node === source ? [] : inputsOf(node)) {
      const before = counts.get(input)!;
      paths += before.paths;
      links += before.links + before.paths;
    }
    counts.set(node, { paths, links });
  }
  return counts.get(output)!;
}
