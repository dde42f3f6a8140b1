import * as v from "valibot";
import { isJsonObject } from "#core/json.ts";
import type { VariableKind } from "./variable-kind.ts";

/** A later version may know more kinds; a variable of one of those has texts here. */
const variableKind = v.variant("kind", [
  v.object({ kind: v.picklist(["text", "number", "json", "picture"]) }),
  v.object({ kind: v.literal("choice"), choices: v.array(v.string()) }),
]);

/** The schema of what the values of variables are, by their names. */
export const VARIABLE_KINDS_SCHEMA = v.pipe(
  v.custom<Record<string, unknown>>(isJsonObject),
  v.transform((kinds): Record<string, VariableKind> =>
    Object.fromEntries(
      Object.entries(kinds).flatMap(([name, stored]) => {
        const parsed = v.safeParse(variableKind, stored);
        return parsed.success ? [[name, parsed.output]] : [];
      }),
    ),
  ),
);
