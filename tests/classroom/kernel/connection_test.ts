/** The connection file: where a kernel is found, and that nobody else is there. */

import assert from "node:assert/strict";
import {
  type Connection,
  writeConnection,
} from "../../../lib/classroom/kernel/connection.ts";

const addressesOf = ({ shell, iopub, control, stdin }: Connection) =>
  [shell, iopub, control, stdin].map((address) => {
    const { hostname, port } = new URL(address.replace("tcp:", "http:"));
    return { hostname, port: Number(port) };
  });

Deno.test("writeConnection() writes down what it returns, for this user alone", async () => {
  const connection = await writeConnection();
  try {
    const file = JSON.parse(await Deno.readTextFile(connection.file));
    assert.equal(file.key, connection.key);
    for (const name of ["shell", "iopub", "control", "stdin"] as const) {
      assert.equal(
        connection[name],
        `${file.transport}://${file.ip}:${file[`${name}_port`]}`,
      );
    }
    const ports = Object.keys(file).filter((name) => name.endsWith("_port"));
    assert.equal(new Set(ports.map((name) => file[name])).size, 5);
    if (Deno.build.os === "windows") return;
    assert.equal((await Deno.stat(connection.file)).mode! & 0o777, 0o600);
  } finally {
    await Deno.remove(connection.file);
  }
});

Deno.test({
  name:
    "writeConnection() finds places where those who start at the same time do not come",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    const connections = await Promise.all([
      writeConnection(),
      writeConnection(),
    ]);
    const [mine, other] = connections.map(addressesOf);
    for (const { file } of connections) await Deno.remove(file);
    assert.match(mine[0].hostname, /^127\.\d+\.\d+\.\d+$/);
    assert.notEqual(mine[0].hostname, other[0].hostname);
    // Another program takes the same ports where programs usually take theirs.
    using _taken = Deno.listen({ hostname: "127.0.0.1", port: mine[0].port });
    using _other = Deno.listen({ ...other[0], port: mine[0].port });
    using free = Deno.listen(mine[0]);
    assert.deepEqual({ ...free.addr }, { ...mine[0], transport: "tcp" });
  },
});
