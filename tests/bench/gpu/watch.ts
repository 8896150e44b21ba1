/** WebGPU under observation: what a library asks of it, whichever library it is. */

/** One run of a kernel, so that it can be run again. */
export type Run = {
  readonly pipeline: GPUComputePipeline;
  readonly bound: GPUBindGroup;
  readonly offsets: readonly number[];
  readonly groups: readonly [number, number, number];
};

/** What is counted. */
export type Counts = {
  dispatches: number;
  passes: number;
  submissions: number;
  copies: number;
  writes: number;
  "bind groups made": number;
  "buffers made": number;
};

const nothing = (): Counts => ({
  dispatches: 0,
  passes: 0,
  submissions: 0,
  copies: 0,
  writes: 0,
  "bind groups made": 0,
  "buffers made": 0,
});

/** Looks at everything that passes through WebGPU's own objects from here on. */
export class Watch {
  device: GPUDevice | undefined;
  counts = nothing();
  /** The runs since the last look, if they are wanted. */
  runs: Run[] | undefined;
  /** Whether kernels run at all: without, only the asking takes time. */
  isWorking = true;
  readonly #bound = new WeakMap<
    GPUComputePassEncoder,
    Omit<Run, "groups">
  >();

  constructor() {
    this.#count(GPUCommandEncoder, "beginComputePass", "passes");
    this.#count(GPUCommandEncoder, "copyBufferToBuffer", "copies");
    this.#count(GPUQueue, "writeBuffer", "writes");
    this.#count(GPUQueue, "submit", "submissions");
    this.#count(GPUDevice, "createBindGroup", "bind groups made");
    this.#count(GPUDevice, "createBuffer", "buffers made");
    this.#watchDevice();
    this.#watchPasses();
  }

  /** What was counted since the last look. */
  look(): Counts {
    const counts = this.counts;
    this.counts = nothing();
    return counts;
  }

  #count(type: { prototype: object }, method: string, what: keyof Counts) {
    around(type, method, (original) => {
      this.counts[what]++;
      return original();
    });
  }

  #watchDevice(): void {
    around(
      GPUAdapter,
      "requestDevice",
      async (original) => this.device = await original() as GPUDevice,
    );
  }

  #watchPasses(): void {
    const known = (pass: unknown) =>
      this.#bound.get(pass as GPUComputePassEncoder);
    const know = (pass: unknown, more: Partial<Run>) =>
      this.#bound.set(
        pass as GPUComputePassEncoder,
        { ...known(pass), ...more } as Run,
      );
    around(GPUComputePassEncoder, "setPipeline", (original, pass, args) => {
      know(pass, { pipeline: args[0] as GPUComputePipeline });
      return original();
    });
    around(GPUComputePassEncoder, "setBindGroup", (original, pass, args) => {
      know(pass, {
        bound: args[1] as GPUBindGroup,
        offsets: [...args[2] as number[] ?? []],
      });
      return original();
    });
    around(
      GPUComputePassEncoder,
      "dispatchWorkgroups",
      (original, pass, args) => {
        this.counts.dispatches++;
        const [x, y = 1, z = 1] = args as number[];
        this.runs?.push({ ...known(pass)!, groups: [x, y, z] });
        return this.isWorking ? original() : original(0);
      },
    );
  }
}

type Around = (
  /** With the same arguments, if none are given. */
  original: (...other: unknown[]) => unknown,
  self: unknown,
  args: readonly unknown[],
) => unknown;

/** Puts something around a method of all objects of a type. */
function around(
  { prototype }: { prototype: object },
  method: string,
  f: Around,
): void {
  const methods = prototype as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  const original = methods[method];
  methods[method] = function (this: unknown, ...args: unknown[]) {
    return f(
      (...other) => original.apply(this, other.length > 0 ? other : args),
      this,
      args,
    );
  };
}
