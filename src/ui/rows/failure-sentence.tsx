import type { Reply } from "#core/conversation/conversation.ts";
import type { Failure } from "#core/wire/failure.ts";
import { useFailureExplanation } from "#state/replies/use-failure-explanation.ts";

/** The failure in words, after the word "failed". */
export function FailureSentence({ reply, failure }: { reply: Reply; failure: Failure }) {
  return `: ${useFailureExplanation(reply, failure).what}`;
}
