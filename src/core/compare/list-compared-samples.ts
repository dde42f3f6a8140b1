import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { groupBySettings } from "./group-by-settings.ts";

/**
 * The complete answers of a model among some replies that were sent with the settings of one of them; for an answer that
 * was written for the gallery, those that were too.
 */
export function listComparedSamples(replies: readonly Reply[], replyId: Id): Reply[] {
  const group = groupBySettings(replies).find((members) => members.some(({ id }) => id === replyId)) ?? [];
  const ofExample = group.some(({ id, isExample }) => id === replyId && isExample);
  return group.filter(
    ({ status, origin, isExample }) => status === "done" && (ofExample ? isExample === true : origin === "model"),
  );
}
