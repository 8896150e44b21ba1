/**
 * What a device must be able to do.
 *
 * A backend knows numbers in a row and their shapes. It knows nothing of tensors, of their history
 * or of derivatives: those are written once, above this line, so that a new device is the methods
 * below and nothing else. Every method has its plain loop in `loops/`, which is the truth that the
 * others must equal.
 *
 * Operands are never changed, except by `assign` and `optimise`, which say so.
 *
 * @module
 */

import type { Shape } from "../shape.ts";

/** Numbers that were read: 32 bits each, or 64 where a backend computes with them. */
export type Floats = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Numbers in a row that live on a device; only their backend can look inside. */
export interface Numbers {
  readonly size: number;
}

/** Functions of one number `x`; those with a constant `c` get it as a third argument. */
export type MapName =
  | "negate"
  | "exp"
  | "log"
  | "sqrt"
  | "square"
  | "reciprocal"
  | "abs"
  | "sign"
  | "sin"
  | "cos"
  | "tanh"
  | "sigmoid"
  | "softplus"
  | "relu"
  /** 1 where `x > 0`, else 0 */
  | "isPositive"
  /** 1 where `x` is a number, 0 where it is NaN or infinite */
  | "isFinite"
  /** `x` where `x > 0`, else `c x` */
  | "leakyRelu"
  /** `xᶜ` */
  | "power"
  /** `c x` */
  | "scale"
  /** `x + c` */
  | "shift";

/** Functions of two numbers, `x` and `y`. */
export type ZipName =
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "power"
  | "maximum"
  | "minimum"
  /** 1 where `x > y`, else 0 */
  | "greater"
  /** 1 where `x = y`, else 0 */
  | "equal"
  /** `x` where `y > 0`, else 0: the slope `x` after a ReLU whose output was `y` */
  | "throughRelu"
  /** `x (1 − y²)`: the slope `x` after a tanh whose output was `y` */
  | "throughTanh"
  /** `x y (1 − y)`: the slope `x` after a sigmoid whose output was `y` */
  | "throughSigmoid";

/** What a linear layer does to its sums. */
export type Activated = "identity" | "relu" | "tanh" | "sigmoid";

/**
 * A matrix product, or `count` of them one after the other: `[m, k] × [k, n] → [m, n]`.
 *
 * A transposed operand lies in memory as its transpose: `a` as `[k, m]`, `b` as `[n, k]`.
 */
export type Product = {
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly count?: number;
};

/** Windows that slide over images `[examples, channels, height, width]`, of zeros beyond the edge. */
export type Windows = {
  readonly examples: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** Of a window. */
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly stride: number;
  readonly padding: number;
  /** How many windows stand one below the other, and side by side. */
  readonly rows: number;
  readonly columns: number;
};

/**
 * One step of an optimiser, on one parameter `w` with slope `g`; the state it changes as well is
 * named in brackets. PyTorch's formulas; see `nn/optimisers.ts` for their meaning.
 */
export type Update =
  /** `g ← g + decay w`; `w ← w − rate g` */
  | { readonly rule: "sgd"; readonly rate: number; readonly decay: number }
  /** `g ← g + decay w`; `v ← momentum v + g`; `w ← w − rate v`, or `− rate (g + momentum v)`. [v] */
  | {
    readonly rule: "momentum";
    readonly rate: number;
    readonly decay: number;
    readonly momentum: number;
    readonly nesterov: boolean;
  }
  /** `v ← smoothing v + (1 − smoothing) g²`; `w ← w − rate g / (√v + epsilon)`. [v] */
  | {
    readonly rule: "rmsprop";
    readonly rate: number;
    readonly decay: number;
    readonly smoothing: number;
    readonly epsilon: number;
  }
  /**
   * `m ← beta1 m + (1 − beta1) g`; `v ← beta2 v + (1 − beta2) g²`;
   * `w ← w − rate (m / (1 − beta1ᵗ)) / (√(v / (1 − beta2ᵗ)) + epsilon)`, with `t` from 1. [m, v]
   * `decay` is added to `g` as above, or if `decoupled` (AdamW) `w ← w − rate decay w` comes first.
   */
  | {
    readonly rule: "adam";
    readonly rate: number;
    readonly decay: number;
    readonly decoupled: boolean;
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
    readonly t: number;
  };

/** A device: where numbers live, and what can be done to them. */
export interface Backend {
  /** `"loops"`, `"wasm"`, `"blas"`, … */
  readonly name: string;
  /** One sentence about what does the work: `"WebAssembly, 128-bit SIMD with fused multiply-add"`. */
  readonly description: string;
  /**
   * Whether the device can be lost with all numbers that live there, as a GPU can. Everything that is
   * asked of it then throws a DeviceError: who does not want to lose numbers reads them in time, as
   * training does after each epoch.
   */
  readonly canBeLost?: boolean;
  /**
   * What to wait for before more work is handed over, if a device that works behind the program's back
   * is too far behind. A loop that reads nothing asks for it once in each turn.
   */
  keepUp?(): Promise<void> | undefined;

  // Numbers come and go

  /** Takes numbers in. The array may be kept: whoever gives it does not change it any more. */
  write(values: Floats): Numbers;
  /** Gives numbers out, as they are when they are asked for; here, and only here, a device lets one wait. */
  read(a: Numbers): Promise<Floats>;
  /** The numbers at once, if this device can give them without waiting: for printing. */
  peek(a: Numbers): Floats | undefined;
  /** A copy that stays in its place, which `assign` and `optimise` may change. */
  variable(a: Numbers): Numbers;
  /** Puts the numbers of `a` in the place of those of a variable. */
  assign(variable: Numbers, a: Numbers): void;
  /** Gives a variable back at once; else it goes when nobody holds it any more. */
  release(variable: Numbers): void;

  /** From here to `end`, what is made may lie in memory that is used again. */
  begin(): void;
  /** What is in `kept` outlives the step, in the same order; all else that was made in it is gone. */
  end(kept: readonly Numbers[]): readonly Numbers[];

  // Each number by itself

  map(f: MapName, a: Numbers, c?: number): Numbers;
  /** Both of the same size. */
  zip(f: ZipName, a: Numbers, b: Numbers): Numbers;
  /** `a` where the condition is not 0, else `b`. */
  where(condition: Numbers, a: Numbers, b: Numbers): Numbers;

  // Along axes; shapes are joined as in broadcasting: `from` is stretched to `to`, or `to` is what is left

  /** Repeats `a` of shape `from` to fill shape `to`. */
  expand(a: Numbers, from: Shape, to: Shape): Numbers;
  /** Sums what `expand` repeats: `from` back to `to`. */
  sum(a: Numbers, from: Shape, to: Shape): Numbers;
  /** The largest of what `sum` would add; NaN if one is NaN, −∞ of none. */
  max(a: Numbers, from: Shape, to: Shape): Numbers;
  /** In `[outer, length, inner]`, where along the middle axis the first largest stands; NaN counts as largest. */
  argMax(a: Numbers, outer: number, length: number, inner: number): Numbers;

  // Places

  /** Axis `i` of the result is axis `order[i]` of `a`. */
  permute(a: Numbers, shape: Shape, order: readonly number[]): Numbers;
  /** The part of `a` of shape `from` that begins at `starts` and has shape `to`. */
  slice(a: Numbers, from: Shape, starts: readonly number[], to: Shape): Numbers;
  /** `a` of shape `from`, put at `starts` into zeros of shape `to`: the opposite of `slice`. */
  pad(a: Numbers, from: Shape, starts: readonly number[], to: Shape): Numbers;
  /** `[outer, length₁]`, `[outer, length₂]`, … side by side, as `[outer, Σ length]`. */
  concat(
    parts: readonly Numbers[],
    outer: number,
    lengths: readonly number[],
  ): Numbers;
  /**
   * The rows of `a`, each `width` numbers, that the indices name; an index may come twice.
   * @throws {ValueError} if an index is not a row of `a`
   */
  gather(a: Numbers, width: number, indices: Numbers): Numbers;
  /** Adds each row of `a` to the row of zeros `[rows, width]` that its index names: the opposite of `gather`. */
  scatter(a: Numbers, width: number, indices: Numbers, rows: number): Numbers;
  /** Every window as a row: `[examples · rows · columns, channels · kernelHeight · kernelWidth]`. */
  unfold(a: Numbers, windows: Windows): Numbers;
  /** Adds the rows back to where they were taken from: the opposite of `unfold`. */
  fold(a: Numbers, windows: Windows): Numbers;

  // Products

  matmul(a: Numbers, b: Numbers, product: Product): Numbers;
  /** `g(x · Wᵀ + b)` for `x` `[m, k]`, `W` `[n, k]` and `b` `[n]`, in one pass. */
  linear(
    x: Numbers,
    weight: Numbers,
    bias: Numbers,
    sizes: { readonly m: number; readonly k: number; readonly n: number },
    activated: Activated,
  ): Numbers;

  // Training

  /**
   * `−ln softmax(z)` at the class that was right, for every row of `logits` `[rows, classes]`, and
   * its slope with respect to `z`, which is `softmax(z)` less 1 at that class.
   * @throws {ValueError} if a label is not a class
   */
  crossEntropy(
    logits: Numbers,
    labels: Numbers,
    rows: number,
    classes: number,
  ): { readonly losses: Numbers; readonly slopes: Numbers };
  /** Changes a parameter, and the state of its optimiser, in their places. */
  optimise(
    update: Update,
    parameter: Numbers,
    slope: Numbers,
    state: readonly Numbers[],
  ): void;
  /**
   * Numbers from 0 (included) to 1 (not included), with 24 random bits: word `i % 4` of block
   * `⌊i / 4⌋` of Philox4x32-10, its upper bits, with key and third counter word as in `random.ts`.
   */
  uniform(size: number, seed: number, stream: number): Numbers;
}
