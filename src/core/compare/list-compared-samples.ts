import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { groupBySettings } from "./group-by-settings.ts";

/** The complete answers of a model among some replies that were sent with the settings of one of them. */
export function listComparedSamples(replies: readonly Reply[], replyId: Id): Reply[] {
  const group = groupBySettings(replies).find((members) => members.some(({ id }) => id === replyId)) ?? [];
  return group.filter(({ status, origin }) => status === "done" && origin === "model");
}
