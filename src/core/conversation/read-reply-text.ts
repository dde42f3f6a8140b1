import type { Reply } from "./conversation.ts";

/** What a reply says, as Markdown, without its thinking. */
export function readReplyText({ parts }: Pick<Reply, "parts">): string {
  return parts.flatMap((part) => (part.kind === "text" && part.text !== "" ? [part.text] : [])).join("\n\n");
}
