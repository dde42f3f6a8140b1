import type { Part } from "#core/content/part.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";

/**
 * The messages with the pictures of each answer in the user's message after it: no service takes a picture in a message
 * of the assistant. Those of a last answer, which the model is to continue, are left out.
 */
export function movePictures(messages: readonly ChatMessage[]): ChatMessage[] {
  let waiting: Part[] = [];
  return messages.map((message) => {
    const { role, parts } = message;
    if (role === "assistant") {
      waiting = [...waiting, ...parts.filter(({ kind }) => kind === "image")];
      return { ...message, parts: parts.filter(({ kind }) => kind !== "image") };
    }
    const moved = waiting;
    waiting = [];
    return { ...message, parts: [...moved, ...parts] };
  });
}
