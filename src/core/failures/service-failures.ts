import { formatWait } from "#core/format-wait.ts";
import { formatCount } from "#core/format.ts";
import { MAX_ANSWER_CHARS, MAX_BYTES_WITHOUT_CONTENT } from "#core/wire/answer-limit.ts";
import type { Failure, FailureKind } from "#core/wire/failure.ts";
import type { Explain, Explanation, FailureAction, FailureContext } from "./explanation.ts";
import { OPEN_CONNECTIONS, OTHER_MODEL, REGENERATE, describeNotBilled, getHost } from "./explanation.ts";
import { findMaxTokensName } from "./explain-max-tokens.ts";
import { MAX_RETRY_WAIT_MS } from "#core/wire/plan-retry.ts";

/** Explanations of failures inside the service. */
export const SERVICE_FAILURES = {
  "request-timeout": (context, failure) => ({
    what: `${context.preset.name} gave up waiting for the request.`,
    why: "The request arrived too slowly, or the service was busy.",
    ...suggestRetry(context, failure, "Try again."),
  }),
  conflict: (context, failure) => ({
    what: `${context.preset.name} reported a conflict.`,
    why: "Another request was changing the same thing.",
    ...suggestRetry(context, failure, "Try again."),
  }),
  "rate-limited": (context, failure) => ({
    what: "Too many requests.",
    why: `${context.preset.name} limits how many requests it takes in a time.`,
    ...suggestRetry(context, failure, "Wait a little, then try again."),
  }),
  "server-error": (context, failure) => ({
    what: `${context.preset.name} had an internal error.`,
    why: `The service reports nothing wrong with your request.${describeNotBilled(context)}`,
    ...suggestRetry(context, failure, "Try again, or try another model.", OTHER_MODEL),
  }),
  maintenance: (context) => ({
    what: "This model is under maintenance.",
    why: `${context.preset.name} has taken the model offline for now.${describeNotBilled(context)}`,
    todo: "Choose another model, or try again later.",
    actions: [OTHER_MODEL, REGENERATE],
  }),
  "bad-gateway": (context, failure) => ({
    what: `${failure.upstream ?? "The model's provider"} did not answer properly.`,
    why: `${context.preset.name} forwards requests to the provider and got no usable answer.${describeNotBilled(context)}`,
    ...suggestRetry(context, failure, "Try again, or try another model.", OTHER_MODEL),
  }),
  unavailable: (context, failure) => ({
    what: "The service is not available now.",
    why: `${context.preset.name} or the model's provider is down or being updated.${describeNotBilled(context)}`,
    ...suggestRetry(context, failure, "Try again in a while, or try another model.", OTHER_MODEL),
  }),
  overloaded: (context, failure) => ({
    what: /claude/i.test(context.modelId) ? "Claude is overloaded." : "The model is overloaded.",
    why: "The model gets more requests than it can answer now.",
    ...suggestRetry(context, failure, "Wait a little, then try again.", OTHER_MODEL),
  }),
  "batch-expired": (context) => ({
    what: "The batch ended before this request was answered.",
    why: `${context.preset.name} ends a batch after 24 hours. What it had not answered by then is not billed.`,
    todo: "Run again, or send it in another batch.",
    actions: [REGENERATE],
  }),
  "timed-out": (context) => ({
    what: "The answer took too long.",
    why: "The service gave up waiting for the model.",
    todo: "Try again with streaming on, a lower max_tokens or a smaller thinking budget.",
    actions: [
      REGENERATE,
      ...(context.sent?.paths.includes("max_tokens") ? [{ kind: "show-parameter", path: "max_tokens" } as const] : []),
    ],
  }),
  "not-an-answer": (context, failure) => ({
    what: `${getHost(context, failure)} sent something that is not a model's answer.`,
    why: "A login page, a proxy or a wrong address can be the cause.",
    todo: "Check the base URL under Connections.",
    actions: [OPEN_CONNECTIONS, REGENERATE],
  }),
  "empty-answer": (context, failure) => ({
    what: "The answer was empty.",
    why: `${getHost(context, failure)} ended the answer without any text.`,
    todo: "Try again.",
    actions: [REGENERATE],
  }),
  "answer-too-long": (context) => ({
    what: "The answer is too long and was stopped.",
    why: `Étude keeps ${formatCount(MAX_ANSWER_CHARS / 1e6)} million characters of an answer. What came until then is kept.`,
    todo: "Ask for a shorter answer, or set a limit for it.",
    actions: [{ kind: "show-parameter", path: findMaxTokensName(context, "") }, REGENERATE],
  }),
  "no-content": (context, failure) => ({
    what: `${getHost(context, failure)} sent ${formatCount(MAX_BYTES_WITHOUT_CONTENT / 1e6)} MB without any text of an answer.`,
    why: "Étude stopped the request. Any text before that is kept.",
    todo: "Try again, or check the base URL under Connections.",
    actions: [REGENERATE, OPEN_CONNECTIONS],
  }),
  "error-in-stream": (context) =>
    context.sent?.hasText
      ? {
          what: `${context.preset.name} stopped the answer with an error.`,
          why: "The text so far is kept.",
          todo: "Regenerate for a whole answer.",
          actions: [REGENERATE],
        }
      : {
          what: `${context.preset.name} answered with an error instead of text.`,
          why: "The response had already started with status 200.",
          todo: "Try again.",
          actions: [REGENERATE],
        },
} satisfies Partial<Record<FailureKind, Explain>>;

/**
 * The advice to try again, or to send later where the service asks for a wait longer than the automatic retry allows.
 */
function suggestRetry(
  { preset }: FailureContext,
  { retryAfterMs = 0 }: Failure,
  todo: string,
  ...others: FailureAction[]
): Pick<Explanation, "todo" | "actions"> {
  if (retryAfterMs <= MAX_RETRY_WAIT_MS) return { todo, actions: [REGENERATE, ...others] };
  return {
    todo: `${preset.name} asks to wait ${formatWait(retryAfterMs)}. Étude can send the request again after that.`,
    actions: [{ kind: "send-later", afterMs: retryAfterMs }, REGENERATE, ...others],
  };
}
