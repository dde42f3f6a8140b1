import type { JsonObject } from "#core/json.ts";
import { readFunctionSignatures } from "./read-function-signature.ts";
import type { Signature } from "./signature.ts";

/** The only function of a program. */
export function readOne(program: string): Signature {
  const read = readFunctionSignatures(program);
  if ("reason" in read) throw new Error(read.reason);
  const [first] = read.functions;
  if (!first || read.functions.length !== 1) throw new Error(`${read.functions.length} functions`);
  return first;
}

/** The parameters of the only function, the required ones marked by a star. */
export function readProperties(program: string): JsonObject {
  const { schema } = readOne(program);
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
  return Object.fromEntries(
    Object.entries(Object(schema["properties"]) as JsonObject).map(([name, each]) => [
      required.has(name) ? `${name}*` : name,
      each,
    ]),
  );
}
