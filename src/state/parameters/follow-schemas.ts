import type { Conversation, Id } from "#core/conversation/conversation.ts";
import { readHost } from "#core/connections/read-origin.ts";
import { readSettings } from "#core/conversation/settings.ts";
import { fetchDocument } from "#io/http/fetch-document.ts";
import { loadKept, saveKept } from "#io/storage/kept-answers.ts";
import { readConnection } from "#state/connections/connections.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { readOpenConversation, watchConversations } from "#state/document/documents.ts";
import { loadCatalogue } from "#state/models/catalogue.ts";
import { queryClient } from "#state/query-client.ts";
import { loadGivenOffer } from "./given-documents.ts";
import { readPublished, schemaPublished } from "./published-offers.ts";
import { readPublishedOffer } from "./read-published.ts";

const HOUR_MS = 3_600_000;

const keyOf = (connectionId: Id, modelId: string) => `schema ${connectionId} ${modelId}`;

/** What was last looked at of each conversation, and each model with the state its connection was in then. */
const looked = new Map<Id, Pick<Conversation, "shared" | "variants">>();
const asked = new Map<string, string>();

/** From now on every model of the open conversation has its published schema read, as soon as it is chosen. */
export function followSchemas(): void {
  const look = () => {
    const conversation = readOpenConversation();
    if (!conversation) return;
    const { id, shared, variants } = conversation;
    const before = looked.get(id);
    if (before?.shared === shared && before.variants === variants) return;
    looked.set(id, { shared, variants });
    for (const variant of variants) {
      const { connectionId, modelId } = readSettings(conversation, variant.id);
      void loadSchema(connectionId, modelId);
    }
  };
  watchConversations(look);
  look();
}

/** Asks the service again for a model's schema. Gives the sentence that says why there is none, else null. */
export async function loadSchemaAgain(connectionId: Id, modelId: string): Promise<string | null> {
  if (readConnection(connectionId).presetId !== "aimlapi") return "Only AI/ML API publishes a schema for each model.";
  await showKept(connectionId, modelId);
  return fetchSchema(connectionId, modelId, 0);
}

/** Puts the best schema there is of a model in its place: given by the user, else kept and then live. */
export async function loadSchema(connectionId: Id, modelId: string): Promise<void> {
  if (modelId.trim() === "" || connectionId === "demo") return;
  const key = keyOf(connectionId, modelId);
  const { presetId } = readConnection(connectionId);
  const { connection, route } = await loadRoute(connectionId);
  const state = `${connection.baseUrl} ${route.via}`;
  if (asked.get(key) === state) return;
  asked.set(key, state);
  const given = await loadGivenOffer(connectionId, modelId);
  if (given) {
    schemaPublished(connectionId, modelId, given);
    return;
  }
  // Only AI/ML API says where its schemas are; and nothing is asked of a service before somebody has connected it.
  if (presetId !== "aimlapi") return;
  await showKept(connectionId, modelId);
  if (route.via !== "nowhere") await fetchSchema(connectionId, modelId, HOUR_MS).catch(() => null);
}

async function showKept(connectionId: Id, modelId: string): Promise<void> {
  if (readPublished(connectionId, modelId)) return;
  const kept = await loadKept(keyOf(connectionId, modelId));
  if (!kept || readPublished(connectionId, modelId)) return;
  const { from, text } = JSON.parse(kept.text) as { from: string; text: string };
  const offer = readPublishedOffer(text, modelId, { origin: "kept", atMs: kept.atMs, from });
  if (!("problem" in offer)) schemaPublished(connectionId, modelId, offer);
}

async function fetchSchema(connectionId: Id, modelId: string, staleTime: number): Promise<string | null> {
  const { entries: catalogue } = await loadCatalogue(connectionId).catch(() => ({ entries: [] }));
  if (catalogue.length === 0) return "The service gave no list of its models.";
  const listed = catalogue.find(({ id, aliases }) => id === modelId || aliases.includes(modelId));
  if (!listed) return "The service does not list this model.";
  const { docsUrl } = listed;
  if (docsUrl === undefined) return "The service publishes no schema for this model.";
  try {
    const { text, atMs } = await queryClient.fetchQuery({
      queryKey: ["schema", docsUrl],
      queryFn: async ({ signal }) => ({ text: await fetchDocument(docsUrl, signal), atMs: Date.now() }),
      staleTime,
      gcTime: HOUR_MS,
    });
    const from = readHost(docsUrl);
    const offer = readPublishedOffer(text, modelId, { origin: "live", atMs, from });
    if ("problem" in offer) return `The published schema could not be read. ${offer.problem}`;
    schemaPublished(connectionId, modelId, offer);
    await saveKept({ key: keyOf(connectionId, modelId), text: JSON.stringify({ from, text }), atMs });
    return null;
  } catch {
    return `The schema could not be fetched from ${readHost(docsUrl)}.`;
  }
}
