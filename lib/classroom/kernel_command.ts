/** `deno task kernel`: the course's kernel in the user's own Jupyter, for VS Code and JupyterLab, or in one for many. */

import { UsageError } from "./choose.ts";
import { command, type ExitCode, type Parsed } from "./command.ts";
import { dataOf, prepareForAll, SHARED_CACHE } from "./for_all.ts";
import { ROOT } from "./project.ts";
import { setUp } from "./setup.ts";
import { stableDeno } from "./stable_deno.ts";
import {
  type FoundKernel,
  jupyterData,
  MENU_NAME,
  UserKernels,
} from "./user_kernels.ts";

const HELP =
  `Puts the course's kernel into your own Jupyter, for VS Code and JupyterLab.

  deno task kernel              says what is installed, and where
  deno task kernel --install    puts it in
  deno task kernel --remove     takes it out again

  --replace       with --install: takes the place of another kernel named deno, which is put
                  aside; --remove brings it back
  --prefix DIR    for all who use the Jupyter in DIR, not for you alone: /usr/local is everybody
                  on this machine
  --help          prints this

It gets the name deno, which the notebooks ask for. If another kernel has that name, it is left
alone, and the course's is installed beside it as "${MENU_NAME}".
A kernel for all starts the Deno and the project from where they lie now, with packages that
are fetched once, into .cache/deno of the project. deno task lecture and deno task lab need none
of this.`;

const OPTIONS = {
  install: { type: "boolean" },
  remove: { type: "boolean" },
  replace: { type: "boolean" },
  prefix: { type: "string" },
} as const;

/** The Jupyter that is meant: the user's own, or one for all who use it. */
type Place = { readonly data: string; readonly prefix?: string };

/** Runs the command. @returns the exit code */
export function main(args: readonly string[]): Promise<ExitCode> {
  return command(args, HELP, OPTIONS, async (parsed) => {
    const { install, remove, replace } = checked(parsed);
    const place = placeOf(parsed.values.prefix);
    if (install) await installKernel(place, replace);
    else if (remove) await removeKernel(place);
    else await sayWhatIsThere(place);
    return 0;
  });
}

function checked({ names, values }: Parsed) {
  if (names.length > 0) {
    throw new UsageError(`Nothing can be named here, but ${names[0]} was.`);
  }
  const [install, remove, replace] = ["install", "remove", "replace"].map(
    (name) => values[name] === true,
  );
  if (install && remove) {
    throw new UsageError("Only one of --install and --remove can be done.");
  }
  if (replace && !install) throw new UsageError("--replace needs --install.");
  return { install, remove, replace };
}

function placeOf(prefix: string | boolean | undefined): Place {
  if (typeof prefix !== "string") return { data: jupyterData() };
  if (prefix === "") throw new UsageError("--prefix needs a value after it.");
  return { data: dataOf(prefix), prefix };
}

async function installKernel(
  { data, prefix }: Place,
  replace: boolean,
): Promise<void> {
  const deno = await stableDeno();
  if (prefix !== undefined) await prepareForAll(data, [deno.path, ROOT]);
  const shared = prefix === undefined ? {} : { cache: SHARED_CACHE };
  await setUp(console.log, shared.cache);
  const { name, file, keptAside } = await new UserKernels(data)
    .install(deno.path, replace, shared);
  console.log(`The course's kernel is installed as ${name}:\n  ${file}`);
  if (keptAside !== undefined) {
    console.log(
      `The kernel that had this name was put aside, and comes back with --remove:\n  ${keptAside}`,
    );
  }
  console.log(
    name === "deno"
      ? "The notebooks ask for it by this name; VS Code and JupyterLab find it when they are started anew."
      : `Another kernel is named deno and was left as it is. In the notebook's kernel menu choose "${MENU_NAME}", ` +
        "or let the course's take the name: deno task kernel --install --replace",
  );
  if (deno.fragile) {
    console.log(
      `It starts the Deno in the cache of npx (${deno.path}). When that cache is emptied, install ` +
        "once more; after `npm install -g deno` it can stay for good.",
    );
  }
}

async function removeKernel({ data }: Place): Promise<void> {
  const { removed, back } = await new UserKernels(data).remove();
  if (removed.length === 0) {
    console.log(`No kernel of the course is installed at ${data}.`);
  } else console.log(`Removed:\n  ${removed.join("\n  ")}`);
  if (back !== undefined) {
    console.log(`The kernel that was put aside is back:\n  ${back}`);
  }
}

async function sayWhatIsThere({ data, prefix }: Place): Promise<void> {
  const [whose, option] = prefix === undefined
    ? ["Your", ""]
    : ["That", ` --prefix ${prefix}`];
  console.log(`${whose} Jupyter keeps its kernels at ${data}.`);
  const kernels = new UserKernels(data);
  const found = [await kernels.find("deno"), await kernels.find("nets")]
    .filter((kernel) => kernel !== undefined);
  for (const kernel of found) console.log(described(kernel));
  if (!found.some(({ ours }) => ours)) {
    console.log(
      `The course's kernel is not among them. deno task kernel --install${option} puts it in.`,
    );
  }
}

function described({ name, ours, project, program }: FoundKernel): string {
  return ours
    ? `  ${name}: the course's, of the project at ${project}`
    : `  ${name}: another, which starts ${program}`;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
