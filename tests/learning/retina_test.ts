/** The Mark I: its wires, what it sees, what its response units learn and what they cannot, and bad input. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  retinaShapes,
  type RetinaShapesOptions,
} from "../../lib/datasets/retina_shapes.ts";
import { learn } from "../../lib/learning/perceptron.ts";
import type { RetinaImage } from "../../lib/learning/photocells.ts";
import {
  Retina,
  retina,
  type RetinaExample,
  type RetinaOptions,
} from "../../lib/learning/retina.ts";
import { RetinaLesson } from "../../lib/learning/retina_lesson.ts";
import type { Trace } from "../../lib/learning/trace.ts";
import { XOR } from "../../lib/logic/gates.ts";
import { separability } from "../../lib/logic/separability.ts";
import { TruthTable } from "../../lib/logic/truth_table.ts";
import { allBits } from "../../lib/logic/bits.ts";
import { Random } from "../../lib/random.ts";

const markOne = (seed: number) => retina({ chance: new Random(seed) });

/** A line across the whole retina: upright at a column, or level at a row. */
const line = (at: number, isUpright: boolean): number[][] =>
  Array.from(
    { length: 20 },
    (_, r) =>
      Array.from({ length: 20 }, (_, c) => (isUpright ? c : r) === at ? 1 : 0),
  );
const places = Array.from({ length: 20 }, (_, at) => at);
const lines = [true, false].flatMap((isUpright) =>
  places.map((at) => ({ x: line(at, isUpright), y: isUpright ? 1 : 0 }))
);

Deno.test("retina() has the sizes of the Mark I: 20 × 20 photocells, 512 association units, 8 response units", () => {
  const { rows, columns, wires, responses } = markOne(1);
  assert.deepEqual([rows * columns, wires.length, responses], [400, 512, 8]);
});

Deno.test("retina() draws the wires of each unit from all photocells, none twice", () => {
  const sizes = fc.record({
    rows: fc.integer({ min: 1, max: 5 }),
    columns: fc.integer({ min: 2, max: 5 }),
    seed: fc.nat(),
  });
  fc.assert(
    fc.property(
      sizes,
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ rows, columns, seed }, part) => {
        const cells = rows * columns,
          excitatory = 1 + Math.floor(part * (cells - 1)),
          inhibitory = cells - excitatory;
        const { wires } = retina({
          chance: new Random(seed),
          rows,
          columns,
          associations: 7,
          excitatory,
          inhibitory,
        });
        for (const unit of wires) {
          assert.deepEqual([unit.excitatory.length, unit.inhibitory.length], [
            excitatory,
            inhibitory,
          ]);
          const all = [...unit.excitatory, ...unit.inhibitory].toSorted((
            a,
            b,
          ) => a - b);
          assert.deepEqual(all, Array.from({ length: cells }, (_, i) => i));
        }
      },
    ),
  );
});

Deno.test("retina() favours no photocell", () => {
  const heard = {
    excitatory: Array(400).fill(0),
    inhibitory: Array(400).fill(0),
  };
  for (let seed = 0; seed < 5; seed++) {
    for (const unit of markOne(seed).wires) {
      for (const kind of ["excitatory", "inhibitory"] as const) {
        for (const cell of unit[kind]) heard[kind][cell]++;
      }
    }
  }
  const expected = 5 * 512 * 5 / 400; // 32 wires of each kind: a standard deviation of 5.6
  for (const counts of Object.values(heard)) {
    const chiSquared = counts.reduce(
      (sum, n) => sum + (n - expected) ** 2 / expected,
      0,
    );
    assert.ok(280 < chiSquared && chiSquared < 520, String(chiSquared)); // 400 ± 4 · √800
  }
});

Deno.test("retina() is the same for the same seed, and more units leave the first as they were", () => {
  assert.deepEqual(markOne(7).wires, markOne(7).wires);
  assert.notDeepEqual(markOne(7).wires, markOne(8).wires);
  const larger = retina({ chance: new Random(7), associations: 600 });
  assert.deepEqual(larger.wires.slice(0, 512), markOne(7).wires);
});

Deno.test("Retina.see() compares what excites with what inhibits", () => {
  const wires = [
    { excitatory: [0, 1], inhibitory: [2] },
    { excitatory: [0, 1], inhibitory: [] },
    { excitatory: [3], inhibitory: [0, 1] },
  ];
  const eye = new Retina(2, 2, wires, 1, 8);
  assert.deepEqual(eye.see([[1, 1], [1, 0]]), [1, 1, 0]); // 2 − 1, 2, 0 − 2
  assert.deepEqual(eye.see([[1, 0], [1, 1]]), [0, 1, 0]); // 1 − 1, 1, 1 − 1
  assert.deepEqual(eye.see([0, 0, 0, 1]), [0, 0, 1]);
  assert.deepEqual(new Retina(2, 2, wires, 2, 8).see([1, 1, 0, 1]), [1, 1, 0]);
  const image = line(3, true);
  assert.deepEqual(markOne(1).see(image), markOne(1).see(image.flat()));
});

Deno.test("Retina.learn() separates lines that no unit separates by their photocells", () => {
  // The upright lines together light every photocell once, and so do the level ones. A unit would
  // have to give the first a sum above that of the second: the sums are the same.
  const together = (isUpright: boolean) =>
    places.map((at) => line(at, isUpright).flat()).reduce((a, b) =>
      a.map((v, i) => v + b[i])
    );
  assert.deepEqual(together(true), Array(400).fill(1));
  assert.deepEqual(together(true), together(false));
  const pixels = lines.map(({ x, y }) => ({ x: x.flat(), y }));
  const alone = learn(pixels, { rule: "zero-one" });
  assert.deepEqual([alone.converged, alone.cycle !== undefined], [false, true]);
  // What association units see can be separated: the weights are whole numbers, so that nothing
  // is rounded, and each line is on its side.
  for (let seed = 1; seed <= 5; seed++) {
    const eye = markOne(seed), taught = eye.learn(lines);
    assert.ok(taught.converged);
    const [{ weights, bias }] = taught.units;
    assert.ok([...weights, bias].every(Number.isSafeInteger));
    for (const { x, y } of lines) {
      const sum = eye.see(x).reduce<number>(
        (sum, a, k) => sum + a * weights[k],
        bias,
      );
      assert.equal(sum >= 0, y === 1);
      assert.equal(taught.classify(x), y);
    }
  }
});

Deno.test("Retina.learn() makes XOR separable, by proof", () => {
  assert.equal(separability(XOR).separable, false); // two photocells, and one of them lit or not
  const eye = retina({
    chance: new Random(1),
    rows: 1,
    columns: 2,
    associations: 6,
    excitatory: 1,
    inhibitory: 1,
  });
  const images = allBits(2), seen = images.map((x) => eye.see(x));
  const outputs = allBits(6).map((pattern) => {
    const i = seen.findIndex((bits) => bits.join() === pattern.join());
    return i < 0 ? null : XOR.outputs[i];
  });
  assert.equal(separability(new TruthTable(outputs)).separable, true);
  const taught = eye.learn(images.map((x, i) => ({ x, y: XOR.outputs[i]! })));
  assert.deepEqual(images.map((x) => taught.classify(x)), XOR.outputs);
});

Deno.test("Retina.learn() cannot tell apart what it sees as the same", () => {
  const eye = retina({ chance: new Random(1), associations: 1 });
  const taught = eye.learn(lines, { maxEpochs: 50 });
  assert.equal(taught.converged, false);
});

Deno.test("Retina.learn() teaches each response unit by the rule of learn()", () => {
  const eye = markOne(2);
  const examples = retinaShapes({
    shapes: ["E", "F", "T"],
    examples: 30,
    shift: 1,
    seed: 4,
  });
  const sights = examples.x.map((x, i) => ({ x: [...x], y: examples.y[i] }));
  const taught = eye.learn(sights, { rate: 2, maxEpochs: 9 });
  assert.equal(taught.units.length, 3);
  taught.units.forEach((unit, label) => {
    const seen = sights.map(({ x, y }) => ({
      x: eye.see(x),
      y: y === label ? 1 : 0,
    }));
    assert.deepEqual(
      unit,
      learn(seen, { rule: "zero-one", rate: 2, maxEpochs: 9 }),
    );
  });
  assert.equal(
    taught.epochs,
    Math.max(...taught.units.map(({ epochs }) => epochs)),
  );
  assert.equal(taught.mistakesPerEpoch.length, taught.epochs);
  const updates = taught.units.reduce((sum, unit) => sum + unit.updates, 0);
  assert.equal(taught.mistakesPerEpoch.reduce((a, b) => a + b), updates);
  assert.equal(taught.converged, true);
  assert.equal(taught.mistakesPerEpoch.at(-1), 0);
  assert.deepEqual(
    sights.map(({ x }) => taught.classify(x)),
    sights.map(({ y }) => y),
  );
});

Deno.test("RetinaLesson.classify() is undecided where no unit fires, or several do", () => {
  const eye = new Retina(
    1,
    2,
    [0, 1].map((cell) => ({ excitatory: [cell], inhibitory: [] })),
    1,
    8,
  );
  const unit = (weights: number[], bias: number) =>
    ({ weights, bias }) as unknown as Trace;
  const taught = new RetinaLesson(eye, 3, [
    unit([1, 0], -1),
    unit([0, 1], -1),
    unit([0, 0], -1),
  ]);
  const answers = allBits(2).map((
    x,
  ) => [taught.respond(x), taught.classify(x)]);
  assert.deepEqual(answers, [
    [[0, 0, 0], null],
    [[0, 1, 0], 1],
    [[1, 0, 0], 0],
    [[1, 1, 0], null],
  ]);
});

Deno.test("RetinaLesson.converged is whether every unit arrived", () => {
  const eye = markOne(1);
  const lessonOf = (...units: boolean[]) =>
    new RetinaLesson(
      eye,
      3,
      units.map((converged) => ({ converged }) as unknown as Trace),
    );
  assert.equal(lessonOf(true, false, true).converged, false);
  assert.equal(lessonOf(true, true, true).converged, true);
});

/** Which part of new images a machine gets right after learning from others. */
function partRight(
  seed: number,
  taught: RetinaShapesOptions,
  asked: RetinaShapesOptions,
): number {
  const lesson = markOne(seed).learn(sightsOf(taught), { maxEpochs: 60 });
  const sights = sightsOf(asked);
  return sights.filter(({ x, y }) => lesson.classify(x) === y).length /
    sights.length;
}
function sightsOf(options: RetinaShapesOptions): RetinaExample[] {
  const { x, y } = retinaShapes(options);
  return x.map((image, i) => ({ x: [...image], y: y[i] }));
}

Deno.test("Retina.learn() tells new images of E from F, and a triangle from a bar, at places that it was shown", () => {
  for (const shapes of [["E", "F"], ["triangle", "bar"]] as const) {
    for (const seed of [1, 2, 3]) {
      const options = { shapes, shift: 2, noise: 0.01 };
      const part = partRight(seed, { ...options, examples: 120, seed }, {
        ...options,
        examples: 100,
        seed: seed + 100,
      });
      assert.ok(part > 0.9, `${shapes}, seed ${seed}: ${part}`);
    }
  }
});

Deno.test("Retina.learn() in the middle knows nothing of shapes elsewhere", () => {
  const shapes = ["E", "F"] as const;
  for (const seed of [1, 2, 3]) {
    const taught = { shapes, noise: 0.01, examples: 60, seed };
    const here = partRight(seed, taught, { ...taught, seed: seed + 100 });
    const elsewhere = partRight(seed, taught, {
      ...taught,
      shift: 3,
      examples: 100,
      seed: seed + 100,
    });
    assert.ok(here > 0.95 && elsewhere < 0.8, `${here}, ${elsewhere}`);
  }
});

const message = (make: () => unknown) => {
  try {
    make();
  } catch (error) {
    return String(error);
  }
  return "no error";
};

Deno.test("retina() says what is wrong with its sizes", () => {
  const cannot = "Cannot build a retina: ", chance = new Random(1);
  const wrong: [unknown, string][] = [
    [
      undefined,
      `ShapeError: ${cannot}the options must be a record, as in retina({ chance: new Random(1) }), but there are none`,
    ],
    [
      {},
      `ValueError: ${cannot}the wires must be drawn from somewhere, but there is no chance; write chance: new Random(1)`,
    ],
    [
      { chance, rows: 0 },
      `ValueError: ${cannot}the number of rows must be a whole number, 1 or more, but it is 0`,
    ],
    [
      { chance, columns: 1.5 },
      `ValueError: ${cannot}the number of columns must be a whole number, 1 or more, but it is 1.5`,
    ],
    [
      { chance, associations: NaN },
      `ValueError: ${cannot}the number of association units must be a whole number, 1 or more, but it is NaN`,
    ],
    [
      { chance, responses: 0 },
      `ValueError: ${cannot}the number of response units must be a whole number, 1 or more, but it is 0`,
    ],
    [
      { chance, inhibitory: -1 },
      `ValueError: ${cannot}the number of inhibitory photocells must be a whole number, 0 or more, but it is -1`,
    ],
    [
      { chance, threshold: 0 },
      `ValueError: ${cannot}the threshold must be a whole number, 1 or more, but it is 0`,
    ],
    [
      { chance, threshold: 6 },
      `ValueError: ${cannot}the threshold must be within reach of 5 excitatory photocells, but it is 6`,
    ],
    [
      { chance, rows: 3, columns: 3 },
      `ValueError: ${cannot}an association unit must have no more wires than there are photocells, 9, but it has 10`,
    ],
  ];
  for (const [options, text] of wrong) {
    assert.equal(message(() => retina(options as RetinaOptions)), text);
  }
});

Deno.test("Retina.see() says what is wrong with an image", () => {
  const eye = new Retina(2, 3, [{ excitatory: [0], inhibitory: [] }], 1, 1);
  const cannot = "Cannot see with 2 × 3 photocells: ",
    must =
      `ShapeError: ${cannot}an image must be 2 rows of 3, or one list of 6, but `;
  const wrong: [unknown, string][] = [
    [[0, 1], `${must}it is a list of 2`],
    [[], `${must}it is a list of 0`],
    [[[0, 1, 0]], `${must}it has 1`],
    [[[0, 1, 0], [0, 1]], `${must}row 2 has 2`],
    [[[0, 1, 0], 1], `${must}row 2 has none`],
    [
      7,
      `ShapeError: ${cannot}the photocells must be a list, but they are the number 7; write [7, …]`,
    ],
    [
      [[0, 1, 0], [0, 0.5, 0]],
      `ValueError: ${cannot}photocells must be 0 or 1, but that in row 2, column 2 is 0.5`,
    ],
    [
      [0, 1, 0, 1, 1, NaN],
      `ValueError: ${cannot}photocells must be 0 or 1, but that in row 2, column 3 is NaN`,
    ],
  ];
  for (const [image, text] of wrong) {
    assert.equal(message(() => eye.see(image as RetinaImage)), text);
  }
});

Deno.test("Retina.learn() says what is wrong with the examples", () => {
  const eye = new Retina(1, 1, [{ excitatory: [0], inhibitory: [] }], 1, 2);
  const cannot = "Cannot teach a retina: ";
  const wrong: [unknown, string][] = [
    [
      [],
      `ShapeError: ${cannot}there must be at least one example, but there are none`,
    ],
    [
      "E",
      `ShapeError: ${cannot}the examples must be a list, but they are the text "E"`,
    ],
    [
      [{ x: [1], y: "E" }],
      `ValueError: ${cannot}classes must be whole numbers, 0 or more, but that of example 1 is "E"`,
    ],
    [
      [{ x: [1], y: 0 }, { x: [1], y: -1 }],
      `ValueError: ${cannot}classes must be whole numbers, 0 or more, but that of example 2 is -1`,
    ],
    [
      [null],
      `ValueError: ${cannot}classes must be whole numbers, 0 or more, but that of example 1 is undefined`,
    ],
    [
      [{ x: [1], y: 1 }],
      `ValueError: ${cannot}there must be at least two classes, but every example is of class 1`,
    ],
    [
      [{ x: [1], y: 0 }, { x: [0], y: 2 }],
      `ValueError: ${cannot}there must be a response unit for each class, but there are 3 classes and 2 units`,
    ],
    [
      [{ x: [1], y: 0 }, { x: [1, 0], y: 1 }],
      "ShapeError: Cannot see with 1 × 1 photocells: an image must be 1 rows of 1, or one list of 1, but it is a list of 2",
    ],
  ];
  for (const [examples, text] of wrong) {
    assert.equal(message(() => eye.learn(examples as RetinaExample[])), text);
  }
  const good = [{ x: [1], y: 0 }, { x: [0], y: 1 }];
  assert.equal(
    message(() => eye.learn(good, { rate: 0 })),
    'ValueError: Cannot learn by the rule "zero-one": the rate must be a finite number above 0, but it is 0',
  );
});
