/** `deno task kernel`: the course's kernel in the user's own Jupyter, for VS Code and JupyterLab. */

import { UsageError } from "./choose.ts";
import { command, type ExitCode, type Parsed } from "./command.ts";
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

  --replace    with --install: takes the place of another kernel named deno, which is put aside;
               --remove brings it back
  --help       prints this

It gets the name deno, which the notebooks ask for. If another kernel has that name, it is left
alone, and the course's is installed beside it as "${MENU_NAME}".
deno task lecture and deno task lab need none of this.`;

const OPTIONS = {
  install: { type: "boolean" },
  remove: { type: "boolean" },
  replace: { type: "boolean" },
} as const;

/** Runs the command. @returns the exit code */
export function main(args: readonly string[]): Promise<ExitCode> {
  return command(args, HELP, OPTIONS, async (parsed) => {
    const { install, remove, replace } = checked(parsed);
    const kernels = new UserKernels();
    if (install) await installKernel(kernels, replace);
    else if (remove) await removeKernel(kernels);
    else await sayWhatIsThere(kernels);
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

async function installKernel(
  kernels: UserKernels,
  replace: boolean,
): Promise<void> {
  await setUp(console.log);
  const deno = await stableDeno();
  const { name, file, keptAside } = await kernels.install(deno.path, replace);
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

async function removeKernel(kernels: UserKernels): Promise<void> {
  const { removed, back } = await kernels.remove();
  if (removed.length === 0) {
    console.log(`No kernel of the course is installed at ${jupyterData()}.`);
  } else console.log(`Removed:\n  ${removed.join("\n  ")}`);
  if (back !== undefined) {
    console.log(`The kernel that was put aside is back:\n  ${back}`);
  }
}

async function sayWhatIsThere(kernels: UserKernels): Promise<void> {
  console.log(`Your Jupyter keeps its kernels at ${jupyterData()}.`);
  const found = [await kernels.find("deno"), await kernels.find("nets")]
    .filter((kernel) => kernel !== undefined);
  for (const kernel of found) console.log(described(kernel));
  if (!found.some(({ ours }) => ours)) {
    console.log(
      "The course's kernel is not among them. deno task kernel --install puts it in.",
    );
  }
}

function described({ name, ours, project, program }: FoundKernel): string {
  return ours
    ? `  ${name}: the course's, of the project at ${project}`
    : `  ${name}: another, which starts ${program}`;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
