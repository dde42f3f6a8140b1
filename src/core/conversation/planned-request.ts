import type { Part } from "#core/content/part.ts";
import type { ChatMessage, ChatRequest } from "#core/wire/chat-request.ts";
import { buildRequest } from "./build-request.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { buildMessages } from "./request-messages.ts";

/** A request that is ready to be sent, and its replies: the samples of one column. */
export type PlannedRequest = {
  replies: readonly [Reply, ...Reply[]];
  /** All messages before the replies, including content that the wire cannot carry. */
  messages: readonly ChatMessage[];
  /** Built from the messages, without the bytes of its attachments. */
  request: ChatRequest;
};

/** The request for some replies of one column, which are in the conversation already, with their thread. */
export function planRequest(conversation: Conversation, replies: readonly [Reply, ...Reply[]]): PlannedRequest {
  const messages = buildMessages(conversation, replies[0]);
  return { replies, messages, request: buildRequest(replies[0], messages) };
}

type Attachment = Extract<Part, { kind: "image" | "document" }>;

/** Every picture and document of a request, those in the results of tools included, once for each part that holds it. */
export function listAttachments({ messages }: Pick<PlannedRequest, "messages">): Attachment[] {
  return messages
    .flatMap(({ parts }) => parts.flatMap((part) => (part.kind === "tool-result" ? part.parts : [part])))
    .filter((part) => part.kind === "image" || part.kind === "document");
}
