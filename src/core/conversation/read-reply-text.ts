import { sayPrediction } from "#core/content/say-prediction.ts";
import type { Reply } from "./conversation.ts";

/** What a reply says, as Markdown, without its thinking. Texts side by side are one. */
export function readReplyText({ parts }: Pick<Reply, "parts">): string {
  let text = "";
  for (const [place, part] of parts.entries()) {
    const said = part.kind === "text" ? part.text : part.kind === "prediction" ? sayPrediction(part) : "";
    if (said === "") continue;
    text += text === "" || parts[place - 1]?.kind === "text" ? said : `\n\n${said}`;
  }
  return text;
}
