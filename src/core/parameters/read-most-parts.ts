import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { SchemaReader } from "#core/openapi/schema-reader.ts";
import { own } from "#core/openapi/schema-reader.ts";

/** How many parts a schema of `messages` lets one message have, in the first form it names; Infinity for no limit. */
export function readMostParts(reader: SchemaReader, messages: Json | undefined): number {
  const lists = formsOf(reader, messages).flatMap((list) => formsOf(reader, own(list, "items")));
  for (const message of lists) {
    const properties = own(message, "properties");
    const content = isJsonObject(properties) ? own(properties, "content") : undefined;
    for (const form of formsOf(reader, content)) {
      const most = own(form, "maxItems");
      if (typeof most === "number") return most;
      if (own(form, "type") === "array") return Infinity;
    }
  }
  return Infinity;
}

function formsOf(reader: SchemaReader, schema: Json | undefined): JsonObject[] {
  const { schema: common, branches } = reader.read(schema);
  return branches.length > 0 ? branches : [common];
}
