import { getNamedPreset } from "#core/connections/get-named-preset.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { buildSentRequest, resolveSentModel } from "#core/conversation/sent-request.ts";
import { explainFailure } from "#core/failures/explain-failure.ts";
import type { Failure } from "#core/wire/failure.ts";
import { getPageOrigin } from "#io/browser/page-url.ts";
import { getConnection } from "#state/connections/connections.ts";

/** The explanation of a request to a judge that failed: sentences that say what happened, why, and what to do. */
export function explainJudgeFailure(answer: Reply, failure: Failure): string {
  const { what, why, todo } = explainFailure(failure, {
    preset: getNamedPreset(getConnection(answer.sentWith.connectionId)),
    modelId: resolveSentModel(answer),
    pageOrigin: getPageOrigin(),
    headerNames: [],
    sent: buildSentRequest(answer, []),
  });
  return [what, why, todo].filter(Boolean).join(" ");
}
