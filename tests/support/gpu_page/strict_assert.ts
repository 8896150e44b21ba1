/** Node's assertions, for a browser. */

import "./node_process.ts";
// @ts-types="node:assert"
import assert from "assert";

export default assert.strict;
