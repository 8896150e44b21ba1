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
  const ip = ownAddress();
  const [shell_port, iopub_port, control_port, stdin_port, hb_port] = freePorts(
    ip,
    5,
  );
  const key = randomUUID();
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

/**
 * An address that leads to this machine and that hardly anybody else uses: what is free there
 * is still free when the kernel comes, be there ever so many that start at once. Only on Linux
 * does the whole of 127.0.0.0/8 lead to the machine itself.
 */
function ownAddress(): string {
  if (Deno.build.os !== "linux") return "127.0.0.1";
  const bytes = crypto.getRandomValues(new Uint8Array(3));
  return `127.${bytes.map((byte) => 1 + byte % 254).join(".")}`;
}

/** Ports that nobody used a moment ago. All are held at once, so that they differ. */
function freePorts(hostname: string, count: number): number[] {
  const listeners = Array.from(
    { length: count },
    () => Deno.listen({ hostname, port: 0 }),
  );
  const ports = listeners.map((listener) =>
    (listener.addr as Deno.NetAddr).port
  );
  for (const listener of listeners) listener.close();
  return ports;
}
