import { isJsonObject, type JsonObject, parseJson } from "#core/json.ts";
import type { SentRequest } from "#core/failures/explanation.ts";
import { listFieldPaths } from "#core/parameters/model-corrections.ts";
import type { Part } from "#core/content/part.ts";
import type { Reply, SentWith } from "./conversation.ts";
import { hasEarlierTurns } from "./list-thread.ts";

type Written = Pick<SentWith, "modelId" | "extraJson" | "handMadeBody">;

/** Bodies made by hand may be long, and their names are asked for at each render. */
const written = new WeakMap<Written, JsonObject>();

/** The JSON that a person wrote for a request: the whole of it, or the extra JSON; without names where it is no object. */
function parseWritten(sentWith: Written): JsonObject {
  const before = written.get(sentWith);
  if (before) return before;
  const parsed = parseJson(sentWith.handMadeBody ?? sentWith.extraJson);
  const object = isJsonObject(parsed) ? parsed : {};
  if (sentWith.handMadeBody !== undefined) written.set(sentWith, object);
  return object;
}

/** The names in the JSON that a person wrote for a request; empty where it is no object. */
export function parseExtraNames({ sentWith }: Reply): string[] {
  return Object.keys(parseWritten(sentWith));
}

/** The model that was requested: extra JSON, or a request made by hand, can name another than the field. */
export function resolveSentModel({ sentWith }: { sentWith: Written }): string {
  const named = parseWritten(sentWith)["model"];
  return typeof named === "string" ? named : sentWith.modelId;
}

/** Facts about the request of a reply to a turn with these parts, for the explanation of its failure. */
export function buildSentRequest(reply: Reply, parts: readonly Part[]): SentRequest {
  const { parameters, dialect, system, adaptations = [], handMadeBody } = reply.sentWith;
  return {
    paths: handMadeBody === undefined ? Object.keys(parameters) : [],
    extraNames: parseExtraNames(reply),
    extraPaths: listFieldPaths(parseWritten(reply.sentWith)),
    isHandMade: handMadeBody !== undefined,
    dialect,
    adaptations,
    hasSystem: system.trim() !== "",
    hasEarlierTurns: hasEarlierTurns(reply),
    hasOwnFields: hasEarlierTurns(reply) || reply.after?.kind === "tools",
    hasPictures: parts.some(({ kind }) => kind === "image"),
    hasText: reply.parts.length > 0,
  };
}
