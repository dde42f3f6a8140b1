import { useMemo } from "react";
import { planRun } from "#core/conversation/plan-run.ts";
import { findUnsupportedContent } from "#core/conversation/find-unsupported-content.ts";
import type { Wire } from "#core/vocabulary.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { draftContent } from "./draft-content.ts";
import { createRunContext } from "./run-context.ts";

/** What a run would be asked without, since the wire of its connection cannot carry it. */
export function useUnsupportedContent(text: string): { wire: Wire; unsupported: string[] } | undefined {
  const conversation = useSettledConversation();
  const attachments = useAttachments();
  // Of the text, only whether there is any matters.
  const hasText = text.trim() !== "";
  const capabilitiesOf = useCapabilitiesLookup();
  return useMemo(() => {
    const content = draftContent({ text: hasText ? "text" : "", attachments: [...attachments] });
    const plan = conversation && planRun(conversation, content, createRunContext(capabilitiesOf));
    if (!plan || "reason" in plan) return undefined;
    for (const reply of plan.replies) {
      const unsupported = findUnsupportedContent(plan.conversation, reply);
      if (unsupported.length > 0) return { wire: reply.sentWith.wire, unsupported };
    }
    return undefined;
  }, [hasText, attachments, conversation, capabilitiesOf]);
}
