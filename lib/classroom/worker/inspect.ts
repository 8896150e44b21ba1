/** Any value as text, as `Deno.inspect` and Deno's console write it, with no Deno there. */

import node from "node-inspect-extracted";

/** What may be said about the writing: a part of what Deno knows. */
export type InspectOptions = {
  /** How deep objects within objects are written out; 4 if nothing is said. */
  readonly depth?: number | null;
  readonly colors?: boolean;
  readonly compact?: boolean | number;
  /** Characters after which a line is broken. */
  readonly breakLength?: number;
  readonly sorted?: boolean;
  readonly showHidden?: boolean;
  /** So many items of a list are written out. */
  readonly iterableLimit?: number;
  /** So many characters of a text are. */
  readonly strAbbreviateSize?: number;
  readonly getters?: boolean;
  readonly trailingComma?: boolean;
};

/** By these, a thing says itself how it is written. */
const CUSTOM = Symbol.for("Deno.customInspect");
const CUSTOM_OF_NODE = Symbol.for("nodejs.util.inspect.custom");

/**
 * A value as text.
 *
 * @example Texts stand in double quotes, as Deno has them
 * ```ts
 * import assert from "node:assert/strict";
 * const value = { name: "XOR", table: new Map([[1, "a"]]) };
 * assert.equal(inspect(value), Deno.inspect(value));
 * ```
 */
export function inspect(value: unknown, options: InspectOptions = {}): string {
  const { depth = 4, iterableLimit = 100, strAbbreviateSize = 10_000 } =
    options;
  const { breakLength = 80, compact = 3, sorted = false } = options;
  const { showHidden = false, getters = false } = options;
  return asDeno(() =>
    node.inspect(value, {
      depth,
      breakLength,
      compact,
      sorted,
      showHidden,
      getters,
      maxArrayLength: iterableLimit,
      maxStringLength: strAbbreviateSize,
      // It is left out of the types, but it is how colours are put in.
      stylize: doubleQuoted,
    } as node.InspectOptions)
  );
}

/** What a console prints: a format and its values, or just values. */
export function formatted(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first === "string" && rest.length === 0) return first;
  // A loop may print a million lines, and most of them are of this kind.
  if (values.every(isPlain) && !/%/.test(String(first))) {
    return values.join(" ");
  }
  const options = { depth: 4, stylize: doubleQuoted } as node.InspectOptions;
  return asDeno(() => node.formatWithOptions(options, ...values));
}

/** Whether a console prints it as it would be joined to other text. */
function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" ||
    typeof value === "number" && !Object.is(value, -0);
}

/** Objects that know how Deno is to write them are asked as those are that know it of Node. */
function asDeno(write: () => string): string {
  Object.defineProperty(Object.prototype, CUSTOM_OF_NODE, {
    configurable: true,
    get() {
      const custom = this[CUSTOM];
      if (typeof custom !== "function") return undefined;
      return function (
        this: unknown,
        depth: number,
        options: InspectOptions,
      ): unknown {
        const own = { ...options, depth };
        return custom.call(
          this,
          (value: unknown, more: InspectOptions = {}) =>
            inspect(value, { ...own, ...more }),
          own,
        );
      };
    },
    set(value) {
      Object.defineProperty(this, CUSTOM_OF_NODE, {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    },
  });
  try {
    return write();
  } finally {
    Reflect.deleteProperty(Object.prototype, CUSTOM_OF_NODE);
  }
}

/** Node likes single quotes best, Deno double ones. */
function doubleQuoted(text: string, style: string): string {
  if (style !== "string" || !text.startsWith("'") || !text.endsWith("'")) {
    return text;
  }
  const inside = text.slice(1, -1);
  return inside.includes('"') ? text : `"${inside.replaceAll("\\'", "'")}"`;
}
