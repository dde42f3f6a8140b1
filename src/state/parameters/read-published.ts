import type { Operation } from "#core/openapi/read-document.ts";
import { readApiDocument } from "#core/openapi/read-document.ts";
import { readSchemaOffer } from "#core/parameters/read-schema-offer.ts";
import type { PublishedSource } from "#core/parameters/spec-source.ts";
import type { PublishedOffer } from "./published-offers.ts";

/** Where a document came from: what its source says beside what is in it. */
export type Provenance = Pick<PublishedSource, "origin" | "atMs"> & { from: string };

/**
 * What a document offers for a model, by the operation named, else the one that chats. Or a sentence that says why it
 * cannot be used.
 */
export function readPublishedOffer(
  text: string,
  modelId: string,
  { from, ...provenance }: Provenance,
  wanted?: string,
): PublishedOffer | { problem: string } {
  const read = readApiDocument(text);
  if ("problem" in read) return read;
  const operation = pickOperation(read.operations, wanted);
  if (!operation) return { problem: "It describes no operation that takes a JSON body." };
  const { specs, rules, corrections, leftOut, mostParts, dialect } = readSchemaOffer(
    read.document,
    operation.schema,
    modelId,
  );
  if (specs.length === 0) return { problem: `${nameOperation(operation)} takes nothing that could be set.` };
  const source = { ...provenance, title: `${from} · ${nameOperation(operation)}`, rules, corrections, leftOut };
  return { source, specs, mostParts, dialect };
}

/** An operation as it is written and chosen: "POST /v1/chat/completions". */
export function nameOperation({ method, path }: Operation): string {
  return `${method} ${path}`;
}

function pickOperation(operations: readonly Operation[], wanted: string | undefined): Operation | undefined {
  if (wanted !== undefined) return operations.find((operation) => nameOperation(operation) === wanted);
  return operations.find(({ path, isChat }) => isChat && path.endsWith("/chat/completions")) ?? operations[0];
}
