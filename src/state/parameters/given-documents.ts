import * as v from "valibot";
import { parseHost } from "#core/connections/parse-origin.ts";
import { parseJson } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { fetchDocument } from "#io/http/fetch-document.ts";
import { deleteCachedResponse, loadCachedResponse, saveCachedResponse } from "#io/storage/response-cache.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { queryClient } from "#state/query-client.ts";
import type { PublishedCapabilities } from "./loaded-capabilities.ts";
import type { CapabilitiesResult } from "./published-capabilities.ts";
import { capabilitiesQuery } from "./published-capabilities.ts";
import { parsePublishedCapabilities } from "./parse-published-capabilities.ts";

const GIVEN_DOCUMENT = v.object({ text: v.string(), from: v.string(), operation: v.string() });

/** An OpenAPI document that the user gave for a model, with the operation chosen in it. */
export type GivenDocument = v.InferOutput<typeof GIVEN_DOCUMENT>;

const keyOf = (connectionId: Id, modelId: string) => `given ${connectionId} ${modelId}`;

/** The capabilities from the document given for a model; undefined where there is none or it is invalid. */
export async function loadGivenCapabilities(
  connectionId: Id,
  modelId: string,
): Promise<PublishedCapabilities | undefined> {
  const cached = await loadCachedResponse(keyOf(connectionId, modelId));
  const given = v.safeParse(GIVEN_DOCUMENT, parseJson(cached?.text ?? ""));
  if (!cached || !given.success) return undefined;
  const { text, from, operation } = given.output;
  const capabilities = parsePublishedCapabilities(
    text,
    modelId,
    { origin: "given", atMs: cached.atMs, from },
    operation,
  );
  return "problem" in capabilities ? undefined : capabilities;
}

/** Stores a document given for a model and uses it from now on. Returns the reason where it is invalid, else null. */
export async function saveGivenDocument(
  connectionId: Id,
  modelId: string,
  given: GivenDocument,
): Promise<string | null> {
  const atMs = Date.now();
  const capabilities = parsePublishedCapabilities(
    given.text,
    modelId,
    { origin: "given", atMs, from: given.from },
    given.operation,
  );
  if ("problem" in capabilities) return capabilities.problem;
  await saveCachedResponse({ key: keyOf(connectionId, modelId), text: JSON.stringify(given), atMs, mustStay: true });
  await replaceResult(connectionId, modelId, { published: capabilities, problem: null });
  return null;
}

/** Deletes the document given for a model. The service's own schema is not requested. */
export async function deleteGivenDocument(connectionId: Id, modelId: string): Promise<void> {
  await deleteCachedResponse(keyOf(connectionId, modelId));
  await replaceResult(connectionId, modelId, { published: null, problem: null });
}

async function replaceResult(connectionId: Id, modelId: string, result: CapabilitiesResult): Promise<void> {
  const { queryKey } = capabilitiesQuery(connectionId, modelId);
  // A running fetch does not know of this change.
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, result);
}

/** The text at a typed address, or a sentence that says why there is none. */
export async function fetchGivenDocument(
  url: string,
  signal: AbortSignal,
): Promise<{ text: string } | { problem: string }> {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return { problem: "An address starts with https:// or http://." };
  try {
    return { text: await fetchDocument(url, createKnownRedactor(), signal) };
  } catch (error) {
    // A refusal by the browser has no useful message.
    if (error instanceof Error && !(error instanceof TypeError)) return { problem: error.message };
    return {
      problem: `${parseHost(url)} could not be loaded: the document is not there, or the server does not let other pages read it.`,
    };
  }
}
