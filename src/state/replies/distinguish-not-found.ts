import { resolveSentModel } from "#core/conversation/sent-request.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Failure } from "#core/wire/failure.ts";
import { loadCatalogue } from "#state/connections/catalogue.ts";

const MINUTE_MS = 60_000;

/**
 * The failure with a bare "not found" told apart: where the service lists its models and this one is not among them,
 * it is the model that is gone, and else the address that is wrong.
 */
export async function distinguishNotFound(failure: Failure, reply: Reply): Promise<Failure> {
  if (failure.kind !== "wrong-address" || failure.status !== 404) return failure;
  const modelId = resolveSentModel(reply);
  try {
    const { entries, cachedSinceMs: keptSinceMs } = await loadCatalogue(reply.sentWith.connectionId, MINUTE_MS);
    // What a server said earlier proves nothing of today.
    if (keptSinceMs !== undefined) return failure;
    const isListed = entries.some(({ id, aliases }) => id === modelId || aliases.includes(modelId));
    return entries.length > 0 && !isListed ? { ...failure, kind: "model-unknown" } : failure;
  } catch {
    return failure;
  }
}
