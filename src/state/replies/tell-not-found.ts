import { readSentModel } from "#core/conversation/sent-request.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Failure } from "#core/wire/failure.ts";
import { loadCatalogue } from "#state/models/catalogue.ts";

/**
 * The failure with a bare "not found" told apart: where the service lists its models and this one is not among them,
 * it is the model that is gone, and else the address that is wrong.
 */
export async function tellNotFound(failure: Failure, reply: Reply): Promise<Failure> {
  if (failure.kind !== "wrong-address" || failure.status !== 404) return failure;
  const modelId = readSentModel(reply);
  try {
    const { entries: models } = await loadCatalogue(reply.sentWith.connectionId);
    const isListed = models.some(({ id, aliases }) => id === modelId || aliases.includes(modelId));
    return models.length > 0 && !isListed ? { ...failure, kind: "model-unknown" } : failure;
  } catch {
    return failure;
  }
}
