/** The Jupyter that is installed on this machine, if any. */

/** A way to start Jupyter. */
export type Jupyter = {
  readonly name: "JupyterLab" | "Jupyter Notebook";
  readonly command: string;
  readonly args: readonly string[];
};

const LAB = "JupyterLab", NOTEBOOK = "Jupyter Notebook";

/** Ways to start it, the best first. */
const WAYS: readonly Jupyter[] = [
  { name: LAB, command: "jupyter", args: ["lab"] },
  { name: LAB, command: "python3", args: ["-m", "jupyterlab"] },
  { name: LAB, command: "python", args: ["-m", "jupyterlab"] },
  { name: NOTEBOOK, command: "jupyter", args: ["notebook"] },
  { name: NOTEBOOK, command: "python3", args: ["-m", "notebook"] },
  { name: NOTEBOOK, command: "python", args: ["-m", "notebook"] },
];

/** What to do on a machine without Jupyter. */
export const INSTALL_HELP = `There is no Jupyter on this machine. Install one of
  JupyterLab         pip install jupyterlab
  Jupyter Notebook   apt install jupyter-notebook   (Debian, Ubuntu)
or open the lectures in the browser, which needs neither: deno task lecture`;

/** Finds the Jupyter to start. */
export async function findJupyter(
  ways: readonly Jupyter[] = WAYS,
): Promise<Jupyter | undefined> {
  for (const way of ways) {
    if (await answers(way)) return way;
  }
  return undefined;
}

async function answers({ command, args }: Jupyter): Promise<boolean> {
  try {
    const { success } = await new Deno.Command(command, {
      args: [...args, "--version"],
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).output();
    return success;
  } catch {
    return false; // There is no such program.
  }
}
