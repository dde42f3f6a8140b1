import type { Operation } from "#core/openapi/parse-api-document.ts";
import { parseApiDocument } from "#core/openapi/parse-api-document.ts";
import { parseSchemaCapabilities } from "#core/parameters/parse-schema-capabilities.ts";
import type { PublishedSource } from "#core/parameters/spec-source.ts";
import type { PublishedCapabilities } from "./loaded-capabilities.ts";

/** The origin of a document, beside its content. */
export type Provenance = Pick<PublishedSource, "origin" | "atMs"> & { from: string };

/**
 * The capabilities in a document for a model, from the named operation, else from the chat operation. Returns a
 * sentence where the document cannot be used.
 */
export function parsePublishedCapabilities(
  text: string,
  modelId: string,
  { from, ...provenance }: Provenance,
  wanted?: string,
): PublishedCapabilities | { problem: string } {
  const parsed = parseApiDocument(text);
  if ("problem" in parsed) return parsed;
  const operation = pickOperation(parsed.operations, wanted);
  if (!operation) return { problem: "It describes no operation that takes a JSON body." };
  const { specs, rules, corrections, leftOut, maxParts, dialect } = parseSchemaCapabilities(
    parsed.document,
    operation.schema,
    modelId,
  );
  if (specs.length === 0) return { problem: `${nameOperation(operation)} has no settings.` };
  const source = { ...provenance, title: `${from} · ${nameOperation(operation)}`, rules, corrections, leftOut };
  const isMessages = operation.path.endsWith("/messages");
  return { source, specs, maxParts, dialect, wire: isMessages ? "messages" : "chat-completions" };
}

/** The name of an operation: "POST /v1/chat/completions". */
export function nameOperation({ method, path }: Operation): string {
  return `${method} ${path}`;
}

function pickOperation(operations: readonly Operation[], wanted: string | undefined): Operation | undefined {
  if (wanted !== undefined) return operations.find((operation) => nameOperation(operation) === wanted);
  return operations.find(({ path, isChat }) => isChat && path.endsWith("/chat/completions")) ?? operations[0];
}
