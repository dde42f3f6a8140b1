import { useMemo } from "react";
import { planRun } from "#core/conversation/plan-run.ts";
import { readLosses } from "#core/conversation/read-losses.ts";
import type { Wire } from "#core/content/part.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { readDraftSaid } from "./draft-said.ts";
import { readRunContext } from "./run-context.ts";

/** What a run would be asked without, since the wire of its connection cannot carry it. */
export function useLosses(text: string): { wire: Wire; losses: string[] } | undefined {
  const conversation = useSettledConversation();
  const attachments = useAttachments();
  // Of the text, only whether there is any matters.
  const hasText = text.trim() !== "";
  return useMemo(() => {
    const said = readDraftSaid({ text: hasText ? "text" : "", attachments: [...attachments] });
    const plan = conversation && planRun(conversation, said, readRunContext());
    if (!plan || "reason" in plan) return undefined;
    for (const reply of plan.replies) {
      const losses = readLosses(plan.conversation, reply);
      if (losses.length > 0) return { wire: reply.sentWith.wire, losses };
    }
    return undefined;
  }, [hasText, attachments, conversation]);
}
