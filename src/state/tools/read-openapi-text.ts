import { parseJson } from "#core/json.ts";
import { findDepthFault } from "#core/find-depth-fault.ts";
import { MAX_DOCUMENT_CHARS } from "#core/openapi/parse-api-document.ts";
import { listOpenApiOperations } from "#core/tools/read-openapi-operation.ts";

/** The operations of an OpenAPI document in JSON or YAML; the reader of YAML is fetched when it is needed. */
export async function readOpenApiText(text: string): Promise<ReturnType<typeof listOpenApiOperations>> {
  if (text.trim() === "") return { reason: "There is nothing in it." };
  if (text.length > MAX_DOCUMENT_CHARS) return { reason: "It is larger than 8 MB." };
  const depth = findDepthFault(text);
  if (depth !== undefined) return { reason: depth };
  const value = parseJson(text);
  if (value !== undefined || /^\s*[{[]/.test(text)) return listOpenApiOperations(value);
  const { parseYaml } = await import("#core/parse-yaml.ts");
  return listOpenApiOperations(parseYaml(text));
}
