/** Where numbers live on a GPU: how they come there, how long they stay, and how they are read. */

import { ValueError } from "../errors.ts";
import type { Floats, Numbers } from "../tensor/backend.ts";
import type { Block, Pool } from "./buffers.ts";
import type { Commands } from "./commands.ts";
import type { Device } from "./device.ts";
import { Faults } from "./faults.ts";
import { fill } from "./fill.ts";
import { ALWAYS, GONE, GpuNumbers } from "./numbers.ts";
import { Readings } from "./readings.ts";

/**
 * The numbers of one device.
 *
 * What is made in a step goes back to the pool when the step ends. What is made outside goes back when
 * nobody holds it any more.
 */
export class Home {
  readonly faults: Faults;
  readonly #readings: Readings;
  readonly #forgotten: FinalizationRegistry<Block>;
  readonly #temporary: Block[] = [];
  #round = 0;
  #inStep = false;

  constructor(
    readonly device: Device,
    readonly pool: Pool,
    readonly commands: Commands,
  ) {
    this.faults = new Faults(device);
    this.#readings = new Readings(device, commands, this.faults);
    this.#forgotten = new FinalizationRegistry((block) => pool.give(block));
  }

  /** From here to {@linkcode end}, results live until the step ends. */
  begin(): void {
    this.#inStep = true;
  }

  /** The end of a step: copies what is kept, gives everything else back, and hands the work over. */
  end(kept: readonly Numbers[]): readonly Numbers[] {
    this.#inStep = false;
    try {
      return kept.map((a) => this.#kept(this.own(a)));
    } finally {
      // The last taken is the first given, so that the next step gets the same ones for the same numbers.
      for (let i = this.#temporary.length - 1; i >= 0; i--) {
        this.pool.give(this.#temporary[i]);
      }
      this.#temporary.length = 0;
      this.#round++;
      this.commands.submit();
    }
  }

  /** Numbers that come from outside. */
  write(values: Floats): GpuNumbers {
    if (values.length === 1) return this.constant(1, values[0]);
    const single = values instanceof Float32Array
      ? values
      : Float32Array.from(values);
    return this.made(values.length, (block) => {
      if (values.length > 0) this.commands.write(block, single);
    });
  }

  /** `size` times the same number, which lies nowhere until a kernel wants to read it. */
  constant(size: number, value: number): GpuNumbers {
    this.device.check();
    const round = this.#inStep ? this.#round : ALWAYS;
    return new GpuNumbers(size, this, round, undefined, Math.fround(value));
  }

  /** Numbers in a new place, which `work` records to be filled. */
  made(size: number, work: (block: Block) => void): GpuNumbers {
    this.device.check();
    const numbers = new GpuNumbers(
      size,
      this,
      this.#inStep ? this.#round : ALWAYS,
      undefined,
    );
    work(this.#place(numbers));
    return numbers;
  }

  /**
   * Where an operand lies.
   *
   * @throws {ValueError} if the numbers live elsewhere, or do not live any more
   */
  block(a: Numbers): Block {
    const own = this.own(a);
    return own.block ?? this.#filled(own);
  }

  /** What all the numbers are, if that is known without looking. */
  constantOf(a: Numbers): number | undefined {
    return this.own(a).constant;
  }

  /** A variable with the numbers of `a`. */
  variable(a: Numbers): GpuNumbers {
    this.device.check();
    const variable = new GpuNumbers(a.size, this, ALWAYS, undefined);
    this.#place(variable);
    this.assign(variable, a);
    return variable;
  }

  /** Puts numbers in the place of a variable's. */
  assign(variable: Numbers, a: Numbers): void {
    const value = this.constantOf(a), to = this.block(variable);
    if (a === variable) return; // WebGPU copies nothing to where it lies
    if (value !== undefined) fill(this.commands, to, a.size, value);
    else this.commands.copy(this.block(a), to, a.size * 4);
  }

  /** Gives the place of a variable back. */
  release(variable: Numbers): void {
    const own = this.#mine(variable);
    if (own.round !== ALWAYS || own.block === undefined) return;
    this.#forgotten.unregister(own);
    this.pool.give(own.block);
    own.round = GONE;
    own.block = undefined;
  }

  /** The numbers at once, if they were never on the device: a program cannot look there without waiting. */
  peek(a: Numbers): Floats | undefined {
    const { size, constant } = this.own(a);
    return constant === undefined
      ? undefined
      : new Float32Array(size).fill(constant);
  }

  /** A copy of the numbers, when all that was asked for before is done. */
  async read(a: Numbers): Promise<Floats> {
    return this.peek(a) ?? await this.#readings.read(this.block(a), a.size);
  }

  /** Waits until all work is done, and says what was wrong with it. */
  async finished(): Promise<void> {
    await this.#readings.read(this.faults.block, 0);
  }

  /** Gives the memory that is not in use back to the system. */
  trim(): void {
    this.commands.forget();
    this.pool.trim();
  }

  /**
   * The numbers, as this device knows them.
   *
   * @throws {ValueError} if they live elsewhere, or do not live any more
   */
  own(a: Numbers): GpuNumbers {
    const own = this.#mine(a);
    if (own.round === ALWAYS || own.round === this.#round) return own;
    throw new ValueError(
      "use numbers that were given back",
      "they must still live, but their step has ended, or their variable was released",
    );
  }

  #mine(a: Numbers): GpuNumbers {
    if (a instanceof GpuNumbers && a.home === this) return a;
    throw new ValueError(
      `compute on ${this.device.description}`,
      "the numbers must live there, but they live on another device; read them there and write them here",
    );
  }

  #kept(own: GpuNumbers): GpuNumbers {
    if (own.round === ALWAYS) return own;
    if (own.constant !== undefined) {
      return this.constant(own.size, own.constant);
    }
    return this.made(
      own.size,
      (block) => this.commands.copy(own.block!, block, own.size * 4),
    );
  }

  /** Gives numbers a place, for as long as they live. */
  #place(numbers: GpuNumbers): Block {
    const block = this.pool.take(numbers.size * 4);
    numbers.block = block;
    if (numbers.round !== ALWAYS) this.#temporary.push(block);
    else this.#forgotten.register(numbers, block, numbers);
    return block;
  }

  #filled(own: GpuNumbers): Block {
    const block = this.#place(own);
    fill(this.commands, block, own.size, own.constant!);
    return block;
  }
}
