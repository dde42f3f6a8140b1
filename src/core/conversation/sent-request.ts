import { isJsonObject, parseJson } from "#core/json.ts";
import type { SentRequest } from "#core/failures/explanation.ts";
import type { Part } from "#core/content/part.ts";
import type { Reply } from "./conversation.ts";
import { hasEarlierTurns } from "./list-thread.ts";

/** The names in the extra JSON that was sent; empty where it is no object. */
export function parseExtraNames({ sentWith: { extraJson } }: Reply): string[] {
  const extra = parseJson(extraJson);
  return isJsonObject(extra) ? Object.keys(extra) : [];
}

/** The model that was requested: extra JSON can name another than the field. */
export function resolveSentModel({ sentWith: { modelId, extraJson } }: Reply): string {
  const extra = parseJson(extraJson);
  const named = isJsonObject(extra) ? extra["model"] : undefined;
  return typeof named === "string" ? named : modelId;
}

/** Facts about the request of a reply to a turn with these parts, for the explanation of its failure. */
export function buildSentRequest(reply: Reply, parts: readonly Part[]): SentRequest {
  const { parameters, dialect, system, adaptations = [] } = reply.sentWith;
  return {
    paths: Object.keys(parameters),
    extraNames: parseExtraNames(reply),
    dialect,
    adaptations,
    hasSystem: system.trim() !== "",
    hasEarlierTurns: hasEarlierTurns(reply),
    hasOwnFields: hasEarlierTurns(reply) || reply.after?.kind === "tools",
    hasPictures: parts.some(({ kind }) => kind === "image"),
    hasText: reply.parts.length > 0,
  };
}
