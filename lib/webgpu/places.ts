import type { Backend } from "../tensor/backend.ts";
import type { Home } from "./home.ts";
export function placesOn(_home: Home): Partial<Backend> {
  return {};
}
