import type { CacheLife, Part } from "#core/content/part.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import { getAnswerStart } from "./answer-start.ts";
import { getPrefill } from "./continue-reply.ts";
import type { Conversation, Reply, SentWith, Settings } from "./conversation.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import { scanTemplate } from "#core/templates/scan-template.ts";
import { fillPrompt } from "./fill-prompt.ts";
import { parsePictureValue } from "./picture-value.ts";
import { resolveFilledPicture, resolveSentPicture } from "./image-scales.ts";
import { listRounds } from "./list-rounds.ts";
import { listThread } from "./list-thread.ts";
import type { PromptValues } from "./resolve-sent-prompt.ts";
import { resolveSentModel } from "./sent-request.ts";
import { listTurnParts } from "./turn-prompts.ts";

/**
 * The messages up to a reply, complete: its thread, each earlier turn with the variables of the reply to it, the last
 * turn with the reply's own variables. All pictures have the scales of this reply, even where the thread is inherited
 * from another column.
 */
export function buildMessages(conversation: Conversation, reply: Reply): ChatMessage[] {
  const { imageScales } = reply.sentWith;
  const messages: ChatMessage[] = [];
  for (const { turnId, replyId } of listThread(conversation, reply)) {
    const threadReply = replyId === null ? undefined : conversation.replies[replyId];
    const { sentWith, variantId } = threadReply ?? reply;
    messages.push({
      role: "user",
      parts: resolveTurnParts(
        listTurnParts(conversation, conversation.turns[turnId], variantId),
        sentWith,
        imageScales,
      ),
    });
    // Tool messages between the model and its tools before its answer; for the last turn, before this request.
    const isLast = turnId === reply.turnId && replyId === null;
    messages.push(...listToolMessages(conversation, isLast ? reply : threadReply, reply));
    if (threadReply) messages.push(buildAnswer(threadReply, reply));
  }
  if (reply.after?.kind === "continue") {
    // A continuation holds the prefill until its first event, so the prefill is known even where the earlier reply was
    // deleted.
    const before = conversation.replies[reply.after.replyId];
    messages.push(before ? { ...buildAnswer(before, reply), parts: getPrefill(before) } : buildAnswer(reply, reply));
  }
  const start = getAnswerStart(reply);
  if (start !== "") messages.push({ role: "assistant", parts: [{ kind: "text", text: start }] });
  return messages;
}

/** The parts of a turn with its text as it was sent to a variant and its pictures at these scales. */
function resolveTurnParts(
  parts: readonly Part[],
  sentWith: SentWith,
  imageScales: Settings["imageScales"] | undefined,
): Part[] {
  return parts.flatMap((part): Part[] => {
    if (part.kind === "text") return fillTextPart(part, sentWith, imageScales);
    return [part.kind === "image" ? resolveSentPicture(part, imageScales) : part];
  });
}

/** Parts with their texts as they were sent; pictures in their full size. */
export const fillTextParts = (parts: readonly Part[], values: PromptValues): Part[] =>
  parts.flatMap((part) => (part.kind === "text" ? fillTextPart(part, values) : [part]));

/** A text as it was sent, divided where a picture fills a marker, which has its full size unless a scale is given. */
export function fillTextPart(
  part: Extract<Part, { kind: "text" }>,
  sentWith: PromptValues,
  imageScales?: Settings["imageScales"],
): Part[] {
  const { fillsMarkers, variables } = sentWith;
  if (!fillsMarkers || !Object.values(variables).some((value) => parsePictureValue(value)))
    return [{ ...part, text: fillPrompt(part.text, sentWith) }];
  const filled: Part[] = [];
  const { cache, ...unmarked } = part;
  for (const piece of scanTemplate(part.text)) {
    const value = "name" in piece ? getMarkerValue(variables, piece.name) : undefined;
    const picture = value === undefined ? undefined : parsePictureValue(value);
    const text = value ?? ("name" in piece ? piece.written : piece.text);
    const last = filled.at(-1);
    if (picture && "name" in piece) filled.push(resolveFilledPicture(picture, piece.name, imageScales));
    else if (last?.kind === "text") filled[filled.length - 1] = { ...last, text: last.text + text };
    else filled.push({ ...unmarked, text });
  }
  const parts = filled.filter((each) => each.kind !== "text" || each.text.trim() !== "");
  return cache ? markEnd(parts, cache) : parts;
}

/** Parts with a cache breakpoint at the end of what is sent: at the last text, which is sent after pictures, else at the last picture. */
function markEnd(parts: Part[], cache: CacheLife): Part[] {
  const text = parts.findLastIndex(({ kind }) => kind === "text");
  const index = text < 0 ? parts.length - 1 : text;
  return parts.map((part, each) =>
    each === index && (part.kind === "text" || part.kind === "image") ? { ...part, cache } : part,
  );
}

/** The messages before a reply that continues from tool results: each tool call with its results, oldest first. */
function listToolMessages(conversation: Conversation, reply: Reply | undefined, next: Reply): ChatMessage[] {
  return listRounds(conversation.replies, reply).flatMap(({ reply: before, results }): ChatMessage[] => [
    ...(before ? [buildAnswer(before, next)] : []),
    { role: "user", parts: [...results] },
  ]);
}

/** An earlier answer as a message of the request for the next one. */
function buildAnswer(answer: Reply, next: Reply): ChatMessage {
  const isFromSameModel =
    answer.origin === "model" &&
    answer.sentWith.connectionId === next.sentWith.connectionId &&
    answer.sentWith.wire === next.sentWith.wire &&
    resolveSentModel(answer) === resolveSentModel(next);
  return { role: "assistant", parts: answer.parts, ...(isFromSameModel ? { isFromSameModel } : {}) };
}
