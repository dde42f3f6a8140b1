import type { Part } from "#core/content/part.ts";
import type { Id } from "#core/vocabulary.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import { getPrefill } from "./continue-reply.ts";
import type { Conversation, Reply, Settings } from "./conversation.ts";
import { resolveSentPicture } from "./image-scales.ts";

/**
 * All that was said up to a reply, whole: its thread as it was said, each turn with the variables of the reply that
 * answered it then, the last turn with the reply's own. Pictures are everywhere of the sizes that this reply is asked with,
 * also where it goes on from another column's thread.
 */
export function buildMessages(conversation: Conversation, reply: Reply): ChatMessage[] {
  const { imageScales } = reply.sentWith;
  const messages: ChatMessage[] = [];
  for (const { turnId, replyId } of reply.sentWith.thread) {
    const threadReply = replyId === null ? undefined : conversation.replies[replyId];
    const { variables } = (threadReply ?? reply).sentWith;
    messages.push({
      role: "user",
      parts: resolveTurnParts(conversation.turns[turnId]?.parts ?? [], variables, imageScales),
    });
    // What went between the model and its tools before it answered; for the last turn, before it is asked now.
    const isLast = turnId === reply.turnId && replyId === null;
    messages.push(...listToolMessages(conversation, isLast ? reply : threadReply));
    if (threadReply) messages.push({ role: "assistant", parts: threadReply.parts });
  }
  if (reply.after?.kind === "continue") {
    // Until it goes on, a continuation holds what it goes on from, also where that was deleted meanwhile.
    const before = conversation.replies[reply.after.replyId];
    messages.push({ role: "assistant", parts: before ? getPrefill(before) : reply.parts });
  }
  return messages;
}

/** A turn's parts with these variables in its text and its pictures at these scales. */
function resolveTurnParts(
  parts: readonly Part[],
  variables: Settings["variables"],
  imageScales: Settings["imageScales"] | undefined,
): Part[] {
  return parts.map((part) => {
    if (part.kind === "text") return { ...part, text: fillTemplate(part.text, variables) };
    return part.kind === "image" ? resolveSentPicture(part, imageScales) : part;
  });
}

/** What was said before a reply that goes on from results of tools: each call with its results, oldest first. */
function listToolMessages(conversation: Conversation, reply: Reply | undefined): ChatMessage[] {
  const messages: ChatMessage[] = [];
  const visited = new Set<Id>();
  let after = reply?.after;
  while (after?.kind === "tools" && !visited.has(after.replyId)) {
    visited.add(after.replyId);
    const before: Reply | undefined = conversation.replies[after.replyId];
    messages.unshift({ role: "user", parts: after.results });
    if (before) messages.unshift({ role: "assistant", parts: before.parts });
    after = before?.after;
  }
  return messages;
}

/** The text with `{{name}}` replaced by its variable. A name without a value stays as it is written. */
export function fillTemplate(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}/gu, (written, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? written) : written,
  );
}
