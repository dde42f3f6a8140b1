import { assertNever } from "#core/assert-never.ts";
import { formatWait } from "#core/format-wait.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { Explanation, FailureAction, FailureContext } from "./explanation.ts";
import { OPEN_CONNECTIONS, REGENERATE, describeNotBilled } from "./explanation.ts";
import { MAX_RETRY_WAIT_MS } from "#core/wire/plan-retry.ts";

type ServiceFailureKind =
  | "request-timeout"
  | "conflict"
  | "rate-limited"
  | "server-error"
  | "maintenance"
  | "bad-gateway"
  | "unavailable"
  | "overloaded"
  | "timed-out"
  | "not-an-answer"
  | "empty-answer"
  | "error-in-stream";

const OTHER_MODEL: FailureAction = { kind: "choose-model" };

/** What is said where the service was reached and had trouble of its own. */
export function explainService(failure: Failure & { kind: ServiceFailureKind }, context: FailureContext): Explanation {
  const service = context.preset.name;
  const host = failure.host ?? service;
  const later = suggestSendLater(failure, service);
  switch (failure.kind) {
    case "request-timeout":
      return {
        what: `${service} gave up waiting for the request.`,
        why: "It came too slowly, or the service was busy.",
        todo: later?.todo ?? "Try again.",
        actions: later?.actions ?? [REGENERATE],
      };
    case "conflict":
      return {
        what: `${service} was busy with the same thing.`,
        why: "Another request got in the way of this one.",
        todo: later?.todo ?? "Try again.",
        actions: later?.actions ?? [REGENERATE],
      };
    case "rate-limited":
      return {
        what: "Too many requests.",
        why: `${service} limits how many calls it takes at a time.`,
        todo: later?.todo ?? "Wait a little, then try again.",
        actions: later?.actions ?? [REGENERATE],
      };
    case "server-error":
      return {
        what: `${service} had an error of its own.`,
        why: `Nothing is wrong with your request as far as it says.${describeNotBilled(context)}`,
        todo: later?.todo ?? "Try again, or try another model.",
        actions: [...(later?.actions ?? [REGENERATE]), OTHER_MODEL] as Explanation["actions"],
      };
    case "maintenance":
      return {
        what: "This model is under maintenance.",
        why: `${service} has taken it out for now.${describeNotBilled(context)}`,
        todo: "Choose another model, or try again later.",
        actions: [OTHER_MODEL, REGENERATE],
      };
    case "bad-gateway":
      return {
        what: "The model's provider did not answer properly.",
        why: `${service} stands between this page and the model, and got nothing it could use.${describeNotBilled(context)}`,
        todo: later?.todo ?? "Try again, or try another model.",
        actions: [...(later?.actions ?? [REGENERATE]), OTHER_MODEL] as Explanation["actions"],
      };
    case "unavailable":
      return {
        what: "The service is not available now.",
        why: `${service} or the model's provider is down or being changed.${describeNotBilled(context)}`,
        todo: later?.todo ?? "Try again in a while, or try another model.",
        actions: [...(later?.actions ?? [REGENERATE]), OTHER_MODEL] as Explanation["actions"],
      };
    case "overloaded":
      return {
        what: /claude/i.test(context.modelId) ? "Claude is overloaded." : "The model is overloaded.",
        why: "More is asked of it than it can answer just now.",
        todo: later?.todo ?? "Wait a little, then try again.",
        actions: [...(later?.actions ?? [REGENERATE]), OTHER_MODEL] as Explanation["actions"],
      };
    case "timed-out":
      return {
        what: "The answer took too long.",
        why: "The service gave up waiting for the model.",
        todo: "Try again with streaming on, with fewer max_tokens or a smaller thinking budget.",
        actions: [
          REGENERATE,
          ...(context.sent?.paths.includes("max_tokens")
            ? [{ kind: "show-parameter", path: "max_tokens" } as const]
            : []),
        ],
      };
    case "not-an-answer":
      return {
        what: `${host} answered with something that is not a model's answer.`,
        why: "A login page, a proxy or a wrong address answers like this.",
        todo: "Check the base URL under Connections.",
        actions: [OPEN_CONNECTIONS, REGENERATE],
      };
    case "empty-answer":
      return {
        what: "The answer was empty.",
        why: `${host} ended it without a word.`,
        todo: "Try again.",
        actions: [REGENERATE],
      };
    case "error-in-stream":
      return context.sent?.hasText
        ? {
            what: `${service} broke off with an error.`,
            why: "The text up to there is kept.",
            todo: "Regenerate for a whole answer.",
            actions: [REGENERATE],
          }
        : {
            what: `${service} answered with an error instead of text.`,
            why: "It had already said that all is well (status 200).",
            todo: "Try again.",
            actions: [REGENERATE],
          };
    default:
      return assertNever(failure.kind);
  }
}

/** Where the service asks for a wait that is too long to be taken for granted. */
function suggestSendLater(
  { retryAfterMs = 0 }: Failure,
  service: string,
): { todo: string; actions: [FailureAction, FailureAction] } | undefined {
  if (retryAfterMs <= MAX_RETRY_WAIT_MS) return undefined;
  return {
    todo: `${service} asks to be left alone for ${formatWait(retryAfterMs)}. Shall the same request go out by itself after that?`,
    actions: [{ kind: "send-later", afterMs: retryAfterMs }, REGENERATE],
  };
}
