import type { Conversation, Reply, SentWith } from "#core/conversation/conversation.ts";
import { getPrefill } from "#core/conversation/continue-reply.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { showNotice } from "#state/notices.ts";
import { addReplyBeside } from "./add-reply-beside.ts";

type RerunOptions = {
  /** Differences to the settings that the earlier reply was sent with. */
  sentWith?: Partial<SentWith>;
  /** True where the new reply continues the earlier reply's text. */
  continues?: boolean;
  /** The time before which nothing is sent. */
  notBeforeMs?: number;
};

/**
 * Adds a reply beside an earlier one, with the settings that the earlier reply was sent with instead of the current
 * ones, as offered after a failure or an interruption.
 */
export function rerunReply(earlier: Reply, { sentWith, continues = false, notBeforeMs }: RerunOptions): void {
  const conversation = getOpenConversation();
  if (!conversation) return;
  const beginning = continues
    ? { parts: getPrefill(earlier), after: { replyId: earlier.id, kind: "continue" } as const }
    : keepBeginning(conversation, earlier);
  const own = { ...beginning, sentWith: { ...earlier.sentWith, ...sentWith } };
  const added = addReplyBeside(conversation.id, earlier, own, notBeforeMs);
  if (typeof added === "string") showNotice({ tone: "danger", text: added });
}

/** The beginning that a reply shares with the one it is sent again for: results of tools, or a continued text. */
function keepBeginning({ replies }: Conversation, { after }: Reply): Pick<Reply, "parts" | "after"> {
  if (after?.kind !== "continue") return { parts: [], ...(after && { after }) };
  const continued: Reply | undefined = replies[after.replyId];
  return continued ? { parts: getPrefill(continued), after } : { parts: [] };
}

/** Continues a reply that broke off, as a new reply that begins with its text. */
export function continueReply(reply: Reply): void {
  rerunReply(reply, { continues: true });
}
