/** What a front end is told about the kernel. */

import type { JsonObject } from "../json.ts";

/**
 * The answer to `kernel_info_request`. What it says of the language is what Deno's own kernel
 * says, for front ends write it into every notebook they save.
 */
export function kernelInfo(): JsonObject {
  return {
    status: "ok",
    protocol_version: "5.3",
    implementation: "nets",
    implementation_version: Deno.version.deno,
    language_info: {
      name: "typescript",
      version: Deno.version.typescript,
      mimetype: "text/x.typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      codemirror_mode: "typescript",
      nbconvert_exporter: "script",
    },
    banner: "Nets by Hand: TypeScript, run by Deno",
    help_links: [
      { text: "Deno manual", url: "https://docs.deno.com" },
    ],
    debugger: false,
    supported_features: [],
  };
}
