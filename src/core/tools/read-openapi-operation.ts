import { cutText } from "#core/cut-text.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty, toList } from "#core/json.ts";
import { createSchemaResolver, getOwn, type SchemaResolver } from "#core/openapi/schema-resolver.ts";
import { createInliner } from "./inline-schema.ts";
import { buildArgumentsSchema, type Signature, type SignatureParameter } from "./signature.ts";
import { buildToolName } from "./tool-names.ts";

/** An operation of an OpenAPI document, by its method and path. */
export type OpenApiOperation = { method: string; path: string; summary: string };

const METHODS = ["get", "post", "put", "patch", "delete"];
const MAX_OPERATIONS = 1000;
const MAX_DESCRIPTION_CHARS = 1500;

/** The operations of an OpenAPI 3 document, or a sentence that says why it has none. */
export function listOpenApiOperations(
  document: Json | undefined,
): { document: JsonObject; operations: OpenApiOperation[] } | { reason: string } {
  if (!isJsonObject(document)) return { reason: "It is no OpenAPI document in JSON or YAML." };
  if (getOwn(document, "swagger") !== undefined) return { reason: "It is written for Swagger 2. OpenAPI 3 is needed." };
  const version = getOwn(document, "openapi");
  const paths = getOwn(document, "paths");
  if (typeof version === "string" && !version.startsWith("3"))
    return { reason: `It is written for OpenAPI ${cutText(version, 20)}. OpenAPI 3 is needed.` };
  if (version === undefined && !isJsonObject(paths))
    return { reason: "It is no OpenAPI document: openapi and paths are missing." };
  const operations: OpenApiOperation[] = [];
  for (const [path, item] of Object.entries(isJsonObject(paths) ? paths : {})) {
    if (!isJsonObject(item)) continue;
    for (const method of METHODS) {
      const operation = getOwn(item, method);
      if (!isJsonObject(operation) || operations.length >= MAX_OPERATIONS) continue;
      const said = stringOrEmpty(operation["summary"]) || stringOrEmpty(operation["operationId"]);
      operations.push({ method: method.toUpperCase(), path, summary: cutText(said, 200) });
    }
  }
  return operations.length === 0 ? { reason: "It describes no operation." } : { document, operations };
}

/**
 * An operation as a tool says it: its parameters in the path and the query and its body, in one schema without references.
 * Headers and cookies are left out, since a model must not choose them.
 */
export function readOpenApiOperation(document: JsonObject, { method, path }: OpenApiOperation): Signature {
  const resolver = createSchemaResolver(document);
  const notes = new Set<string>();
  const paths = getOwn(document, "paths");
  const item = isJsonObject(paths) ? getOwn(paths, path) : undefined;
  const common = isJsonObject(item) ? item : {};
  const own = getOwn(common, method.toLowerCase());
  const operation = isJsonObject(own) ? own : {};
  const inline = createInliner(resolver, notes);
  const parameters = readParameters(
    resolver,
    [...toList(common["parameters"]), ...toList(operation["parameters"])],
    inline,
    notes,
  );
  const body = readBody(resolver, getOwn(operation, "requestBody"), inline, notes);
  const names = new Set(parameters.map(({ name }) => name));
  const isClashing = body.some(({ name }) => names.has(name));
  if (isClashing)
    notes.add("The body has a field of the same name as a parameter, so it is an argument of its own, body.");
  const merged = isClashing
    ? [
        ...parameters,
        { name: "body", schema: buildArgumentsSchema(body), isRequired: body.some(({ isRequired }) => isRequired) },
      ]
    : [...parameters, ...body];
  const said = [operation["summary"], operation["description"]].map(stringOrEmpty).filter((each) => each.trim() !== "");
  return {
    name: buildToolName(stringOrEmpty(operation["operationId"]) || `${method.toLowerCase()} ${path}`),
    description: cutText([...new Set(said)].join("\n\n"), MAX_DESCRIPTION_CHARS),
    schema: buildArgumentsSchema(merged),
    notes: [...notes],
  };
}

function readParameters(
  resolver: SchemaResolver,
  list: readonly Json[],
  inline: (schema: Json | undefined) => JsonObject,
  notes: Set<string>,
): SignatureParameter[] {
  const found = new Map<string, SignatureParameter>();
  for (const given of list) {
    const { schema: parameter } = resolver.resolve(given);
    const name = stringOrEmpty(getOwn(parameter, "name"));
    const place = getOwn(parameter, "in");
    if (name === "") continue;
    if (place !== "path" && place !== "query") {
      notes.add(`${place === "cookie" ? "The cookie" : "The header"} ${cutText(name, 60)} is left out.`);
      continue;
    }
    const schema = inline(getOwn(parameter, "schema") ?? getMediaSchema(getOwn(parameter, "content"))?.schema);
    const { description: own, ...rest } = schema;
    const description = stringOrEmpty(getOwn(parameter, "description")) || stringOrEmpty(own);
    // A parameter of the operation takes the place of that of its path.
    found.set(name, {
      name,
      schema: rest,
      isRequired: place === "path" || parameter["required"] === true,
      description,
    });
  }
  return [...found.values()];
}

function readBody(
  resolver: SchemaResolver,
  given: Json | undefined,
  inline: (schema: Json | undefined) => JsonObject,
  notes: Set<string>,
): SignatureParameter[] {
  if (given === undefined) return [];
  const { schema: body } = resolver.resolve(given);
  const media = getMediaSchema(getOwn(body, "content"));
  if (!media) return [];
  if (!/\bjson\b/i.test(media.type)) notes.add(`The body is sent as ${cutText(media.type, 60)}.`);
  const schema = inline(media.schema);
  const isRequired = getOwn(body, "required") === true;
  const { properties, required } = schema;
  if (schema["anyOf"] !== undefined || !isJsonObject(properties))
    return [{ name: "body", schema, isRequired, description: stringOrEmpty(getOwn(body, "description")) || undefined }];
  const needed = new Set(toList(required));
  return Object.entries(properties).map(([name, each]) => ({
    name,
    schema: isJsonObject(each) ? each : {},
    isRequired: isRequired && needed.has(name),
  }));
}

/** The schema of the media type that is JSON, else of the first. */
function getMediaSchema(content: Json | undefined): { type: string; schema: Json | undefined } | undefined {
  const types = isJsonObject(content) ? Object.entries(content) : [];
  const [type, media] = types.find(([name]) => /\bjson\b/i.test(name)) ?? types[0] ?? [];
  return type === undefined ? undefined : { type, schema: isJsonObject(media) ? getOwn(media, "schema") : undefined };
}
