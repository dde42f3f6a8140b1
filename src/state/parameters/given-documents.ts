import type { Id } from "#core/conversation/conversation.ts";
import { readHost } from "#core/connections/read-origin.ts";
import { fetchDocument } from "#io/http/fetch-document.ts";
import { deleteKept, loadKept, saveKept } from "#io/storage/kept-answers.ts";
import type { PublishedOffer } from "./published-offers.ts";
import { schemaPublished } from "./published-offers.ts";
import { readPublishedOffer } from "./read-published.ts";

/** An OpenAPI document that somebody gave for a model, with the operation they chose of it. */
export type GivenDocument = { text: string; from: string; operation: string };

const keyOf = (connectionId: Id, modelId: string) => `given ${connectionId} ${modelId}`;

/** What a document given earlier for this model offers; undefined where none was, or it cannot be read any more. */
export async function loadGivenOffer(connectionId: Id, modelId: string): Promise<PublishedOffer | undefined> {
  const kept = await loadKept(keyOf(connectionId, modelId));
  if (!kept) return undefined;
  const { text, from, operation } = JSON.parse(kept.text) as GivenDocument;
  const offer = readPublishedOffer(text, modelId, { origin: "given", atMs: kept.atMs, from }, operation);
  return "problem" in offer ? undefined : offer;
}

/** A document is to be used for a model from now on, here and after a reload. Gives the sentence that says why not, or null. */
export async function documentGiven(connectionId: Id, modelId: string, given: GivenDocument): Promise<string | null> {
  const atMs = Date.now();
  const offer = readPublishedOffer(given.text, modelId, { origin: "given", atMs, from: given.from }, given.operation);
  if ("problem" in offer) return offer.problem;
  schemaPublished(connectionId, modelId, offer);
  await saveKept({ key: keyOf(connectionId, modelId), text: JSON.stringify(given), atMs, mustStay: true });
  return null;
}

/** The document that was given for a model is not to be used any more. */
export async function givenDocumentDropped(connectionId: Id, modelId: string): Promise<void> {
  schemaPublished(connectionId, modelId, undefined);
  await deleteKept(keyOf(connectionId, modelId));
}

/** The text at an address somebody typed, or a sentence that says why there is none. */
export async function fetchGivenText(
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
      problem: `${readHost(url)} cannot be read from this page: it is not there, or does not let other pages read it.`,
    };
  }
}
