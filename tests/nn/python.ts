/** Python, for tests that ask another implementation. */

import { spawnSync } from "node:child_process";

/** Debian's own comes first: another Python in the path does not see Debian's packages. */
const PYTHONS = ["/usr/bin/python3", "python3"];

/**
 * A Python that has all these modules, if there is one.
 *
 * @param modules names as they are imported: `"numpy"`
 */
export function pythonWith(...modules: readonly string[]): string | undefined {
  const script = "import sys; from importlib.util import find_spec; " +
    "sys.exit(not all(map(find_spec, sys.argv[1:])))";
  return PYTHONS.find((python) =>
    spawnSync(python, ["-c", script, ...modules]).status === 0
  );
}
