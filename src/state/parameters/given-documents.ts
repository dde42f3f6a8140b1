import { parseHost } from "#core/connections/parse-origin.ts";
import type { Id } from "#core/vocabulary.ts";
import { fetchDocument } from "#io/http/fetch-document.ts";
import { deleteCachedResponse, loadCachedResponse, saveCachedResponse } from "#io/storage/response-cache.ts";
import type { PublishedCapabilities } from "./published-capabilities.ts";
import { schemaPublished } from "./published-capabilities.ts";
import { parsePublishedCapabilities } from "./parse-published-capabilities.ts";

/** An OpenAPI document that somebody gave for a model, with the operation they chose of it. */
export type GivenDocument = { text: string; from: string; operation: string };

const keyOf = (connectionId: Id, modelId: string) => `given ${connectionId} ${modelId}`;

/** What a document given earlier for this model offers; undefined where none was, or it cannot be read any more. */
export async function loadGivenCapabilities(
  connectionId: Id,
  modelId: string,
): Promise<PublishedCapabilities | undefined> {
  const cached = await loadCachedResponse(keyOf(connectionId, modelId));
  if (!cached) return undefined;
  const { text, from, operation } = JSON.parse(cached.text) as GivenDocument;
  const capabilities = parsePublishedCapabilities(
    text,
    modelId,
    { origin: "given", atMs: cached.atMs, from },
    operation,
  );
  return "problem" in capabilities ? undefined : capabilities;
}

/** A document is to be used for a model from now on, here and after a reload. Gives the sentence that says why not, or null. */
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
  schemaPublished(connectionId, modelId, capabilities);
  await saveCachedResponse({ key: keyOf(connectionId, modelId), text: JSON.stringify(given), atMs, mustStay: true });
  return null;
}

/** The document that was given for a model is not to be used any more. */
export async function deleteGivenDocument(connectionId: Id, modelId: string): Promise<void> {
  schemaPublished(connectionId, modelId, undefined);
  await deleteCachedResponse(keyOf(connectionId, modelId));
}

/** The text at an address somebody typed, or a sentence that says why there is none. */
export async function fetchGivenDocument(
  url: string,
  signal: AbortSignal,
): Promise<{ text: string } | { problem: string }> {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return { problem: "An address begins with https:// or http://." };
  try {
    return { text: await fetchDocument(url, signal) };
  } catch (error) {
    // A refusal by the browser has no words of its own worth showing.
    if (error instanceof Error && !(error instanceof TypeError)) return { problem: error.message };
    return {
      problem: `${parseHost(url)} cannot be read from this page: it is not there, or does not let other pages read it.`,
    };
  }
}
