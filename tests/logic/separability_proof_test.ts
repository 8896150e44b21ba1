/** Proofs: the text of three of them, the law that their lines are true, and what is not printed. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { IMPLIES, NAND, XOR } from "../../lib/logic/gates.ts";
import { separability } from "../../lib/logic/separability.ts";
import { proof } from "../../lib/logic/separability_proof.ts";
import { type Bit, truthTable } from "../../lib/logic/truth_table.ts";

Deno.test("proof() of XOR multiplies each row by 1 and ends in 0 > 0", () => {
  assert.equal(
    proof(XOR, separability(XOR)),
    String
      .raw`**No threshold unit computes XOR.** Suppose that one did: it fires when $w_1 x_1 + w_2 x_2 \ge \theta$. Then each of these rows says something about its weights and its threshold:

$$\begin{array}{cc|c|l|l|c}
x_1 & x_2 & y & \text{so} & \text{that is} & \text{times} \\ \hline
0 & 0 & 0 & 0 < \theta & \theta > 0 & 1 \\
0 & 1 & 1 & w_2 \ge \theta & w_2 - \theta \ge 0 & 1 \\
1 & 0 & 1 & w_1 \ge \theta & w_1 - \theta \ge 0 & 1 \\
1 & 1 & 0 & w_1 + w_2 < \theta & \theta - w_1 - w_2 > 0 & 1
\end{array}$$

Multiply each by the number in its last column and add them up. On the left every unknown cancels:

$$\begin{aligned}
w_1 &: & 0 + 0 + 1 - 1 &= 0 \\
w_2 &: & 0 + 1 + 0 - 1 &= 0 \\
\theta &: & 1 - 1 - 1 + 1 &= 0
\end{aligned}$$

So the left sides add up to 0, and the right sides are all 0. A row that rests says $>$, not $\ge$, so the sum says

$$0 > 0$$

which is false. There are no such weights and no such threshold.`,
  );
});

Deno.test("proof() of NAND sets each sum against the threshold", () => {
  assert.equal(
    proof(NAND, separability(NAND)),
    String
      .raw`**A threshold unit computes NAND:** it fires when $-x_1 - x_2 \ge -1$. Row by row:

$$\begin{array}{cc|c|r|c|l}
x_1 & x_2 & y & w \cdot x & \text{against } \theta &  \\ \hline
0 & 0 & 1 & 0 + 0 = 0 & 0 \ge -1 & \text{fires} \\
0 & 1 & 1 & 0 - 1 = -1 & -1 \ge -1 & \text{fires} \\
1 & 0 & 1 & -1 + 0 = -1 & -1 \ge -1 & \text{fires} \\
1 & 1 & 0 & -1 - 1 = -2 & -2 < -1 & \text{rests}
\end{array}$$

It does what $y$ asks in every row.`,
  );
});

Deno.test("proof() takes fractions, and says that a don't care may go either way", () => {
  const text = proof(truthTable("10-1"), {
    separable: true,
    weights: [0.5, -1.5],
    threshold: -1,
  });
  assert.ok(
    text.includes(
      "it fires when $\\frac{1}{2} x_1 - \\frac{3}{2} x_2 \\ge -1$",
    ),
  );
  assert.ok(
    text.includes(
      "1 & 1 & 1 & \\frac{1}{2} - \\frac{3}{2} = -1 & -1 \\ge -1 &",
    ),
  );
  assert.ok(text.includes("1 & 0 & \\text{–} & "));
  assert.ok(text.endsWith("in every row; where $y$ is –, either will do."));
});

Deno.test("proof() counts a row twice where the certificate does, and leaves out unused ones", () => {
  const table = truthTable("011-1--0");
  const text = proof(table, separability(table));
  assert.ok(
    text.includes("0 & 0 & 0 & 0 & 0 < \\theta & \\theta > 0 & 2 \\\\"),
  );
  assert.ok(text.includes("\\theta &: & 2 - 1 - 1 - 1 + 1 &= 0"));
  assert.ok(!text.includes("\n0 & 1 & 1 &"));
});

Deno.test("proof() prints only sums that are true", () => {
  const outputs = fc.array(fc.constantFrom<Bit | null>(0, 1, null), {
    minLength: 16,
    maxLength: 16,
  });
  fc.assert(fc.property(outputs, (list) => {
    const table = truthTable(list);
    const text = proof(table, separability(table));
    const sums = text.matchAll(/& (-?\d[-+ \d]*?) &?= (-?\d+)/g).toArray();
    assert.ok(sums.length >= 5);
    for (const [, terms, total] of sums) {
      const added = terms.replaceAll(" ", "").match(/[-+]?\d+/g)!;
      assert.equal(
        added.reduce((sum, term) => sum + Number(term), 0),
        Number(total),
      );
    }
  }));
});

Deno.test("proof() prints nothing that does not pass the check", () => {
  assert.throws(
    () => proof(IMPLIES, { separable: true, weights: [1, 1], threshold: 1 }),
    {
      name: "ValueError",
      message:
        "Cannot write a proof about IMPLIES: the verdict must pass its check, but row 00 must fire, but its sum 0 is below the threshold 1",
    },
  );
  assert.throws(
    () => proof(XOR, { separable: false, multipliers: [0, 0, 0, 0] }),
    {
      message:
        "Cannot write a proof about XOR: the verdict must pass its check, but not all may be 0",
    },
  );
});

Deno.test("proof() wants a table, not only its outputs", () => {
  assert.throws(
    () =>
      proof("0110" as never, {
        separable: true,
        weights: [1, 1],
        threshold: 1,
      }),
    {
      name: "ValueError",
      message:
        'Cannot write a proof: the table must be a TruthTable, but it is the text "0110"; write truthTable("0110")',
    },
  );
});
