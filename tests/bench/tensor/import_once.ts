/** A process that imports one module, and says how many milliseconds that took and how many megabytes it then has. */

const [name] = Deno.args;
const before = performance.now();
if (name !== "nothing") await import(name);
const took = performance.now() - before;
console.log(JSON.stringify([took, Deno.memoryUsage().rss / 2 ** 20]));
