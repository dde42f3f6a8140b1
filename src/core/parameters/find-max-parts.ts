import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { SchemaResolver } from "#core/openapi/schema-resolver.ts";
import { getOwn } from "#core/openapi/schema-resolver.ts";

/**
 * The largest number of parts in a message by the schema of `messages`, taken from its first branch with a list;
 * Infinity for no limit.
 */
export function findMaxParts(resolver: SchemaResolver, messages: Json | undefined): number {
  const messageSchemas = listBranches(resolver, messages).flatMap((list) =>
    listBranches(resolver, getOwn(list, "items")),
  );
  for (const message of messageSchemas) {
    const properties = getOwn(message, "properties");
    const content = isJsonObject(properties) ? getOwn(properties, "content") : undefined;
    for (const branch of listBranches(resolver, content)) {
      const maxItems = getOwn(branch, "maxItems");
      if (typeof maxItems === "number") return maxItems;
      if (getOwn(branch, "type") === "array") return Infinity;
    }
  }
  return Infinity;
}

function listBranches(resolver: SchemaResolver, schema: Json | undefined): JsonObject[] {
  const { schema: common, branches } = resolver.resolve(schema);
  return branches.length > 0 ? branches : [common];
}
