import { assertNever } from "#core/assert-never.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { leaveOutOlderHalf } from "#core/conversation/list-thread.ts";
import type { FailureAction } from "#core/failures/explanation.ts";
import { parsePresetId } from "#core/connections/presets.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { refusalRemembered } from "#state/connections/refused-fields.ts";
import { fixApplied } from "./parameter-edits.ts";
import { regenerateReply } from "#state/replies/run.ts";
import { rerunReply } from "#state/replies/rerun-reply.ts";
import { sendSmallerPictures } from "#state/replies/send-smaller-pictures.ts";

/** Every action of a failure but those that lead to a control, which only the page can do. */
export type StateAction = Exclude<FailureAction, { kind: "choose-model" | "show-parameter" }>;

/** Runs the action that the user chose for a failure. */
export function runFailureAction(action: StateAction, reply: Reply): void {
  switch (action.kind) {
    case "open-connections":
      layerOpened({ kind: "connections", service: parsePresetId(reply.sentWith.connectionId) });
      return;
    case "regenerate":
      void regenerateReply(reply);
      return;
    case "send-without":
      fixApplied(reply.variantId, { set: {}, unset: action.paths });
      void regenerateReply(reply);
      return;
    case "send-with":
      fixApplied(reply.variantId, { set: { [action.path]: action.value }, unset: [] });
      void regenerateReply(reply);
      return;
    case "send-as":
      rerunReply(reply, { sentWith: { dialect: action.dialect } });
      return;
    case "send-adapted": {
      const { adaptations = [] } = reply.sentWith;
      if (action.adaptation !== "system-in-user") refusalRemembered(reply.sentWith, action.adaptation);
      rerunReply(reply, { sentWith: { adaptations: [...adaptations, action.adaptation] } });
      return;
    }
    case "send-shorter":
      sendShorter(reply);
      return;
    case "send-smaller-pictures":
      void sendSmallerPictures(reply);
      return;
    case "send-later":
      rerunReply(reply, { notBeforeMs: (reply.endedAtMs ?? Date.now()) + action.afterMs });
      return;
    default:
      assertNever(action);
  }
}

/** Sends again without the older half of the turns before the reply's own. */
function sendShorter(reply: Reply): void {
  const conversation = getOpenConversation();
  if (conversation) rerunReply(reply, { sentWith: { thread: leaveOutOlderHalf(conversation, reply) } });
}
