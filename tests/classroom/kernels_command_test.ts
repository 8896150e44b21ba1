/** The built kernels that stand in git are what their source makes. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

Deno.test("deno task kernels --check: the built kernels are the ones in git", async () => {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "kernels", "--check"],
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    env: { NO_COLOR: "1" },
  }).output();
  const said = new TextDecoder().decode(stdout);
  assert.equal(said.match(/^same /gm)?.length, 4, said);
  assert.equal(code, 0, new TextDecoder().decode(stderr));
});
