import { isSameJson } from "#core/json.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import { findRefusedNames } from "#core/wire/find-mentioned-paths.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { listPutIds } from "./replies-made.ts";
import { isSameModel, resolveSettings } from "./settings.ts";
import { parseExtraNames } from "./sent-request.ts";

/** The name under which the extra JSON as a whole is refused. */
export const EXTRA_JSON: Path = "Extra JSON";

/**
 * The messages of a service about parameters that it refused in a variant's last run, by path. They apply while the
 * values are unchanged, and until a run succeeds. Derived from the replies alone, so that a reload keeps them.
 */
export function findRefusedParameters(conversation: Conversation, variantId: Id): Record<Path, string> {
  const now = resolveSettings(conversation, variantId);
  const reply = findLastEnded(conversation, variantId);
  const message = reply?.failure?.serverMessage;
  if (reply?.status !== "failed" || reply.failure?.kind !== "bad-request" || message === undefined) return {};
  if (!isSameModel(reply.sentWith, now)) return {};
  const { parameters, extraJson } = reply.sentWith;
  const refused = findRefusedNames(message, Object.keys(parameters)).filter((path) =>
    isSameJson(parameters[path], getParameter(now.parameters, path)),
  );
  if (refused.length > 0) return Object.fromEntries(refused.map((path) => [path, findSentence(message, path)]));
  const [extra] = extraJson === now.extraJson ? findRefusedNames(message, parseExtraNames(reply)) : [];
  return extra === undefined ? {} : { [EXTRA_JSON]: findSentence(message, extra) };
}

let lastEnded: { replies: Conversation["replies"]; byVariant: Map<Id, Reply> } | undefined;

/** The reply of a variant that ended last. Of replies that came to those looked at before, only these are looked at. */
function findLastEnded({ replies }: Conversation, variantId: Id): Reply | undefined {
  const ids = lastEnded && listPutIds(replies, lastEnded.replies);
  const byVariant = (ids && lastEnded?.byVariant) ?? new Map<Id, Reply>();
  for (const id of ids ?? Object.keys(replies)) {
    const reply = replies[id];
    // A request made by hand says nothing about the settings of its column.
    if (reply?.origin !== "model" || reply.sentWith.handMadeBody !== undefined) continue;
    if (reply.status !== "done" && reply.status !== "failed") continue;
    const last = byVariant.get(reply.variantId);
    if (!last || (reply.endedAtMs ?? 0) >= (last.endedAtMs ?? 0)) byVariant.set(reply.variantId, reply);
  }
  lastEnded = { replies, byVariant };
  return byVariant.get(variantId);
}

/** The line of a message that contains the name, since a message can have a line for each error. */
function findSentence(message: string, name: string): string {
  return message.split("\n").find((line) => line.includes(name)) ?? message;
}
