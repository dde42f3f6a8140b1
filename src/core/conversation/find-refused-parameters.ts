import { findRefusedNames } from "#core/wire/find-mentioned-paths.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import type { Conversation, Reply, Settings } from "./conversation.ts";
import { resolveSettings } from "./settings.ts";
import { parseExtraNames } from "./sent-request.ts";

/** Under this name the extra JSON as a whole is refused. */
export const EXTRA_JSON: Path = "Extra JSON";

/**
 * What a service said of the parameters that it refused when a variant was last asked, by path: while they stand as they
 * were sent, and until a run ends well. It goes by the replies alone, so that a reload loses nothing of it.
 */
export function findRefusedParameters(conversation: Conversation, variantId: Id): Record<Path, string> {
  const now = resolveSettings(conversation, variantId);
  const reply = findLastEnded(conversation, variantId);
  const message = reply?.failure?.serverMessage;
  if (reply?.status !== "failed" || reply.failure?.kind !== "bad-request" || message === undefined) return {};
  if (!isSameModel(reply.sentWith, now)) return {};
  const { parameters, extraJson } = reply.sentWith;
  const refused = findRefusedNames(message, Object.keys(parameters)).filter((path) =>
    isSame(parameters[path], now.parameters[path]),
  );
  if (refused.length > 0) return Object.fromEntries(refused.map((path) => [path, findSentence(message, path)]));
  const [extra] = extraJson === now.extraJson ? findRefusedNames(message, parseExtraNames(reply)) : [];
  return extra === undefined ? {} : { [EXTRA_JSON]: findSentence(message, extra) };
}

function findLastEnded({ replies }: Conversation, variantId: Id): Reply | undefined {
  return Object.values(replies)
    .filter(
      (reply) =>
        reply.variantId === variantId &&
        reply.origin === "model" &&
        (reply.status === "done" || reply.status === "failed"),
    )
    .toSorted((a, b) => (a.endedAtMs ?? 0) - (b.endedAtMs ?? 0))
    .at(-1);
}

function isSameModel(then: Settings, now: Settings): boolean {
  return then.modelId === now.modelId && then.connectionId === now.connectionId;
}

/** A message can hold a line for each fault. */
function findSentence(message: string, name: string): string {
  return message.split("\n").find((line) => line.includes(name)) ?? message;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
