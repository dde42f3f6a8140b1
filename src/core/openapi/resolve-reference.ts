import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

/**
 * The value that a reference such as "#/components/schemas/Body" points to in this document; undefined for any other
 * address.
 */
export function resolveReference(document: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith("#/")) return undefined;
  let node: Json | undefined = document;
  for (const step of reference.slice(2).split("/")) {
    const name = unescapeStep(step);
    if (Array.isArray(node)) node = node[Number(name)];
    else node = isJsonObject(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  }
  return node;
}

function unescapeStep(step: string): string {
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
