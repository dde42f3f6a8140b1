import type { Reply } from "#core/conversation/conversation.ts";
import { copyText } from "#state/clipboard.ts";

/** Copies the text of a reply, with its sources where it cites some. False where that failed, which a notice says. */
export async function copyAnswer({ parts }: Reply, text: string): Promise<boolean> {
  const isCiting = parts.some((part) => part.kind === "text" && part.citations);
  const loaded = isCiting ? await import("#core/listings/write-cited-answer.ts").catch(() => undefined) : undefined;
  return copyText(loaded ? loaded.writeCitedAnswer({ parts }) : text, "The reply was");
}
