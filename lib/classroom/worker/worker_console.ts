/** The console of cells: what it prints comes below them, as Deno's console writes it. */

import type { StreamName } from "../kernel/world_printer.ts";
import { consoleTable } from "./console_table.ts";
import { formatted, inspect, type InspectOptions } from "./inspect.ts";

type Print = (name: StreamName, text: string) => void;

/**
 * The functions that take the place of the browser's.
 *
 * @param print takes whole lines
 */
export function workerConsole(print: Print): Partial<Console> {
  let indent = "";
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  const line = (name: StreamName, text: string) =>
    print(name, `${indent}${text.replaceAll("\n", `\n${indent}`)}\n`);
  const out = (...values: unknown[]) => line("stdout", formatted(values));
  const err = (...values: unknown[]) => line("stderr", formatted(values));
  const elapsed = (label: string) => {
    const since = timers.get(label);
    return since === undefined
      ? undefined
      : `${label}: ${Math.trunc(performance.now() - since)}ms`;
  };
  const group = (...values: unknown[]) => {
    if (values.length > 0) out(...values);
    indent += "  ";
  };
  return {
    log: out,
    debug: out,
    info: out,
    error: err,
    warn: err,
    dir: (value: unknown, options?: InspectOptions) =>
      line("stdout", inspect(value, options)),
    dirxml: out,
    table: (data: unknown, columns?: string[]) => {
      const text = consoleTable(data, columns);
      if (text === undefined) out(data);
      else line("stdout", text);
    },
    assert: (holds?: boolean, ...values: unknown[]) => {
      if (holds) return;
      const [first, ...rest] = values;
      if (values.length === 0) err("Assertion failed");
      else if (typeof first === "string") {
        err(`Assertion failed: ${first}`, ...rest);
      } else err("Assertion failed:", ...values);
    },
    count: (label = "default") => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      out(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => void counts.delete(label),
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    time: (label = "default") => void timers.set(label, performance.now()),
    timeLog: (label = "default", ...values: unknown[]) => {
      const text = elapsed(label);
      if (text === undefined) err(`Timer '${label}' does not exist`);
      else out(text, ...values);
    },
    timeEnd: (label = "default") => {
      const text = elapsed(label);
      timers.delete(label);
      if (text === undefined) err(`Timer '${label}' does not exist`);
      else out(text);
    },
    trace: (...values: unknown[]) => err("Trace:", ...values),
    clear: () => {},
  };
}
