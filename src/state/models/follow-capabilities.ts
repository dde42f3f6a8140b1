import { QueryObserver } from "@tanstack/react-query";
import type { Conversation } from "#core/conversation/conversation.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { getOpenConversation, watchConversations } from "#state/document/documents.ts";
import { capabilitiesQuery } from "#state/parameters/published-capabilities.ts";
import { queryClient } from "#state/query-client.ts";

/**
 * Loads the capabilities of every model of the open conversation as soon as it is chosen, and again when its connection
 * is saved. Returns a function that stops this.
 */
export function followCapabilities(): () => void {
  let before: Pick<Conversation, "shared" | "variants"> | undefined;
  let ends: (() => void)[] = [];
  const endObserving = () => ends.forEach((end) => end());
  const observeOpenModels = () => {
    const conversation = getOpenConversation();
    if (!conversation) return;
    const { shared, variants } = conversation;
    if (before?.shared === shared && before.variants === variants) return;
    before = { shared, variants };
    const endsNow = variants.map(({ id }) => {
      const { connectionId, modelId } = resolveSettings(conversation, id);
      return new QueryObserver(queryClient, capabilitiesQuery(connectionId, modelId)).subscribe(() => {});
    });
    // The earlier observers end after the new ones began, since a fetch without observers is cancelled.
    endObserving();
    ends = endsNow;
  };
  const endWatching = watchConversations(observeOpenModels);
  observeOpenModels();
  return () => {
    endWatching();
    endObserving();
  };
}
