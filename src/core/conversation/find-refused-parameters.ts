import { isSameJson } from "#core/json.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import { findRefusedNames } from "#core/wire/find-mentioned-paths.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import type { Conversation } from "./conversation.ts";
import { createLastFinder } from "./create-last-finder.ts";
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
  const reply = findLastEnded(conversation.replies, variantId);
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

/** The reply of a variant that ended last. A request made by hand says nothing about the settings of its column. */
const findLastEnded = createLastFinder(
  ({ origin, sentWith, status }) =>
    origin === "model" && sentWith.handMadeBody === undefined && (status === "done" || status === "failed"),
  ({ endedAtMs }) => endedAtMs,
);

/** The line of a message that contains the name, since a message can have a line for each error. */
function findSentence(message: string, name: string): string {
  return message.split("\n").find((line) => line.includes(name)) ?? message;
}
