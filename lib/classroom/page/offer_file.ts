/** Gives the reader a file that was made in the page. */

/** Offers a text as a download, under a name. */
export function offerFile(name: string, text: string): void {
  const type = "application/x-ipynb+json";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
