import type { Reply } from "#core/conversation/conversation.ts";
import { canContinue } from "#core/conversation/continue-reply.ts";
import { formatWait } from "#core/format-wait.ts";
import type { FailureAction } from "#core/failures/explanation.ts";
import type { Adaptation } from "#core/vocabulary.ts";
import type { Failure } from "#core/wire/failure.ts";
import { layerClosed } from "#state/layers.ts";
import { useFailureExplanation } from "#state/replies/use-failure-explanation.ts";
import { runFailureAction } from "#state/edits/run-failure-action.ts";
import { Button } from "#ui/kit/button.tsx";
import { Note } from "#ui/kit/note.tsx";
import { ExternalLink } from "#ui/kit/external-link.tsx";
import { focusModelField } from "#ui/variants/focus-model-field.ts";
import { ContinueButton } from "./continue-button.tsx";
import { FailureFacts } from "./failure-facts.tsx";
import { ModelSuggestions } from "./model-suggestions.tsx";
import { ServiceMessage } from "./service-message.tsx";
import { showParameter } from "./show-parameter.ts";

/** The explanation of a failure with its buttons, and the service's own message. */
export function FailureAlert({ reply, failure }: { reply: Reply; failure: Failure }) {
  const { what, why, todo, actions, link, isMessageFirst = false } = useFailureExplanation(reply, failure);
  const isModelUnknown = failure.kind === "model-unknown" && reply.sentWith.handMadeBody === undefined;
  return (
    <Note tone="danger" role="alert" className="mt-1.5">
      {isMessageFirst && <ServiceMessage failure={failure} />}
      <p>
        <strong className="font-semibold">{what}</strong> {why} {todo}
      </p>
      {!isMessageFirst && <ServiceMessage failure={failure} />}
      <FailureFacts failure={failure} />
      {isModelUnknown && <ModelSuggestions reply={reply} />}
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        {canContinue(reply) && <ContinueButton reply={reply} look="danger" />}
        {actions.map((action, index) => (
          <Button key={index} data-press-once look="danger" onClick={() => runAction(action, reply)}>
            {getActionLabel(action, reply)}
          </Button>
        ))}
        {link && (
          <ExternalLink keepsColour href={link.href} className="font-medium">
            {link.label}
          </ExternalLink>
        )}
      </div>
    </Note>
  );
}

function runAction(action: FailureAction, reply: Reply): void {
  if (action.kind === "show-parameter") showParameter(reply.variantId, action.path);
  else if (action.kind === "choose-model") {
    // A dialog over the page keeps the focus until it is gone.
    layerClosed();
    requestAnimationFrame(() => focusModelField(reply.variantId));
  } else runFailureAction(action, reply);
}

const ADAPTATION_LABELS: Record<Adaptation, string> = {
  "no-stream-options": "Send without stream_options",
  "system-in-user": "Send the system prompt in the first message",
  "no-own-fields": "Send without earlier thinking",
  "no-cache-control": "Send without cache breakpoints",
};

function getActionLabel(action: FailureAction, reply: Reply): string {
  switch (action.kind) {
    case "open-connections":
      return "Open Connections";
    case "edit-request":
      return "Edit and send";
    case "choose-model":
      return "Choose another model";
    case "regenerate":
      return reply.parts.length > 0 ? "Regenerate" : "Try again";
    case "show-parameter":
      return `Go to ${action.path}`;
    case "send-with":
      return `Send with ${action.path} ${action.value}`;
    case "send-without":
      return action.keeps === undefined ? `Send without ${action.paths.join(", ")}` : `Keep ${action.keeps}`;
    case "send-as":
      return action.dialect === "anthropic" ? "Send in Anthropic’s format" : "Send in OpenAI’s format";
    case "send-adapted":
      return ADAPTATION_LABELS[action.adaptation];
    case "send-shorter":
      return "Send without older turns";
    case "send-smaller-pictures":
      return "Send smaller images";
    default:
      return `Wait ${formatWait(action.afterMs)}, then send`;
  }
}
