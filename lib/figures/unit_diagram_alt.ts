/** A unit diagram in sentences: when the unit fires, and what it does now. */

import { spoken } from "./math_runs.ts";
import { counted, decimal, listed } from "./numbers.ts";
import { hasVeto, outcome, type Unit } from "./unit_diagram_data.ts";

/** The picture in sentences. */
export function unitAlt(unit: Unit): string {
  const kind = unit.exciting === undefined
    ? weightedAlt(unit)
    : countedAlt(unit, unit.exciting);
  const name = unit.name ? `${unit.name}: a` : "A";
  return `${name} unit with ${kind}.${outcomeAlt(unit)}`;
}

function reach({ tie }: Unit, threshold: number): string {
  return `${tie === "fire" ? "is at least" : "is more than"} ${
    decimal(threshold)
  }`;
}

function weightedAlt(unit: Unit): string {
  const { weights, inputs, bias, threshold } = unit;
  const each = weights.map((w, i) =>
    `${spoken(inputs[i])} (${
      hasVeto(unit, i) ? "veto" : `weight ${decimal(w)}`
    })`
  );
  const resting = inputs.filter((_, i) => hasVeto(unit, i)).map(spoken);
  const veto = resting.length === 0
    ? ""
    : ` and ${listed(resting)} ${resting.length === 1 ? "is" : "are"} 0`;
  const all = `the input${each.length > 1 ? "s" : ""} ${listed(each)}`;
  return bias === undefined
    ? `${all}; it fires when their weighted sum ${
      reach(unit, threshold!)
    }${veto}`
    : `${all} and the bias ${decimal(bias)}; its activation is ${
      spoken(unit.activation)
    }`;
}

function countedAlt(unit: Unit, exciting: number): string {
  const names = unit.inputs.map(spoken);
  const kinds = [
    ["excitatory", names.slice(0, exciting)],
    ["inhibitory", names.slice(exciting)],
  ] as const;
  const [excite, inhibit] = kinds.map(([kind, all]) =>
    counted(all.length, `${kind} input`) +
    (all.length ? ` (${listed(all)})` : "")
  );
  const [and, veto] = names.length > exciting
    ? [` and ${inhibit}`, " and no inhibitory input is active"]
    : ["", ""];
  const limit = unit.threshold ?? -unit.bias!;
  return `${excite}${and}; it fires when the number of active excitatory inputs ${
    reach(unit, limit)
  }${veto}`;
}

/** With its values: what the unit does. */
function outcomeAlt(unit: Unit): string {
  const result = outcome(unit);
  if (!result) return "";
  const given = unit.values!.map((v, i) =>
    `${spoken(unit.inputs[i])} = ${decimal(v)}`
  );
  const start = ` With ${listed(given)}`;
  if (result.blocked) return `${start} it is inhibited: it rests.`;
  const does = unit.activation === "step"
    ? `: it ${result.fires ? "fires" : "rests"}`
    : "";
  return `${start} the sum is ${decimal(result.sum)}${does}.`;
}
