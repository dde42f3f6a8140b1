import { assertNever } from "#core/assert-never.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { leaveOutOlderHalf } from "#core/conversation/list-thread.ts";
import type { FailureAction } from "#core/failures/explanation.ts";
import { parsePresetId } from "#core/connections/presets.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { omitFromJson, omitParameters, setInJson } from "#core/parameters/model-corrections.ts";
import { correctionAdded } from "#state/connections/model-corrections.ts";
import { layerOpened } from "#state/layers.ts";
import { refusalRemembered } from "#state/connections/refused-fields.ts";
import { fixApplied } from "./parameter-edits.ts";
import { extraJsonChanged } from "./settings-edits.ts";
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
    case "edit-request":
      layerOpened({ kind: "request", replyId: reply.id });
      return;
    case "regenerate":
      void regenerateReply(reply);
      return;
    case "send-without":
      sendWithout(reply, action);
      return;
    case "send-with":
      sendWith(reply, action);
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

/** Sends the same request without some fields, and remembers that its model refuses them. */
function sendWithout(reply: Reply, { paths, keeps }: Extract<FailureAction, { kind: "send-without" }>): void {
  if (keeps !== undefined) {
    fixApplied(reply.variantId, { set: {}, unset: paths });
    void regenerateReply(reply);
    return;
  }
  const corrections = paths.map((path) => ({ path, atMs: Date.now() }));
  const { parameters, extraJson, handMadeBody } = reply.sentWith;
  if (handMadeBody !== undefined) {
    rerunReply(reply, { sentWith: { handMadeBody: omitFromJson(handMadeBody, corrections) } });
    return;
  }
  for (const correction of corrections) correctionAdded(reply.sentWith, correction);
  rerunReply(reply, {
    sentWith: {
      parameters: omitParameters(parameters, corrections),
      extraJson: omitFromJson(extraJson, corrections),
    },
  });
}

/** Sends again with another value of a field, where it stood: in the parameters, in Extra JSON, or in a request made by hand. */
function sendWith(reply: Reply, { path, value, isBound }: Extract<FailureAction, { kind: "send-with" }>): void {
  const { extraJson, handMadeBody } = reply.sentWith;
  if (handMadeBody !== undefined) {
    rerunReply(reply, { sentWith: { handMadeBody: setInJson(handMadeBody, path, value) } });
    return;
  }
  if (isBound) correctionAdded(reply.sentWith, { path, atMs: Date.now(), atMost: value });
  // Extra JSON is merged last, so that its value is the one that was refused.
  const changed = setInJson(extraJson, path, value);
  if (changed === extraJson) fixApplied(reply.variantId, { set: { [path]: value }, unset: [] });
  else extraJsonChanged(reply.variantId, changed);
  void regenerateReply(reply);
}

/** Sends again without the older half of the turns before the reply's own. */
function sendShorter(reply: Reply): void {
  const conversation = getOpenConversation();
  if (conversation) rerunReply(reply, { sentWith: { thread: leaveOutOlderHalf(conversation, reply) } });
}
