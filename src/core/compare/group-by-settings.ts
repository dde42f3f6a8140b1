import type { Reply } from "#core/conversation/conversation.ts";
import { buildSettingsKey } from "./build-settings-key.ts";

/**
 * Replies grouped by the settings they were sent with, in the order of each group's first reply. A reply that goes on
 * from another one answers another question than the others.
 */
export function groupBySettings(replies: readonly Reply[]): [Reply, ...Reply[]][] {
  const groups = new Map<string, [Reply, ...Reply[]]>();
  for (const reply of replies) {
    const key = `${reply.after?.replyId ?? ""} ${buildSettingsKey(reply.sentWith)}`;
    const group = groups.get(key);
    if (group) group.push(reply);
    else groups.set(key, [reply]);
  }
  return [...groups.values()];
}
