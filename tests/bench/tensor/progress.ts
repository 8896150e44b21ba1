/** What a bench says while it works. */

/** One line that is written over. */
export async function progress(text: string): Promise<void> {
  if (!Deno.stdout.isTerminal()) return;
  await Deno.stdout.write(new TextEncoder().encode(`\r${text.padEnd(78)}\r`));
}
