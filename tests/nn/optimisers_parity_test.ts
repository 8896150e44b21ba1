/** Optimisers take PyTorch's steps, on every backend; schedules have its rates. */

import { CONTENDERS } from "./parity.ts";
import { ratesAsPyTorch, stepsAsPyTorch } from "./pytorch_optimisers.ts";

for (const contender of CONTENDERS) stepsAsPyTorch(contender);
ratesAsPyTorch();
