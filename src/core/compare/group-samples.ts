import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Id } from "#core/vocabulary.ts";
import { collapseWhitespace } from "./agreement.ts";
import { buildSettingsKey } from "./build-settings-key.ts";

/** Replies of a cell with the same text, sent with the same settings. `replyIds` are in order of creation; the first stands for the group. */
export type SampleGroup = { replyIds: [Id, ...Id[]] };

/**
 * The replies of a cell grouped by text and settings, in the order of each group's first reply. Only complete replies are compared:
 * an unfinished or failed reply is a group of its own. Answers that were written for the gallery are compared among themselves.
 */
export function groupSamples(replies: readonly Reply[]): SampleGroup[] {
  const groups: SampleGroup[] = [];
  const groupByKey = new Map<string, SampleGroup>();
  for (const reply of replies) {
    const isAnswer = reply.origin === "model" || reply.isExample === true;
    const text = reply.status === "done" && isAnswer ? collapseWhitespace(getReplyText(reply)) : "";
    const key = text === "" ? undefined : `${reply.origin} ${text} ${buildSettingsKey(reply.sentWith)}`;
    const same = key === undefined ? undefined : groupByKey.get(key);
    if (same) same.replyIds.push(reply.id);
    else {
      const group: SampleGroup = { replyIds: [reply.id] };
      groups.push(group);
      if (key !== undefined) groupByKey.set(key, group);
    }
  }
  return groups;
}
