import type { Reply } from "#core/conversation/conversation.ts";

/** What a reply says, as Markdown, without its thinking. */
export function readReplyText(reply: Reply): string {
  return reply.parts
    .map((part) => (part.kind === "text" ? part.text : ""))
    .filter((text) => text !== "")
    .join("\n\n");
}
