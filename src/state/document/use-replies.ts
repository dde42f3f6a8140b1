import type { Conversation, Reply, ReplyStatus } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpen, useOpenValue } from "./documents.ts";
import { getReplyOf, type OpenDocument } from "./open-document.ts";

const NOTHING: readonly never[] = [];

/** The replies of the open conversation as of the last time one settled. */
export const useSettledReplies = (): Conversation["replies"] | undefined =>
  useOpen<Conversation["replies"] | undefined>(({ settled }) => settled.replies, undefined);

/** Some replies as of the last time one of them settled. */
export const useSettledRepliesOf = (ids: readonly Id[]): readonly Reply[] =>
  useOpenValue<Conversation["replies"], readonly Reply[]>(
    ({ settled }) => settled.replies,
    (replies) => ids.flatMap((id) => replies[id] ?? []),
    NOTHING,
  );

/** Some replies as they are now, also while they stream. */
export const useRepliesOf = (ids: readonly Id[]): readonly Reply[] =>
  useOpenValue<OpenDocument, readonly Reply[]>(
    (document) => document,
    (document) => ids.flatMap((id) => getReplyOf(document, id) ?? []),
    NOTHING,
  );

export const useReply = (id: Id): Reply | undefined => useOpen((document) => getReplyOf(document, id), undefined);

/** True where a variant has a queued or running reply. */
export const useIsVariantRunning = (variantId: Id): boolean =>
  useOpen(({ settled, unsettled }) => unsettled.some((id) => settled.replies[id]?.variantId === variantId), false);

/** The statuses of some replies, in order. */
export const useReplyStatuses = (ids: readonly Id[]): readonly ReplyStatus[] =>
  useOpenValue<OpenDocument, readonly ReplyStatus[]>(
    (document) => document,
    (document) => ids.flatMap((id) => getReplyOf(document, id)?.status ?? []),
    NOTHING,
  );
