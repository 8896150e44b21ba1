/** Walks over directed graphs without loops, whatever their nodes hold. */

/**
 * Every node that `outputs` depend on, each after its inputs: a topological order.
 *
 * It keeps its own stack, for a long chain is deeper than the language's call stack,
 * which gives up somewhere near 10,000 calls.
 *
 * @param outputs the nodes to end with
 * @param inputsOf the nodes that a node is computed from
 * @throws {RangeError} if a node depends on itself, however far round
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
        throw new RangeError(
          `Cannot put the nodes in order: a node must not depend on itself, but ${
            String(input)
          } does`,
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
 * How many different paths lead from `source` up to `output`.
 *
 * Each path is one product of slopes in the chain rule written out as a sum over
 * paths; in a fully connected network their number is multiplied by the width of every
 * layer, which is why nobody computes gradients that way.
 *
 * @param output where the paths end
 * @param source where they start
 * @param inputsOf the nodes that a node is computed from; one listed twice counts twice
 * @returns the number of paths (a bigint: it overflows doubles in deep networks)
 *
 * @example Two ways from a to c: directly, and through b
 * ```ts
 * import assert from "node:assert/strict";
 * const inputs: Record<string, string[]> = { a: [], b: ["a"], c: ["a", "b"] };
 * assert.equal(countPaths("c", "a", (name) => inputs[name]), 2n);
 * ```
 */
export function countPaths<Node>(
  output: Node,
  source: Node,
  inputsOf: (node: Node) => readonly Node[],
): bigint {
  const paths = new Map<Node, bigint>();
  for (const node of inOrder([output], inputsOf)) {
    const through = inputsOf(node).reduce(
      (sum, input) => sum + paths.get(input)!,
      0n,
    );
    paths.set(node, node === source ? 1n : through);
  }
  return paths.get(output)!;
}
