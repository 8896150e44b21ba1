/** Ours, twice: as a student writes it, and with a node for each product and each sum as micrograd has it. */

import {
  descend,
  dot,
  gradients,
  identity,
  type Mlp,
  mlp,
  relu,
  sum,
  type Value,
} from "../../../lib/mod.ts";
import {
  type Contender,
  DECAY,
  MOONS,
  rateAt,
  SIZES,
  startBiases,
  startWeights,
} from "./moons.ts";

const start = () =>
  mlp(SIZES, {
    weights: startWeights(),
    biases: startBiases(),
    activation: relu,
    output: identity,
  });

/** Training, given how a network scores a point and how many numbers become one. */
function contender(
  score: (net: Mlp, x: readonly number[]) => Value,
  total: (terms: readonly Value[]) => Value,
  squares: (terms: readonly Value[]) => Value,
): Contender {
  return {
    start() {
      let net = start();
      return (step) => {
        const { parameters } = net;
        const hinge = MOONS.map(({ x, y }) =>
          score(net, x).mul(-y).add(1).relu()
        );
        const all = Object.values(parameters)
          .flatMap(({ weight, bias }) => [...weight.flat(), ...bias!]);
        const loss = total(hinge).mul(1 / MOONS.length)
          .add(squares(all).mul(DECAY));
        const slopes = gradients(loss, parameters);
        net = net.with(descend(parameters, slopes, { rate: rateAt(step) }));
        return loss.data;
      };
    },
  };
}

/** The library as it is meant to be used: a neuron's weighted sum is one node. */
export const asWritten: Contender = contender(
  (net, x) => net.output(x)[0],
  sum,
  (all) => dot(all, all),
);

/** The graph of micrograd, node for node. */
export const nodeForNode: Contender = contender(
  (net, x) => {
    let a: readonly (Value | number)[] = x;
    for (const layer of net.layers) {
      a = layer.neurons.map(({ weights, bias }) => {
        let z = bias!;
        for (let j = 0; j < weights.length; j++) {
          z = z.add(weights[j].mul(a[j]));
        }
        return layer.activation === relu ? z.relu() : z;
      });
    }
    return a[0] as Value;
  },
  addUp,
  (all) => addUp(all.map((p) => p.mul(p))),
);

function addUp(terms: readonly Value[]): Value {
  return terms.reduce((a, b) => a.add(b));
}
