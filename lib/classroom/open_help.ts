/** How to open the lectures where they are shown to a class. */

/** A few lines that say how, for VS Code and for Jupyter. */
export const OPEN_HELP = `To open the lectures
  in VS Code   install the extensions Jupyter (ms-toolsai.jupyter) and Deno
               (denoland.vscode-deno), run \`deno jupyter --install\` once, open a file of
               notebooks/ and choose the kernel "Deno"
  in Jupyter   deno task lab`;
