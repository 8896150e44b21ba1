/** Networks compute what PyTorch computes, and have its slopes, on every backend. */

import { CONTENDERS } from "./parity.ts";
import { computesAsPyTorch } from "./pytorch_networks.ts";

for (const contender of CONTENDERS) computesAsPyTorch(contender);
