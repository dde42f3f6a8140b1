import type { Part } from "#core/content/part.ts";
import type { ChatMessage, ChatRequest } from "#core/wire/chat-request.ts";
import { buildRequest } from "./build-request.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { buildMessages } from "./request-messages.ts";

/** A request that is made ready before anything is sent, and the replies that ask with it: the samples of one column. */
export type PlannedRequest = {
  replies: readonly [Reply, ...Reply[]];
  /** All that was said up to the replies, also what the wire cannot carry. */
  messages: readonly ChatMessage[];
  /** Built from the messages, without the bytes of its attachments. */
  request: ChatRequest;
};

/** The request that some replies of one column are asked with. They and their thread are in the conversation. */
export function planRequest(conversation: Conversation, replies: readonly [Reply, ...Reply[]]): PlannedRequest {
  const messages = buildMessages(conversation, replies[0]);
  return { replies, messages, request: buildRequest(replies[0], messages) };
}

type Attachment = Extract<Part, { kind: "image" | "document" }>;

/** Every picture and document of a request, once for each part that holds it. */
export function listAttachments({ messages }: Pick<PlannedRequest, "messages">): Attachment[] {
  return messages.flatMap(({ parts }) => parts).filter((part) => part.kind === "image" || part.kind === "document");
}
