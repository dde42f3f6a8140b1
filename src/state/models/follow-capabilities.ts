import { QueryObserver } from "@tanstack/react-query";
import type { Conversation } from "#core/conversation/conversation.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import type { Id } from "#core/vocabulary.ts";
import { getSettledConversation, watchConversations } from "#state/document/documents.ts";
import { capabilitiesQuery } from "#state/parameters/published-capabilities.ts";
import { queryClient } from "#state/query-client.ts";

/**
 * Loads the capabilities of every model of the open conversation as soon as it is chosen, and again when its connection
 * is saved. Returns a function that stops this.
 */
export function followCapabilities(): () => void {
  let before: Pick<Conversation, "shared" | "variants"> | undefined;
  /** The end of observing each model, by its connection and its id. */
  let ends = new Map<string, () => void>();
  const endObserving = () => ends.forEach((end) => end());
  const observeOpenModels = () => {
    const conversation = getSettledConversation();
    if (!conversation) return;
    const { shared, variants } = conversation;
    // Unchanged while replies stream.
    if (before?.shared === shared && before.variants === variants) return;
    before = { shared, variants };
    const endsNow = new Map<string, () => void>();
    for (const { id } of variants) {
      const { connectionId, modelId } = resolveSettings(conversation, id);
      const key = `${connectionId} ${modelId}`;
      if (!endsNow.has(key)) endsNow.set(key, ends.get(key) ?? observe(connectionId, modelId));
    }
    for (const [key, end] of ends) if (!endsNow.has(key)) end();
    ends = endsNow;
  };
  const endWatching = watchConversations(observeOpenModels);
  observeOpenModels();
  return () => {
    endWatching();
    endObserving();
  };
}

function observe(connectionId: Id, modelId: string): () => void {
  return new QueryObserver(queryClient, capabilitiesQuery(connectionId, modelId)).subscribe(() => {});
}
