import { formatPrediction } from "#core/content/format-prediction.ts";
import type { Reply } from "./conversation.ts";

/** The text of a reply as Markdown, without its thinking. Adjacent text parts are joined. */
export function getReplyText({ parts }: Pick<Reply, "parts">): string {
  let text = "";
  for (const [index, part] of parts.entries()) {
    const partText = part.kind === "text" ? part.text : part.kind === "prediction" ? formatPrediction(part) : "";
    if (partText === "") continue;
    text += text === "" || parts[index - 1]?.kind === "text" ? partText : `\n\n${partText}`;
  }
  return text;
}
