import type { Reply } from "#core/conversation/conversation.ts";
import { buildSentRequest, resolveSentModel } from "#core/conversation/sent-request.ts";
import { getNamedPreset } from "#core/connections/get-named-preset.ts";
import { explainFailure } from "#core/failures/explain-failure.ts";
import type { Explanation } from "#core/failures/explanation.ts";
import type { Failure } from "#core/wire/failure.ts";
import { getPageOrigin } from "#io/browser/page-url.ts";
import { useConnection } from "#state/connections/connections.ts";
import { useHeaderNames } from "#state/connections/keys.ts";
import { useTurnParts } from "#state/document/use-turn-parts.ts";
import { useKnownBalance } from "#state/models/balance.ts";

/** The explanation of a reply's failure with its actions, for the connection, key and balance as they are now. */
export function useFailureExplanation(reply: Reply, failure: Failure): Explanation {
  const { connectionId } = reply.sentWith;
  const parts = useTurnParts(reply.turnId, reply.variantId);
  const connection = useConnection(connectionId);
  const headerNames = useHeaderNames(connectionId);
  const balance = useKnownBalance(connectionId);
  return explainFailure(failure, {
    ...(balance === undefined ? {} : { balance }),
    preset: getNamedPreset(connection),
    modelId: resolveSentModel(reply),
    pageOrigin: getPageOrigin(),
    headerNames: [...headerNames, ...Object.keys(reply.sentWith.handMadeHeaders ?? {})],
    sent: buildSentRequest(reply, parts),
  });
}
