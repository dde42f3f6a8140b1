import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Id } from "#core/vocabulary.ts";
import { collapseWhitespace } from "./agreement.ts";

/** Replies of a cell with the same text. `replyIds` are in order of creation; the first stands for the group. */
export type SampleGroup = { replyIds: [Id, ...Id[]] };

/**
 * The replies of a cell grouped by text, in the order of each group's first reply. Only complete replies are compared:
 * an unfinished or failed reply is a group of its own.
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
