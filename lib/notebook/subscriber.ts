/**
 * Listening to what Deno's kernel publishes, as a front end does: the one sign that an output has left it.
 *
 * The kernel sends its messages one after the other, each to all who listen before the
 * next. So when a word said last comes back, all that was said before it has gone out.
 * The kernel does not tell code in its cells where it publishes; Jupyter does, in a file
 * that is named where the kernel was started.
 *
 * @module
 */

/** A connection in ZeroMQ's protocol, 3.0: the greeting, without security, and that we only listen. */
const GREETING: Uint8Array<ArrayBuffer> = bytes(
  [0xff, ...new Array(8).fill(0), 0x7f, 3, 0],
  "NULL",
  new Array(48).fill(0),
  [4, 25, 5],
  "READY",
  [11],
  "Socket-Type",
  [0, 0, 0, 3],
  "SUB",
);

/** A message of one byte: we want to hear everything. */
const SUBSCRIBE: Uint8Array<ArrayBuffer> = bytes([0, 1, 1]);

/** How often a word is said before nobody is expected to repeat it, after 10 s, and milliseconds between two times at most. */
const TRIES = 320, LONGEST_PAUSE = 32;

/** Where the kernel publishes; asked for once, and forgotten when nothing is heard there. */
let publisher: Promise<Deno.ConnectOptions | undefined> | undefined;

/**
 * Waits until the kernel has published a word, and with it all that was sent before.
 *
 * It listens for this one wait only: one who listens and does not read holds up a kernel
 * whose cell prints much.
 *
 * @param say sends the word to the kernel; it is called again until the word is heard
 * @returns whether it was heard; false, from then on at once, where one cannot listen
 */
export async function heard(say: (word: string) => void): Promise<boolean> {
  const place = await (publisher ??= findPublisher().catch(() => undefined));
  const answered = place !== undefined &&
    await listen(place, say).catch(() => false);
  if (!answered) publisher = Promise.resolve(undefined);
  return answered;
}

async function listen(
  place: Deno.ConnectOptions,
  say: (word: string) => void,
): Promise<boolean> {
  using connection = await Deno.connect(place);
  const word = crypto.randomUUID();
  let over = false;
  const reading = contains(connection, word).finally(() => over = true);
  reading.catch(() => {});
  await connection.write(GREETING);
  // What is said before the kernel knows of us is not sent to us, and of that it does not tell.
  for (let tries = 0, pause = 1; !over && tries < TRIES; tries++) {
    // On this the receipt travels for which a small message of the kernel may wait for 40 ms.
    await connection.write(SUBSCRIBE);
    say(word);
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, pause);
    await Promise.race([reading, promise]);
    clearTimeout(timer);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
  return over && await reading;
}

/** Reads until a word comes. @returns false if the connection ends without */
async function contains(connection: Deno.Conn, word: string): Promise<boolean> {
  const chunk = new Uint8Array(65_536);
  const decoder = new TextDecoder("latin1");
  let text = "";
  for (let size; (size = await connection.read(chunk)) !== null;) {
    // A word may come in two pieces.
    text = text.slice(-word.length) + decoder.decode(chunk.subarray(0, size));
    if (text.includes(word)) return true;
  }
  return false;
}

/** Looks into the file with which this kernel was started: `deno jupyter --kernel --conn FILE`. */
async function findPublisher(): Promise<Deno.ConnectOptions | undefined> {
  const file = (await commandLine()).split(" --conn ")[1]?.trim();
  if (file === undefined) return;
  const { transport, ip, iopub_port } = JSON.parse(
    await Deno.readTextFile(file),
  );
  if (transport === "tcp") return { hostname: ip, port: iopub_port };
}

/** What this process was started with; nothing on Windows, where it takes a second to ask. */
async function commandLine(): Promise<string> {
  const { os } = Deno.build;
  if (os === "windows") return "";
  if (os === "linux") {
    return (await Deno.readTextFile("/proc/self/cmdline")).replaceAll(
      "\0",
      " ",
    );
  }
  const args = ["-ww", "-o", "args=", "-p", String(Deno.pid)];
  const { stdout } = await new Deno.Command("ps", { args }).output();
  return new TextDecoder().decode(stdout);
}

function bytes(
  ...parts: readonly (string | readonly number[])[]
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === "string" ? [...encoder.encode(part)] : part
    ),
  );
}
