import { assertNever } from "#core/assert-never.ts";
import type { Reply, SentWith } from "#core/conversation/conversation.ts";
import type { FailureAction } from "#core/wire/explanation.ts";
import { layerOpened } from "#state/layers.ts";
import { modelFieldWanted } from "#state/models/model-field.ts";
import { fixTaken } from "#state/document/settings-edits.ts";
import { regenerateReply } from "./ask.ts";
import { askAgain } from "./ask-again.ts";
import { sendSmallerPictures } from "./send-smaller-pictures.ts";

/** Everything a failure can offer but the way to a control, which only the page itself knows. */
export type StateAction = Exclude<FailureAction, { kind: "show-parameter" }>;

/** The way on that a failure offered was taken. */
export function actionTaken(action: StateAction, reply: Reply): void {
  switch (action.kind) {
    case "open-connections":
      layerOpened("connections");
      return;
    case "choose-model":
      modelFieldWanted(reply.variantId);
      return;
    case "regenerate":
      void regenerateReply(reply);
      return;
    case "send-without":
      fixTaken(reply.variantId, { label: "", set: {}, unset: action.paths });
      void regenerateReply(reply);
      return;
    case "send-as":
      askAgain(reply, { sentWith: { dialect: action.dialect } });
      return;
    case "send-shorter":
      askAgain(reply, { sentWith: { thread: withoutOlderHalf(reply.sentWith.thread) } });
      return;
    case "send-smaller-pictures":
      void sendSmallerPictures(reply);
      return;
    case "send-later":
      askAgain(reply, { notBeforeMs: (reply.endedAtMs ?? Date.now()) + action.afterMs });
      return;
    default:
      assertNever(action);
  }
}

/** The thread without the older half of the turns before its last. */
function withoutOlderHalf(thread: SentWith["thread"]): SentWith["thread"] {
  return thread.slice(Math.ceil((thread.length - 1) / 2));
}
