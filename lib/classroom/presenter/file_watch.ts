/** Whether somebody else has changed a file that is open here. */

/** Milliseconds between looks. */
const PAUSE = 2000;

/** Looks at a file every now and then while somebody wants to know. */
export class FileWatch {
  readonly #path: string;
  readonly #known: () => string;
  readonly #onChange: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What stood there when it was last looked at, and what was last told. */
  #seen: string | undefined;
  #told: string | undefined;
  #ended = false;

  /**
   * @param path the file
   * @param known the text that the file is thought to have
   * @param onChange called once for each other text that is found there
   */
  constructor(path: string, known: () => string, onChange: () => void) {
    this.#path = path;
    this.#known = known;
    this.#onChange = onChange;
  }

  /** Looks from now on. */
  start(pause: number = PAUSE): void {
    this.#timer = setTimeout(async () => {
      await this.look();
      if (!this.#ended) this.start(pause);
    }, pause);
  }

  /**
   * Looks now. A text is news only when it is found twice: the first time it may have been
   * half written.
   */
  async look(): Promise<void> {
    const text = await Deno.readTextFile(this.#path).catch(() => undefined);
    const isNews = text !== undefined && text !== this.#known() &&
      text === this.#seen && text !== this.#told;
    this.#seen = text;
    if (!isNews || this.#ended) return;
    this.#told = text;
    this.#onChange();
  }

  /** Looks no more. */
  stop(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }
}
