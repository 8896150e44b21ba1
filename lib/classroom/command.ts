/** What the commands share: arguments, help, exit codes. */

import { parseArgs, type ParseArgsConfig } from "node:util";
import { UsageError } from "./choose.ts";

/** How a command ended: 0 well, 1 something failed, 2 it was called wrongly. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Options of a command, as `node:util` describes them; `help` is added. */
type Options = NonNullable<ParseArgsConfig["options"]>;

/** The words of a command line, sorted. */
export type Parsed = {
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
};

/**
 * Runs a command: answers `--help`, reports errors in words, and returns the exit code.
 *
 * @param help what `--help` prints
 * @param work does what the command is for
 */
export async function command(
  args: readonly string[],
  help: string,
  options: Options,
  work: (parsed: Parsed) => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    const parsed = parse(args, options);
    if (parsed.values.help === true) {
      console.log(help);
      return 0;
    }
    return await work(parsed);
  } catch (error) {
    console.error(inWords(error));
    if (!(error instanceof UsageError)) return 1;
    console.error("--help says how to call it.");
    return 2;
  }
}

/** Errors that were foreseen speak for themselves; of others the stack is needed as well. */
export function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const foreseen = ["UsageError", "NotebookError", "KernelError", "SetupError"];
  return foreseen.includes(error.name)
    ? error.message
    : error.stack ?? error.message;
}

function parse(args: readonly string[], options: Options): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    return { names: positionals, values: values as Parsed["values"] };
  } catch (error) {
    throw new UsageError(plainly(error as Error & { code?: string }));
  }
}

/** Node's words name a remedy that is hardly ever meant. */
function plainly({ code, message }: Error & { code?: string }): string {
  const option = message.match(/'(?:-\w, )?(--?[\w-]+)/)?.[1];
  if (option === undefined) return message;
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    return `There is no option ${option}.`;
  }
  return message.endsWith("argument missing")
    ? `${option} needs a value after it.`
    : `${option} takes no value.`;
}

/**
 * A positive number of seconds from an option.
 *
 * @throws {UsageError} if it is anything else
 */
export function secondsOf(
  option: string,
  value: string | boolean | undefined,
  otherwise: number,
): number {
  if (value === undefined) return otherwise;
  const seconds = Number(value);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new UsageError(
    `--${option} must be a number of seconds above 0, but it is ${value}`,
  );
}
