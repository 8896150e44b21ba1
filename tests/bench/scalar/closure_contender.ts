/**
 * The usual design of a scalar autograd, after micrograd: an object for each number, with its operands
 * and a closure that hands its slope back; a depth-first search with a set puts the graph in order.
 */

import {
  type Contender,
  DECAY,
  MOONS,
  rateAt,
  startBiases,
  startWeights,
} from "./moons.ts";

class Node {
  grad = 0;
  backprop = () => {};

  constructor(public data: number, readonly operands: Node[] = []) {}

  add(operand: Node | number): Node {
    const other = operand instanceof Node ? operand : new Node(operand);
    const out = new Node(this.data + other.data, [this, other]);
    out.backprop = () => {
      this.grad += out.grad;
      other.grad += out.grad;
    };
    return out;
  }

  mul(operand: Node | number): Node {
    const other = operand instanceof Node ? operand : new Node(operand);
    const out = new Node(this.data * other.data, [this, other]);
    out.backprop = () => {
      this.grad += other.data * out.grad;
      other.grad += this.data * out.grad;
    };
    return out;
  }

  relu(): Node {
    const out = new Node(Math.max(0, this.data), [this]);
    out.backprop = () => {
      this.grad += out.data > 0 ? out.grad : 0;
    };
    return out;
  }

  backward(): void {
    const order: Node[] = [], seen = new Set<Node>();
    const visit = (node: Node) => {
      if (seen.has(node)) return;
      seen.add(node);
      node.operands.forEach(visit);
      order.push(node);
    };
    visit(this);
    this.grad = 1;
    for (const node of order.reverse()) node.backprop();
  }
}

type Unit = { readonly weights: Node[]; readonly bias: Node };

export const closures: Contender = {
  start() {
    const biases = startBiases();
    const layers = startWeights().map((rows, l) =>
      rows.map((row, i): Unit => ({
        weights: row.map((w) => new Node(w)),
        bias: new Node(biases[l][i]),
      }))
    );
    const parameters = layers.flat()
      .flatMap(({ weights, bias }) => [...weights, bias]);
    const add = (a: Node, b: Node) => a.add(b);
    return (step) => {
      const hinge = MOONS.map(({ x, y }) => {
        let a: (Node | number)[] = [...x];
        layers.forEach((layer, l) => {
          a = layer.map(({ weights, bias }) => {
            const z = weights.map((w, j) => w.mul(a[j])).reduce(add, bias);
            return l < layers.length - 1 ? z.relu() : z;
          });
        });
        return (a[0] as Node).mul(-y).add(1).relu();
      });
      const loss = hinge.reduce(add).mul(1 / MOONS.length)
        .add(parameters.map((p) => p.mul(p)).reduce(add).mul(DECAY));
      for (const p of parameters) p.grad = 0;
      loss.backward();
      for (const p of parameters) p.data -= rateAt(step) * p.grad;
      return loss.data;
    };
  },
};
