import { assertNever } from "#core/assert-never.ts";
import type { Failure } from "#core/wire/failure.ts";
import { explainAccount } from "./explain-account.ts";
import { explainNoResponse } from "./explain-no-response.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { explainService } from "./explain-service.ts";
import type { Explanation, FailureContext } from "./explanation.ts";
import { REGENERATE } from "./explanation.ts";

/** The sentences and the buttons for a failure. What the service itself said is shown beside them, not here. */
export function explainFailure(failure: Failure, context: FailureContext): Explanation {
  const explained = explainKind(failure, context);
  const { attempts = 1 } = failure;
  if (attempts === 1) return explained;
  const why = [explained.why, `It was tried ${attempts} times.`].filter(Boolean).join(" ");
  return { ...explained, why };
}

function explainKind(failure: Failure, context: FailureContext): Explanation {
  const { kind } = failure;
  switch (kind) {
    case "key-missing":
    case "key-refused":
    case "no-credit":
    case "forbidden":
    case "plan-limit":
      return explainAccount({ ...failure, kind }, context);
    case "model-unknown":
    case "wrong-address":
    case "bad-request":
    case "role-refused":
    case "context-full":
    case "image-refused":
    case "too-large":
      return explainRefusal({ ...failure, kind }, context);
    case "request-timeout":
    case "conflict":
    case "rate-limited":
    case "server-error":
    case "maintenance":
    case "bad-gateway":
    case "unavailable":
    case "overloaded":
    case "timed-out":
    case "not-an-answer":
    case "empty-answer":
    case "error-in-stream":
      return explainService({ ...failure, kind }, context);
    case "offline":
    case "unreachable":
    case "broke-off":
    case "blocked-by-cors":
    case "preflight-refused":
    case "redirected":
    case "plain-http":
    case "local-network-denied":
      return explainNoResponse({ ...failure, kind }, context);
    case "not-sendable":
      return {
        what: "This request was not sent.",
        ...(failure.serverMessage ? { why: failure.serverMessage } : {}),
        todo: "Change that, then run again.",
        actions: [REGENERATE],
      };
    case "bug":
      return {
        what: "Étude itself made a mistake here.",
        why: "The text that came is kept.",
        todo: "Try again; if it comes back, report it with the words below.",
        actions: [REGENERATE],
      };
    default:
      return assertNever(kind);
  }
}
