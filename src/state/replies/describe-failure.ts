import type { Reply, Turn } from "#core/conversation/conversation.ts";
import { resolveSentModel, buildSentRequest } from "#core/conversation/sent-request.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { explainFailure } from "#core/failures/explain-failure.ts";
import type { Explanation } from "#core/failures/explanation.ts";
import type { Failure } from "#core/wire/failure.ts";
import { getPageOrigin } from "#io/browser/page-url.ts";
import { getConnection } from "#state/connections/connections.ts";
import { getBalance } from "#state/models/balance.ts";
import { getKeySlot } from "#state/connections/keys.ts";

/** A reply's failure in words, with what leads on from it. */
export function describeFailure(reply: Reply, failure: Failure, turn: Turn | undefined): Explanation {
  const { connectionId } = reply.sentWith;
  const balance = getBalance(connectionId);
  return explainFailure(failure, {
    ...(balance === undefined ? {} : { balance }),
    preset: PRESETS[getConnection(connectionId).presetId],
    modelId: resolveSentModel(reply),
    pageOrigin: getPageOrigin(),
    headerNames: Object.keys(getKeySlot(connectionId)?.headers ?? {}),
    sent: buildSentRequest(reply, turn),
  });
}
