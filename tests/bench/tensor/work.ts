/** Something that can be repeated and timed, and how a contender's process answers. */

/** One thing to be timed: a training step, a product. */
export type Work = {
  /** Does it as often as is said. */
  run(times: number): void | Promise<void>;
  /** From the start to a number on which all contenders must agree. */
  check(): number | Promise<number>;
};

/** Works by name, made ready by a contender from the files in a folder. */
export type Works = Readonly<Record<string, Work>>;

/** What a process says once it is ready: the numbers of `check`. */
export type Ready = Readonly<Record<string, number>>;

/** What it is asked: to do a work for so many seconds. */
export type Ask = { readonly work: string; readonly seconds: number };

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
    const { work, seconds } = JSON.parse(line) as Ask;
    say(await bout(works[work], seconds));
  }
}

/** Repeats a work for some seconds. */
export async function bout(work: Work, seconds: number): Promise<Bout> {
  const timed = async (times: number) => {
    const before = performance.now();
    await work.run(times);
    return (performance.now() - before) / 1000;
  };
  let times = 1, once = await timed(1);
  for (; once < GO; once = await timed(times)) {
    times = Math.ceil(times * Math.min(4, 1.2 * GO / once));
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
