import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { parsePresetId } from "#core/connections/presets.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { getShownReply } from "#core/conversation/get-shown-reply.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { askToUnlock } from "#state/ask-to-unlock.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { replyBaselineChosen } from "#state/differences/answer-view.ts";
import { getConversation } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { announce } from "#state/notices.ts";
import { CONFIRM_ABOVE, confirmRun } from "#state/replies/confirm-run.ts";
import { rerunReply } from "#state/replies/rerun-reply.ts";
import { makeItMine, stopPlaying } from "./capsule-document.ts";
import { getOpenedCapsule } from "./opened-capsule.ts";

/**
 * Makes the open capsule the user's own and sends the request of each answer that it shows once more, then shows what
 * differs from the earlier answer. Where a service is not connected, it asks for that first and changes nothing.
 */
export async function runCapsuleAgain(): Promise<void> {
  stopPlaying();
  const id = getOpenedCapsule()?.conversationId;
  const conversation = id === undefined ? undefined : getConversation(id);
  if (!conversation) return;
  const replies = listShownReplies(conversation);
  for (const connectionId of new Set(replies.map(({ sentWith }) => sentWith.connectionId))) {
    const { route } = await loadRoute(connectionId);
    if (route.via !== "nowhere") continue;
    if (route.missing === "lock") {
      if (await askToUnlock(connectionId)) continue;
      announce("Not run, since the key is locked.");
      return;
    }
    const reason = "Connect the service of these answers to run them again.";
    layerOpened({ kind: "connections", service: parsePresetId(connectionId), reason });
    return;
  }
  if (replies.length > CONFIRM_ABOVE && !(await confirmRun(replies.length))) return;
  makeItMine();
  for (const reply of replies) rerunReply(reply, {});
  const last = replies.at(-1);
  if (last) replyBaselineChosen({ id: last.id, variantId: last.variantId });
  announce(`${replies.length} ${replies.length === 1 ? "answer is" : "answers are"} asked for again.`);
}

/** The answers of models on the open thread that each column shows. */
function listShownReplies(conversation: Conversation): Reply[] {
  return getThread(conversation.turns, conversation.view.leafTurnId).flatMap(({ id }) =>
    listColumns(conversation).flatMap((column) => {
      const reply = getShownReply(conversation, { turnId: id, variantId: column.id });
      return reply?.origin === "model" ? [reply] : [];
    }),
  );
}
