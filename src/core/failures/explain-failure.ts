import type { Failure, FailureKind } from "#core/wire/failure.ts";
import { ACCOUNT_FAILURES } from "./account-failures.ts";
import type { Explain, Explanation, FailureAction, FailureContext } from "./explanation.ts";
import { REGENERATE } from "./explanation.ts";
import { NO_RESPONSE_FAILURES } from "./no-response-failures.ts";
import { REFUSAL_FAILURES } from "./refusal-failures.ts";
import { SERVICE_FAILURES } from "./service-failures.ts";

/** The explanation of every kind of failure. A new kind is a row in the group of its cause. */
const EXPLANATIONS = {
  ...ACCOUNT_FAILURES,
  ...REFUSAL_FAILURES,
  ...SERVICE_FAILURES,
  ...NO_RESPONSE_FAILURES,
  "not-sendable": (_context, failure) => ({
    what: "This request was not sent.",
    ...(failure.serverMessage ? { why: failure.serverMessage } : {}),
    todo: "Remove the cause, then run again.",
    actions: [REGENERATE],
  }),
  bug: () => ({
    what: "Étude failed to process this answer.",
    why: "The text so far is kept.",
    todo: "Try again. If it fails again, report it with the message below.",
    actions: [REGENERATE],
  }),
} satisfies Record<FailureKind, Explain>;

/** The causes of which Étude knows no more than that something failed. */
const UNEXPLAINED: ReadonlySet<FailureKind> = new Set(["error-in-stream", "server-error", "bad-gateway", "forbidden"]);

/** The actions that change nothing of a request, or its body itself. */
const KEPT_FOR_HAND_MADE: ReadonlySet<FailureAction["kind"]> = new Set([
  "open-connections",
  "regenerate",
  "send-with",
  "send-without",
  "send-later",
]);

/** The explanation for a request that was made by hand, which no setting of its column changes. */
function keepForHandMade(explanation: Explanation, { sent }: FailureContext): Explanation {
  if (!sent?.isHandMade) return explanation;
  const [first = REGENERATE, ...others] = explanation.actions.filter(
    (action) => KEPT_FOR_HAND_MADE.has(action.kind) && !("keeps" in action),
  );
  return { ...explanation, actions: [first, ...others, { kind: "edit-request" }] };
}

function addMessageOrder(failure: Failure, explanation: Explanation): Explanation {
  const isFirst = UNEXPLAINED.has(failure.kind) && failure.serverMessage !== undefined;
  return isFirst ? { ...explanation, isMessageFirst: true } : explanation;
}

/** The explanation and the buttons for a failure. The service's own message is shown beside them. */
export function explainFailure(failure: Failure, context: FailureContext): Explanation {
  const explain: Explain = EXPLANATIONS[failure.kind];
  const explanation = keepForHandMade(addMessageOrder(failure, explain(context, failure)), context);
  const { attempts = 1 } = failure;
  if (attempts === 1) return explanation;
  const why = [explanation.why, `Étude tried ${attempts} times.`].filter(Boolean).join(" ");
  return { ...explanation, why };
}
