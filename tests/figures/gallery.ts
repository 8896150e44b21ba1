/** One of every figure, and the difficult ones twice: what the laws of figures_test.ts hold for. */

import {
  activationCurve,
  bars,
  boundarySteps,
  circuitDiagram,
  computationGraphDrawing,
  decisionRegions,
  type Figure,
  type GraphData,
  lossCurve,
  networkDiagram,
  type NetworkDiagramOptions,
  networkSteps,
  plot,
  sideBySide,
  unitDiagram,
  unitSquare,
  weightTrajectory,
} from "nets/figures";
import * as Plot from "@observablehq/plot";
import {
  fullAdder,
  parityCircuit,
  xorOfNandAndOr,
} from "../../lib/logic/circuits.ts";
import { learn } from "../../lib/learning/perceptron.ts";
import { relu, sigmoid, step, tanh } from "../../lib/scalar/activations.ts";

/** A 2-2-1 network with every kind of number; the numbers only have to fit on the page. */
export const PASS: NetworkDiagramOptions = {
  sizes: [2, 2, 1],
  weights: [[[0.5, 0.9], [-0.4, 0.8]], [[0.57, 0.47]]],
  biases: [[0.1, -0.2], [0]],
  sums: [[0.47, 0.45], [0.61]],
  values: [[0.5, 0.3], [0.615, 0.611], [0.647]],
  sumSlopes: [[-0.0096, -0.0079], [-0.081]],
  weightSlopes: [[[-0.0048, -0.0029], [-0.004, -0.0024]], [[-0.0499, -0.0495]]],
  target: [1],
  loss: 0.0627,
};

/** ℓ = ½(w·x − y)² at x = 2, w = 3, y = 5. */
export const GRAPH: GraphData = {
  nodes: [
    { id: "x", label: "x", data: 2, slope: 3, kind: "input" },
    { id: "w", label: "w", data: 3, slope: 2, kind: "parameter" },
    {
      id: "p",
      label: "\\hat{y}",
      data: 6,
      slope: 1,
      kind: "compute",
      op: "mul",
    },
    { id: "y", label: "y", data: 5, slope: -1, kind: "input" },
    { id: "d", label: "", data: 1, slope: 1, kind: "compute", op: "sub" },
    {
      id: "l",
      label: "\\ell",
      data: 0.5,
      slope: 1,
      kind: "loss",
      op: "half square",
    },
  ],
  edges: [
    { from: "x", to: "p", slope: 3 },
    { from: "w", to: "p", slope: 2 },
    { from: "p", to: "d", slope: 1 },
    { from: "y", to: "d", slope: -1 },
    { from: "d", to: "l", slope: 1 },
  ],
};

const XOR = [0, 1, 1, 0] as const;
const OR = { weights: [1, 1], threshold: 0.5, name: "OR" };
const NAND = { weights: [-1, -1], threshold: -1.5, name: "NAND" };
const ROWS = [[0, 0], [0, 1], [1, 0], [1, 1]];
const TRACE = learn(
  ROWS.map((x) => ({ x, y: x[0] & x[1] })),
  { rule: "zero-one" },
);
const points = (outputs: readonly (0 | 1)[]) =>
  ROWS.map((x, i) => ({ x, y: outputs[i] }));

/** Each picture, made anew at every call. */
export const GALLERY: Readonly<Record<string, () => Figure>> = {
  "plot": () =>
    plot({
      alt: "A line.",
      x: { label: "x₁" },
      marks: [Plot.lineY([1, 3, 2])],
    }),
  "a unit square": () =>
    unitSquare({ unit: { weights: [1, 1], threshold: 1.5 } }),
  "a unit square with mistakes": () => unitSquare({ unit: OR, table: XOR }),
  "two lines": () =>
    unitSquare({ units: [OR, NAND], shade: "and", table: XOR }),
  "three lines": () =>
    unitSquare({
      units: [OR, NAND, { weights: [1, -1], threshold: 0.2 }],
      table: [0, 1, 1, null],
    }),
  "a long equation": () =>
    unitSquare({ unit: { weights: [2, -1.25], threshold: 1 / 3 }, width: 300 }),
  "a plane of features": () =>
    unitSquare({
      axes: ["a_1^{[1]}", "a_2^{[1]}"],
      points: [
        { x: [0.002, 0.881], y: 1, name: "00" },
        { x: [0.119, 0.119], y: 0, name: "01" },
        { x: [0.119, 0.119], y: 0, name: "10" },
        { x: [0.881, 0.002], y: 1, name: "11" },
      ],
      unit: { weights: [1, 1], bias: -0.5 },
    }),
  "regions": () =>
    decisionRegions(([a, b]) => (a - 0.5) ** 2 + (b - 0.5) ** 2 < 0.4, {
      points: points(XOR),
    }),
  "a score": () =>
    decisionRegions(([a, b]) => sigmoid(3 * a + 4 * b - 3), {
      points: points([0, 0, 0, 1]),
    }),
  "sigmoid": () => activationCurve(sigmoid, { at: 0.47 }),
  "step": () => activationCurve(step),
  "relu": () => activationCurve(relu, { at: 1.5 }),
  "tanh": () => activationCurve(tanh, { at: -1 }),
  "a loss": () => lossCurve([0.5, 0.25, 0.125, 0.06], { step: "update" }),
  "three losses": () =>
    lossCurve([
      { name: "rate 0.1", values: [1, 0.8, 0.64] },
      { name: "rate 0.05", values: [1, 0.9, 0.81] },
      { name: "rate 0.5", values: [1, 0.5, 0.25] },
    ]),
  "a logarithmic loss": () =>
    lossCurve(Array.from({ length: 900 }, (_, i) => 0.99 ** i), { log: true }),
  "AND": () =>
    unitDiagram({ name: "AND", weights: [1, 1], threshold: 2, values: [1, 0] }),
  "NOT": () =>
    unitDiagram({ name: "NOT", weights: [-1], threshold: 0, values: [0] }),
  "inhibition": () =>
    unitDiagram({ excitatory: 3, inhibitory: 2, threshold: 2, output: "c" }),
  "inhibited": () =>
    unitDiagram({
      excitatory: 2,
      inhibitory: 1,
      threshold: 1,
      values: [1, 1, 1],
    }),
  "a neuron": () =>
    unitDiagram({
      weights: [0.5, -1, 2],
      bias: -1.5,
      activation: "σ",
      output: "\\hat{y}",
      values: [1, 0.25, 1],
    }),
  "a circuit": () =>
    circuitDiagram(xorOfNandAndOr, {
      values: xorOfNandAndOr.run([1, 0]),
      labels: { y: "AND" },
    }),
  "a full adder": () => circuitDiagram(fullAdder),
  "parity": () => circuitDiagram(parityCircuit(3)),
  "a bare network": () => networkDiagram({ sizes: [3, 4, 2] }),
  "names of weights": () =>
    networkDiagram({ sizes: [2, 2, 1], edgeLabels: "both" }),
  "a pass": () => networkDiagram({ ...PASS, edgeLabels: "both" }),
  "a path": () =>
    networkDiagram({
      ...PASS,
      highlight: [[[0, 1], [1, 1], [2, 1], [3, 1]]],
      direction: "backward",
      title: "The path of $w_{11}$",
    }),
  "a frame": () => networkDiagram(networkSteps(PASS)[4]),
  "a graph": () => computationGraphDrawing(GRAPH),
  "a graph from the back": () =>
    computationGraphDrawing(GRAPH, { direction: "backward" }),
  "a trajectory": () => weightTrajectory(TRACE),
  "a line on the move": () => boundarySteps(TRACE),
  "bars": () =>
    bars([{ name: "\\hat{y}_1", value: 0.55 }, {
      name: "\\hat{y}_2",
      value: 0.45,
    }], { focus: "\\hat{y}_1" }),
  "parts": () =>
    bars([{ name: "two inputs", value: 14 }, { name: "three", value: 104 }], {
      of: [16, 256],
      what: "separable",
    }),
  "side by side": () =>
    sideBySide([OR, NAND].map((unit) => unitSquare({ unit, width: 300 })), {
      titles: ["OR", "NAND"],
    }),
};
