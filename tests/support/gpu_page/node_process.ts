/** What a package made for Node asks for while it loads. */

Object.assign(globalThis, { process: { env: {}, argv: [], version: "" } });
