/** Something that can be repeated and timed, and how a contender's process answers. */

/** One thing to be timed: a training step, a product. */
export type Work = {
  /** Does it as often as is said. */
  run(times: number): void | Promise<void>;
  /** Waits for what `run` has left to a GPU; not timed. */
  settle?(): Promise<void>;
  /** From the start to a number on which all contenders must agree. */
  check(): number | Promise<number>;
};

/** Works by name, made ready by a contender from the files in a folder. */
export type Works = Readonly<Record<string, Work>>;

/** What a process says once it is ready: the numbers of `check`. */
export type Ready = Readonly<Record<string, number>>;

/** How long a work is done, and how often in one go: until a go takes long enough if that is not said. */
export type Pace = {
  readonly seconds: number;
  readonly times?: number;
  /** Seconds of a go. */
  readonly go?: number;
};

/** What it is asked. */
export type Ask = Pace & { readonly work: string };

/** What it answers: seconds of one run, the middle of all, and megabytes of the process. */
export type Bout = {
  readonly median: number;
  readonly megabytes: number;
};

/** Seconds that are timed in one go: far above the clock's grain, far below a scheduler's moods. */
const GO = 0.008;

/** Answers questions from standard input until it ends. */
export async function answer(works: Works): Promise<void> {
  const ready: Record<string, number> = {};
  for (const [name, work] of Object.entries(works)) {
    ready[name] = await work.check();
  }
  say(ready);
  const lines = Deno.stdin.readable.pipeThrough(new TextDecoderStream());
  for await (const line of lines) {
    const { work, ...pace } = JSON.parse(line) as Ask;
    say(await bout(works[work], pace));
  }
}

/** Repeats a work for some seconds. */
export async function bout(
  work: Work,
  { seconds, times: asked, go = GO }: Pace,
): Promise<Bout> {
  const timed = async (times: number) => {
    const before = performance.now();
    await work.run(times);
    const took = (performance.now() - before) / 1000;
    await work.settle?.();
    return took;
  };
  let times = asked ?? 1, once = await timed(times);
  if (asked === undefined) {
    for (; once < go; once = await timed(times)) {
      times = Math.ceil(times * Math.min(4, 1.2 * go / once));
    }
  }
  const each: number[] = [];
  const end = performance.now() + seconds * 1000;
  do each.push(await timed(times) / times); while (performance.now() < end);
  const sorted = each.sort((a, b) => a - b);
  return {
    median: sorted[sorted.length >> 1],
    megabytes: Deno.memoryUsage().rss / 2 ** 20,
  };
}

function say(what: Ready | Bout): void {
  console.log(JSON.stringify(what));
}
