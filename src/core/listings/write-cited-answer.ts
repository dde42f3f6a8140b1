import { joinAdjacentTexts } from "#core/content/join-cited-texts.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { writeSources } from "./write-sources.ts";

/** The text of a reply as Markdown, with the marks of what it cites and its sources below. */
export function writeCitedAnswer({ parts }: Pick<Reply, "parts">): string {
  const joined = joinAdjacentTexts(parts);
  const sources = joined.flatMap((part) =>
    part.kind === "text" && part.citations ? [writeSources(part.citations.items)] : [],
  );
  return [getReplyText({ parts: joined }), ...sources].join("\n\n");
}
