/** How to open the lectures where they are shown to a class. */

/** This Deno as one calls it: it may be there only through `npx`. */
const DENO = /[\\/]_npx[\\/]/.test(Deno.execPath())
  ? `npx deno@${Deno.version.deno}`
  : "deno";

/** A few lines that say how, for the browser, VS Code and Jupyter. */
export const OPEN_HELP = `To open the lectures
  in the browser   ${DENO} task lecture
  in VS Code       install the extensions Jupyter (ms-toolsai.jupyter) and Deno
                   (denoland.vscode-deno), run \`${DENO} task kernel --install\` once, open
                   a file of notebooks/ and choose the kernel it names
  in Jupyter       ${DENO} task lab`;
