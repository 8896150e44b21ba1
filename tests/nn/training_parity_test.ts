/** Trainings over several epochs are PyTorch's, on every backend. */

import { CONTENDERS } from "./parity.ts";
import { trainsAsPyTorch } from "./pytorch_trainings.ts";

for (const contender of CONTENDERS) trainsAsPyTorch(contender);
