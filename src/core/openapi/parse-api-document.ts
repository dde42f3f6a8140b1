import { cutText } from "#core/cut-text.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import type { SchemaResolver } from "./schema-resolver.ts";
import { createSchemaResolver, getOwn } from "./schema-resolver.ts";

/** An API operation with a JSON request body. */
export type Operation = {
  method: string;
  path: string;
  summary: string;
  schema: Json;
  /** True where the body has a `messages` property, as a chat does. */
  isChat: boolean;
};

/** An OpenAPI document that describes at least one operation. */
export type ApiDocument = { document: JsonObject; title: string; operations: Operation[] };

/** The largest published document found so far has half a megabyte. */
export const MAX_DOCUMENT_CHARS = 8_000_000;
const MAX_OPERATIONS = 500;
const METHODS = ["post", "put", "patch"];

/**
 * Parses an OpenAPI document. Returns its operations, chats first, or a sentence that says why the document cannot be
 * used. Never throws.
 */
export function parseApiDocument(text: string): ApiDocument | { problem: string } {
  if (text.trim() === "") return { problem: "There is nothing in it." };
  if (text.length > MAX_DOCUMENT_CHARS)
    return { problem: "It is larger than 8 MB. Give only the description of the model’s endpoint." };
  const document = parseJson(text);
  if (document === undefined)
    return {
      problem: /^\s*(openapi|swagger)\s*:/m.test(text.slice(0, 5000))
        ? "It is written in YAML. Convert it to JSON first."
        : "It is not JSON.",
    };
  if (!isJsonObject(document)) return { problem: "It is JSON, but no OpenAPI document." };
  if (getOwn(document, "swagger") !== undefined)
    return { problem: "It is written for Swagger 2. OpenAPI 3 is needed." };
  const version = getOwn(document, "openapi");
  if (typeof version !== "string" || !version.startsWith("3"))
    return { problem: "It is JSON, but no OpenAPI 3 document." };
  const operations = listOperations(document);
  if (operations.length === 0) return { problem: "It describes no operation that takes a JSON body." };
  const info = getOwn(document, "info");
  const title = isJsonObject(info) ? getOwn(info, "title") : undefined;
  return { document, title: typeof title === "string" ? cutText(title, 200) : "", operations };
}

function listOperations(document: JsonObject): Operation[] {
  const found: Operation[] = [];
  // One for all operations, so that the work is bounded for the document.
  const resolver = createSchemaResolver(document);
  const paths = getOwn(document, "paths");
  for (const [path, item] of Object.entries(isJsonObject(paths) ? paths : {})) {
    if (found.length >= MAX_OPERATIONS || !isJsonObject(item)) continue;
    for (const method of METHODS) {
      const operation = getOwn(item, method);
      const schema = isJsonObject(operation) ? findBodySchema(resolver, operation) : undefined;
      if (!isJsonObject(operation) || schema === undefined) continue;
      const summary = getOwn(operation, "summary");
      found.push({
        method: method.toUpperCase(),
        path,
        summary: typeof summary === "string" ? cutText(summary, 200) : "",
        schema,
        isChat: hasMessages(resolver, schema),
      });
    }
  }
  return found.toSorted((a, b) => Number(b.isChat) - Number(a.isChat));
}

function findBodySchema(resolver: SchemaResolver, operation: JsonObject): Json | undefined {
  const body = resolver.resolve(getOwn(operation, "requestBody")).schema;
  const content = getOwn(body, "content");
  if (!isJsonObject(content)) return undefined;
  const media = Object.keys(content).find((type) => /\bjson\b/i.test(type));
  const mediaObject = media === undefined ? undefined : getOwn(content, media);
  return isJsonObject(mediaObject) ? getOwn(mediaObject, "schema") : undefined;
}

function hasMessages(resolver: SchemaResolver, schema: Json): boolean {
  const { schema: common, branches } = resolver.resolve(schema);
  return [common, ...branches].some((branch) => {
    const properties = getOwn(branch, "properties");
    return isJsonObject(properties) && Object.hasOwn(properties, "messages");
  });
}
