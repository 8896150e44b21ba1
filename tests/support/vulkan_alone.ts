/**
 * WebGPU by Vulkan alone: import this before anything that looks for a GPU.
 *
 * Without it, Deno's WebGPU looks for GPUs by OpenGL too, and so loads libEGL. When a process ends,
 * libEGL frees what it keeps for each thread, and the thread in which Deno has run the tests, which ends
 * at the same moment, frees the same: about one run in a hundred aborts with "double free or corruption"
 * and exit code 134, after all tests have passed. With Vulkan alone, libEGL is never loaded.
 *
 * @module
 */

const NAME = "DENO_WEBGPU_BACKEND";

if (Deno.build.os === "linux" && !Deno.env.has(NAME)) {
  Deno.env.set(NAME, "vulkan");
}
