/** Expressions that a front end wants the values of, once a cell has run. */

import type { Json, JsonObject } from "../json.ts";
import type { CourseKernel } from "./course_kernel.ts";

/**
 * Evaluates the `user_expressions` of a request.
 *
 * @param expressions a name for each expression
 * @returns for each name what the expression shows, or its error
 */
export async function evaluate(
  kernel: Pick<CourseKernel, "execute">,
  expressions: Json | undefined,
): Promise<JsonObject> {
  if (typeof expressions !== "object" || expressions === null) return {};
  const values: Record<string, Json> = {};
  for (const [name, code] of Object.entries(expressions)) {
    values[name] = await valueOf(kernel, String(code));
  }
  return values;
}

async function valueOf(
  kernel: Pick<CourseKernel, "execute">,
  expression: string,
): Promise<JsonObject> {
  let data: Json = {};
  const { error } = await kernel.execute({
    code:
      `Deno.jupyter.display(await Deno.jupyter.format((${expression}\n)), { raw: true })`,
    silent: true,
    receive: ({ type, content }) => {
      if (type === "display_data") data = content.data;
    },
  });
  if (error !== undefined) return { status: "error", ...error };
  return { status: "ok", data, metadata: {} };
}
