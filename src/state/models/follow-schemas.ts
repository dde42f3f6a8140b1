import type { Conversation } from "#core/conversation/conversation.ts";
import { parseHost } from "#core/connections/parse-origin.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import type { Id } from "#core/vocabulary.ts";
import { fetchDocument } from "#io/http/fetch-document.ts";
import { loadCachedResponse, saveCachedResponse } from "#io/storage/response-cache.ts";
import { getConnection } from "#state/connections/connections.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { getOpenConversation, watchConversations } from "#state/document/documents.ts";
import { loadCatalogue } from "./catalogue.ts";
import { queryClient } from "#state/query-client.ts";
import { loadGivenCapabilities } from "#state/parameters/given-documents.ts";
import { getPublishedCapabilities, schemaPublished } from "#state/parameters/published-capabilities.ts";
import { parsePublishedCapabilities } from "#state/parameters/parse-published-capabilities.ts";

const HOUR_MS = 3_600_000;

const keyOf = (connectionId: Id, modelId: string) => `schema ${connectionId} ${modelId}`;

/** What was last looked at of each conversation, and each model with the state its connection was in then. */
const checkedConversations = new Map<Id, Pick<Conversation, "shared" | "variants">>();
const requestedStates = new Map<string, string>();

/** From now on every model of the open conversation has its published schema read, as soon as it is chosen. */
export function followSchemas(): void {
  const loadOpenSchemas = () => {
    const conversation = getOpenConversation();
    if (!conversation) return;
    const { id, shared, variants } = conversation;
    const before = checkedConversations.get(id);
    if (before?.shared === shared && before.variants === variants) return;
    checkedConversations.set(id, { shared, variants });
    for (const variant of variants) {
      const { connectionId, modelId } = resolveSettings(conversation, variant.id);
      void loadSchema(connectionId, modelId);
    }
  };
  watchConversations(loadOpenSchemas);
  loadOpenSchemas();
}

/** Asks the service again for a model's schema. Gives the sentence that says why there is none, else null. */
export async function reloadSchema(connectionId: Id, modelId: string): Promise<string | null> {
  if (getConnection(connectionId).presetId !== "aimlapi") return "Only AI/ML API publishes a schema for each model.";
  await applyCachedSchema(connectionId, modelId);
  return fetchSchema(connectionId, modelId, 0);
}

/** Puts the best schema there is of a model in its place: given by the user, else kept and then live. */
export async function loadSchema(connectionId: Id, modelId: string): Promise<void> {
  if (modelId.trim() === "" || connectionId === "demo") return;
  const key = keyOf(connectionId, modelId);
  const { presetId } = getConnection(connectionId);
  const { connection, route } = await loadRoute(connectionId);
  const state = `${connection.baseUrl} ${route.via}`;
  if (requestedStates.get(key) === state) return;
  requestedStates.set(key, state);
  const given = await loadGivenCapabilities(connectionId, modelId);
  if (given) {
    schemaPublished(connectionId, modelId, given);
    return;
  }
  // Only AI/ML API says where its schemas are; and nothing is asked of a service before somebody has connected it.
  if (presetId !== "aimlapi") return;
  await applyCachedSchema(connectionId, modelId);
  if (route.via !== "nowhere") await fetchSchema(connectionId, modelId, HOUR_MS).catch(() => null);
}

async function applyCachedSchema(connectionId: Id, modelId: string): Promise<void> {
  if (getPublishedCapabilities(connectionId, modelId)) return;
  const cached = await loadCachedResponse(keyOf(connectionId, modelId));
  if (!cached || getPublishedCapabilities(connectionId, modelId)) return;
  const { from, text } = JSON.parse(cached.text) as { from: string; text: string };
  const capabilities = parsePublishedCapabilities(text, modelId, { origin: "kept", atMs: cached.atMs, from });
  if (!("problem" in capabilities)) schemaPublished(connectionId, modelId, capabilities);
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
    const from = parseHost(docsUrl);
    const capabilities = parsePublishedCapabilities(text, modelId, { origin: "live", atMs, from });
    if ("problem" in capabilities) return `The published schema could not be read. ${capabilities.problem}`;
    schemaPublished(connectionId, modelId, capabilities);
    await saveCachedResponse({ key: keyOf(connectionId, modelId), text: JSON.stringify({ from, text }), atMs });
    return null;
  } catch {
    return `The schema could not be fetched from ${parseHost(docsUrl)}.`;
  }
}
