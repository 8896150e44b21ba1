/** Circuits: the values of every wire, columns for drawing, De Morgan's laws, and bad wiring. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { allBits, type Bit } from "../../lib/logic/bits.ts";
import { circuit, type CircuitDescription } from "../../lib/logic/circuit.ts";
import { mcCullochPitts } from "../../lib/logic/mcculloch_pitts.ts";
import {
  type ThresholdUnit,
  thresholdUnit,
} from "../../lib/logic/threshold_unit.ts";

const unit = (weights: number[], threshold: number) =>
  thresholdUnit({ weights, threshold });
const [and, or, not] = [unit([1, 1], 2), unit([1, 1], 1), unit([-1], 0)];

/** A random circuit: unit k takes any inputs and units before it, but is declared in any order. */
const circuits = fc.record({
  parts: fc.array(
    fc.record({
      from: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      weights: fc.array(fc.integer({ min: -3, max: 3 }), {
        minLength: 4,
        maxLength: 4,
      }),
      threshold: fc.integer({ min: -3, max: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  backwards: fc.boolean(),
}).map(({ parts, backwards }) => {
  const inputs = ["x1", "x2", "x3"];
  const units = parts.map(({ from, weights, threshold }, k) => {
    const wires = [...inputs, ...parts.keys().map((i) => `h${i}`).take(k)];
    const names = from.map((i) => wires[i % wires.length]);
    const part = {
      from: names,
      unit: unit(weights.slice(0, names.length), threshold),
    };
    return [`h${k}`, part] as const;
  });
  if (backwards) units.reverse();
  const outputs = [`h${parts.length - 1}`];
  return circuit({ inputs, units: Object.fromEntries(units), outputs });
});

Deno.test("Circuit.run() gives every wire the value that its unit computes from its wires", () => {
  fc.assert(fc.property(circuits, (net) => {
    for (const x of allBits(3)) {
      const wires = net.run(x);
      net.inputs.forEach((name, i) => assert.equal(wires[name], x[i]));
      for (const [name, { from, unit }] of Object.entries(net.units)) {
        assert.equal(wires[name], unit(from.map((wire) => wires[wire])));
      }
      assert.deepEqual(net.outputs(x), net.outputNames.map((n) => wires[n]));
    }
  }));
});

Deno.test("Circuit.table() of any wire is what run() says", () => {
  fc.assert(fc.property(circuits, (net) => {
    for (const wire of [...net.inputs, ...net.order]) {
      for (const { x, y } of net.table(wire).rows()) {
        assert.equal(y, net.run(x)[wire]);
      }
    }
    assert.ok(net.table().equals(net.table(net.outputNames[0])));
  }));
});

Deno.test("Circuit.layers() puts each wire once, each unit one column after its last wire", () => {
  fc.assert(fc.property(circuits, (net) => {
    const layers = net.layers();
    const column = new Map(
      layers.flatMap((names, i) => names.map((name) => [name, i] as const)),
    );
    assert.equal(layers.flat().length, 3 + Object.keys(net.units).length);
    assert.equal(column.size, layers.flat().length);
    for (const name of net.inputs) assert.equal(column.get(name), 0);
    for (const [name, { from }] of Object.entries(net.units)) {
      const last = Math.max(...from.map((wire) => column.get(wire)!));
      assert.equal(column.get(name), last + 1);
    }
  }));
});

Deno.test("Circuit.order lists each unit after those it depends on, however declared", () => {
  fc.assert(fc.property(circuits, (net) => {
    for (const [name, { from }] of Object.entries(net.units)) {
      for (const wire of from.filter((wire) => net.order.includes(wire))) {
        assert.ok(net.order.indexOf(wire) < net.order.indexOf(name));
      }
    }
  }));
});

Deno.test("De Morgan: the circuit NOT(AND) is the circuit OR(NOT, NOT), and the other way round", () => {
  const outer = (gate: ThresholdUnit) =>
    circuit({
      inputs: ["x1", "x2"],
      units: {
        gate: { from: ["x1", "x2"], unit: gate },
        y: { from: ["gate"], unit: not },
      },
      outputs: ["y"],
    }).table();
  const inner = (gate: ThresholdUnit) =>
    circuit({
      inputs: ["x1", "x2"],
      units: {
        not1: { from: ["x1"], unit: not },
        not2: { from: ["x2"], unit: not },
        y: { from: ["not1", "not2"], unit: gate },
      },
      outputs: ["y"],
    }).table();
  assert.ok(outer(and).equals(inner(or)));
  assert.ok(outer(or).equals(inner(and)));
  assert.ok(!outer(and).equals(inner(and)));
});

Deno.test("circuit() takes names that the language uses itself", () => {
  const net = circuit({
    inputs: ["constructor", "x2"],
    units: { toString: { from: ["constructor", "x2"], unit: and } },
    outputs: ["toString"],
  });
  assert.deepEqual(net.table().outputs, [0, 0, 0, 1]);
});

Deno.test("circuit() names the wire that has no source", () => {
  const description: CircuitDescription = {
    inputs: ["x1", "x2"],
    units: { h1: { from: ["x1", "x3"], unit: and } },
    outputs: ["h1"],
  };
  assert.throws(() => circuit(description), {
    name: "ValueError",
    message:
      "Cannot build a circuit: a wire must be an input or a unit, but h1 takes x3, which is neither",
  });
  const units = { h1: { from: ["x1", "x2"], unit: and } };
  assert.throws(() => circuit({ ...description, units, outputs: ["y"] }), {
    message:
      "Cannot build a circuit: a wire must be an input or a unit, but the outputs take y, which is neither",
  });
  const net = circuit({ ...description, units });
  assert.throws(() => net.table("toString"), {
    message:
      "Cannot write out the table of a circuit: a wire must be an input or a unit, but the table is for toString, which is neither",
  });
});

Deno.test("circuit() names a unit of a loop", () => {
  const units = {
    h1: { from: ["x1", "h2"], unit: and },
    h2: { from: ["h1"], unit: not },
  };
  assert.throws(() => circuit({ inputs: ["x1"], units, outputs: ["h2"] }), {
    name: "ValueError",
    message:
      "Cannot build a circuit: a unit must not depend on itself, but h1 does",
  });
});

Deno.test("circuit() refuses a name used twice", () => {
  const units = { x2: { from: ["x1", "x2"], unit: and } };
  assert.throws(
    () => circuit({ inputs: ["x1", "x2"], units, outputs: ["x2"] }),
    {
      name: "ValueError",
      message:
        "Cannot build a circuit: inputs and units must have different names, but x2 is used twice",
    },
  );
});

Deno.test("circuit() refuses a unit with more wires than weights, and what is no threshold unit", () => {
  const build = (from: string[], part: unknown) =>
    circuit({
      inputs: ["x1", "x2"],
      units: { y: { from, unit: part as ThresholdUnit } },
      outputs: ["y"],
    });
  assert.throws(() => build(["x1", "x2", "x1"], and), {
    name: "ShapeError",
    message:
      "Cannot connect y to x1, x2, x1: it takes 2 wires, but 3 were given",
  });
  const other = mcCullochPitts({ excitatory: 2, threshold: 2 });
  assert.throws(() => build(["x1", "x2"], other), {
    name: "ValueError",
    message:
      "Cannot connect y: it must be a threshold unit, but it is not; a McCulloch–Pitts unit becomes one by .asThresholdUnit()",
  });
  assert.ok(build(["x1", "x2"], other.asThresholdUnit()));
});

Deno.test("circuit() must have inputs and outputs", () => {
  const units = { y: { from: ["x1"], unit: not } };
  assert.throws(() => circuit({ inputs: [], units, outputs: ["y"] }), {
    message:
      "Cannot build a circuit: it must have at least 1 input, but it has none",
  });
  assert.throws(() => circuit({ inputs: ["x1"], units, outputs: [] }), {
    message:
      "Cannot build a circuit: it must have at least 1 output, but it has none",
  });
});

Deno.test("Circuit.run() and Circuit.table() say what they were asked and what they take", () => {
  const net = circuit({
    inputs: ["x1", "x2"],
    units: {
      both: { from: ["x1", "x2"], unit: and },
      some: { from: ["x1", "x2"], unit: or },
    },
    outputs: ["both", "some"],
  });
  assert.throws(() => net.run([1]), {
    name: "ShapeError",
    message: "Cannot run a circuit on [1]: it takes 2 inputs, but 1 was given",
  });
  assert.throws(() => net.outputs([1, -1 as Bit]), {
    name: "ValueError",
    message:
      "Cannot run a circuit on [1, -1]: inputs must be 0 or 1, but input 2 is -1",
  });
  assert.throws(() => net.table(), {
    message:
      'Cannot write out the table of a circuit with outputs both, some: it must be for one wire, but none was named; as in table("both")',
  });
});

Deno.test("circuit() says which part of its description is missing", () => {
  const loose = circuit as (description?: unknown) => unknown;
  const unit = thresholdUnit({ weights: [1], threshold: 1 });
  const whole = { inputs: ["x1"], units: {}, outputs: ["y"] };
  const cases: [unknown, string][] = [
    [
      undefined,
      'build a circuit: the options must be a record, as in circuit({ inputs: ["x1"], units: { … }, outputs: ["y"] }), but there are none',
    ],
    [
      {},
      "build a circuit: the units must be a record, as in { y: { from, unit } }, but there are none",
    ],
    [
      { units: {} },
      "build a circuit: the inputs must be a list, but there are none",
    ],
    [
      { ...whole, outputs: "y" },
      'build a circuit: the outputs must be a list, but they are the text "y"',
    ],
    [
      { ...whole, units: { y: unit } },
      'connect y: the options must be a record, as in y: { from: ["x1", "x2"], unit: thresholdUnit({ … }) }, but they are a function',
    ],
  ];
  for (const [description, what] of cases) {
    assert.throws(() => loose(description), {
      name: "ShapeError",
      message: `Cannot ${what}`,
    });
  }
});
