/** `deno task kernels`: builds the WebAssembly kernels of `lib/tensor/kernels/`, and writes those that changed. */

import { resolve } from "node:path";
import { command, type ExitCode } from "./command.ts";
import { ROOT, showPath } from "./project.ts";
import { SetupError } from "./setup.ts";

const HELP =
  `Builds the WebAssembly kernels, whose source is lib/tensor/kernels/*.as.

  deno task kernels [--check]

  --check  writes nothing; ends with 1 if a module is not what the source makes
  --help   prints this

They stand in lib/tensor/kernels/built/ and in git, so that nobody needs a compiler to run them.`;

/** Named at run time alone: what stands in the import map or the lock is fetched by everybody's first start. */
const COMPILER = "npm:assemblyscript@0.28.20/asc";

/** As much of the compiler as is used here. */
type Compiler = {
  main(options: readonly string[], files: {
    readFile(name: string): string | null;
    writeFile(name: string, contents: Uint8Array | string): void;
    listFiles(): string[];
  }): Promise<{ readonly error: Error | null; readonly stderr: unknown }>;
};

const KERNELS = resolve(ROOT, "lib/tensor/kernels");

/** What the built modules are, and the flags of the compiler that make them so. */
const VARIANTS = {
  relaxed: {
    what: "with fused multiply-add (relaxed SIMD)",
    flags: ["--enable", "relaxed-simd"],
  },
  simd: { what: "with 128-bit SIMD alone", flags: [] },
  relaxed_shared: {
    what: "with fused multiply-add, on memory shared by threads",
    flags: ["--enable", "relaxed-simd", ...shared()],
  },
  simd_shared: {
    what: "with 128-bit SIMD, on memory shared by threads",
    flags: shared(),
  },
} as const;

/** A shared memory says how large it may grow: to all of the 4 GiB. */
function shared(): string[] {
  return ["--enable", "threads", "--sharedMemory", "--maximumMemory", "65536"];
}

/** A built file: where it stands, and what the source makes. */
export type BuiltKernels = { readonly path: string; readonly made: string };

/**
 * All built files.
 *
 * @throws {SetupError} if the source is wrong, with what the compiler says
 */
export async function builtKernels(): Promise<readonly BuiltKernels[]> {
  const built: BuiltKernels[] = [];
  for (const [name, { what, flags }] of Object.entries(VARIANTS)) {
    const module = (await compile(flags)).toBase64();
    const made =
      `/** The kernels ${what}: made by \`deno task kernels\`. */\n\n` +
      `export default "${module}";\n`;
    built.push({ path: resolve(KERNELS, `built/${name}.ts`), made });
  }
  return built;
}

/**
 * `-O2`: at `-O3` the sums of a matrix product are rearranged so that they no longer fit in
 * registers, and it takes a sixth longer. 201 warns of what only 64-bit memory would need.
 */
async function compile(
  flags: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const asc = (await import(COMPILER)).default as Compiler;
  let module: Uint8Array<ArrayBuffer> | undefined;
  const { error, stderr } = await asc.main([
    ...["mod.ts", "--outFile", "kernels.wasm", "--enable", "simd", "-O2"],
    ...["--noAssert", "--runtime", "stub", "--importMemory"],
    ...["--disableWarning", "201", ...flags],
  ], {
    readFile: source,
    writeFile: (_, contents) => {
      module = contents as Uint8Array<ArrayBuffer>;
    },
    listFiles: () => [],
  });
  if (error === null && module !== undefined) return module;
  throw new SetupError(`Cannot build the kernels:\n${stderr}`);
}

/** The compiler asks for `.ts`; ours end in `.as`, since they are not the TypeScript of everything else. */
function source(name: string): string | null {
  try {
    return Deno.readTextFileSync(
      resolve(KERNELS, name.replace(/\.ts$/, ".as")),
    );
  } catch {
    return null;
  }
}

/** Runs the command. @returns the exit code */
export function main(args: readonly string[]): Promise<ExitCode> {
  const options = { check: { type: "boolean" } } as const;
  return command(args, HELP, options, async ({ values }) => {
    let stale = 0;
    for (const { path, made } of await builtKernels()) {
      const kept = await Deno.readTextFile(path).catch(() => undefined);
      const size = `${(made.length / 1000).toFixed(0)} kB`;
      if (kept === made) console.log(`same     ${showPath(path)}  ${size}`);
      else if (values.check === true) {
        stale++;
        console.log(`stale    ${showPath(path)}: run deno task kernels`);
      } else {
        await Deno.writeTextFile(path, made);
        console.log(`written  ${showPath(path)}  ${size}`);
      }
    }
    return stale === 0 ? 0 : 1;
  });
}

if (import.meta.main) Deno.exit(await main(Deno.args));
