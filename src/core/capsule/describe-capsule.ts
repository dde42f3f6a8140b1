import { getShortModelName } from "#core/models/model-ids.ts";
import type { Capsule } from "./capsule.ts";

/** The origin of a capsule, as it is shown while it is open: the models that answered have the names of their services. */
export type CapsuleOrigin = {
  madeAtMs: number;
  madeBy: string;
  models: readonly string[];
  /** The title of the thing to try, where it is one of the gallery. */
  galleryTitle?: string;
};

/** The origin of a capsule; a model is named as in "claude-opus-4-5 (AI/ML API)". */
export function describeCapsule({ madeAtMs, madeBy, conversation, services }: Capsule): CapsuleOrigin {
  const models = Object.values(conversation.replies).flatMap(({ origin, sentWith: { modelId, connectionId } }) => {
    const service = services[connectionId];
    return origin === "model" ? [getShortModelName(modelId) + (service ? ` (${service.name})` : "")] : [];
  });
  return { madeAtMs, madeBy, models: [...new Set(models)] };
}
