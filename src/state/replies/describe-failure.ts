import type { Reply, Turn } from "#core/conversation/conversation.ts";
import { readSentModel, readSentRequest } from "#core/conversation/sent-request.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { explainFailure } from "#core/wire/explain-failure.ts";
import type { Explanation } from "#core/wire/explanation.ts";
import type { Failure } from "#core/wire/failure.ts";
import { readPageOrigin } from "#io/browser/address.ts";
import { readConnection } from "#state/connections/connections.ts";
import { readBalance } from "#state/models/balance.ts";
import { readKey } from "#state/connections/keys.ts";

/** A reply's failure in words, with what leads on from it. */
export function describeFailure(reply: Reply, failure: Failure, turn: Turn | undefined): Explanation {
  const { connectionId } = reply.sentWith;
  const balance = readBalance(connectionId);
  return explainFailure(failure, {
    ...(balance === undefined ? {} : { balance }),
    preset: PRESETS[readConnection(connectionId).presetId],
    modelId: readSentModel(reply),
    pageOrigin: readPageOrigin(),
    headerNames: Object.keys(readKey(connectionId)?.headers ?? {}),
    sent: readSentRequest(reply, turn),
  });
}
