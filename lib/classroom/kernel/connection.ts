/** The connection file: five free ports and a secret, by which a kernel and its client meet. */

import { randomUUID } from "node:crypto";

/** How to reach a kernel. */
export type Connection = {
  readonly key: string;
  readonly shell: string;
  readonly iopub: string;
  readonly control: string;
  readonly stdin: string;
  /** Where the connection file lies until it is removed. */
  readonly file: string;
};

/** Picks five free ports and a new secret, and writes them where a kernel can read them. */
export async function writeConnection(): Promise<Connection> {
  const [shell_port, iopub_port, control_port, stdin_port, hb_port] = freePorts(
    5,
  );
  const key = randomUUID();
  const ip = "127.0.0.1";
  const file = await Deno.makeTempFile({
    prefix: "nets-kernel-",
    suffix: ".json",
  });
  await Deno.writeTextFile(
    file,
    JSON.stringify({
      transport: "tcp",
      ip,
      shell_port,
      iopub_port,
      control_port,
      stdin_port,
      hb_port,
      key,
      signature_scheme: "hmac-sha256",
      kernel_name: "deno",
    }),
  );
  const address = (port: number) => `tcp://${ip}:${port}`;
  return {
    key,
    file,
    shell: address(shell_port),
    iopub: address(iopub_port),
    control: address(control_port),
    stdin: address(stdin_port),
  };
}

/** Ports that nobody used a moment ago. All are held at once, so that they differ. */
function freePorts(count: number): number[] {
  const listeners = Array.from(
    { length: count },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  const ports = listeners.map((listener) =>
    (listener.addr as Deno.NetAddr).port
  );
  for (const listener of listeners) listener.close();
  return ports;
}
