import type { Backend } from "../tensor/backend.ts";
import type { Home } from "./home.ts";
export function trainingOn(_home: Home): Partial<Backend> {
  return {};
}
