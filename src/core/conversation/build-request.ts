import type { Part, Sha256 } from "#core/content/part.ts";
import { isJsonObject, readJson } from "#core/json.ts";
import type { ChatMessage, ChatRequest } from "#core/wire/chat-request.ts";
import { readKeptText } from "./continue-reply.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { fillTemplate } from "./fill-template.ts";

/**
 * The request that a reply asks with, from nothing but what the reply was sent with: its thread as it was said, each
 * turn with the variables of the reply that answered it then, the last turn with the reply's own.
 */
export function buildRequest(
  conversation: Conversation,
  reply: Reply,
  blobs: Readonly<Record<Sha256, string>>,
): ChatRequest {
  const { sentWith } = reply;
  const said: ChatMessage[] = [];
  for (const { turnId, replyId } of sentWith.thread) {
    const answer = replyId === null ? undefined : conversation.replies[replyId];
    const variables = (answer ?? reply).sentWith.variables;
    const turnParts = (conversation.turns[turnId]?.parts ?? []).map((part) =>
      part.kind === "text" ? { ...part, text: fillTemplate(part.text, variables) } : part,
    );
    said.push({ role: "user", parts: turnParts });
    if (answer) said.push({ role: "assistant", parts: answer.parts });
  }
  if (reply.after?.kind === "continue") {
    // Until it goes on, a continuation holds what it goes on from, also where that was deleted meanwhile.
    const begun = readKeptText(conversation.replies[reply.after.replyId] ?? reply);
    said.push({ role: "assistant", parts: [{ kind: "text", text: begun }] });
  }
  const extra = readJson(sentWith.extraJson.trim() === "" ? "{}" : sentWith.extraJson);
  return {
    model: sentWith.modelId,
    dialect: sentWith.dialect,
    system: fillTemplate(sentWith.system, sentWith.variables),
    messages: mergeSpeakers(said),
    parameters: sentWith.parameters,
    extra: isJsonObject(extra) ? extra : {},
    stream: sentWith.parameters["stream"] === true,
    blobs,
  };
}

/**
 * Messages without empty ones, where nobody speaks twice in a row: a turn whose reply failed without a word goes
 * together with the next, since not every server takes two messages of one role.
 */
function mergeSpeakers(messages: ChatMessage[]): ChatMessage[] {
  // A call of a tool that nobody answered would be refused in every later turn.
  const results = messages.flatMap(({ parts }) => parts.filter(({ kind }) => kind === "tool-result"));
  const answered = new Set(results.map((part) => (part.kind === "tool-result" ? part.callId : "")));
  const merged: ChatMessage[] = [];
  for (const { role, parts } of messages) {
    const spoken = parts.filter((part) => isSpoken(part) && !(part.kind === "tool-call" && !answered.has(part.callId)));
    if (spoken.length === 0) continue;
    const last = merged.at(-1);
    if (last?.role === role) last.parts = joinTexts([...last.parts, ...spoken]);
    else merged.push({ role, parts: joinTexts(spoken) });
  }
  return merged;
}

function isSpoken(part: Part): boolean {
  if (part.kind === "text") return part.text.trim() !== "";
  return part.kind !== "thinking" && part.kind !== "redacted-thinking" && part.kind !== "unknown";
}

function joinTexts(parts: Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === "text" && last?.kind === "text")
      joined[joined.length - 1] = { kind: "text", text: `${last.text}\n\n${part.text}` };
    else joined.push(part);
  }
  return joined;
}
