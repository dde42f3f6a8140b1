import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Id } from "#core/vocabulary.ts";
import { collapseWhitespace } from "./agreement.ts";

/** Replies of a cell that say the same. `replyIds` are in order of creation; the first stands for all. */
export type SampleGroup = { replyIds: [Id, ...Id[]] };

/**
 * The replies of a cell, identical ones together, in the order of the first of each. Only answers that ended well can be
 * identical: half an answer and a failure stand for themselves.
 */
export function groupSamples(replies: readonly Reply[]): SampleGroup[] {
  const groups: SampleGroup[] = [];
  const byText = new Map<string, SampleGroup>();
  for (const reply of replies) {
    const text = reply.status === "done" && reply.origin === "model" ? collapseWhitespace(getReplyText(reply)) : "";
    const same = text === "" ? undefined : byText.get(text);
    if (same) same.replyIds.push(reply.id);
    else {
      const group: SampleGroup = { replyIds: [reply.id] };
      groups.push(group);
      if (text !== "") byText.set(text, group);
    }
  }
  return groups;
}
