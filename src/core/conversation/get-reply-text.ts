import { formatPrediction } from "#core/content/format-prediction.ts";
import type { Part } from "#core/content/part.ts";
import { namePicture } from "#core/content/reply-pictures.ts";
import { isJsonObject } from "#core/json.ts";
import type { Reply } from "./conversation.ts";

/** The text of a reply as Markdown, without its thinking; a picture by the name of the file under which it is saved. Adjacent text parts are joined. */
export function getReplyText({ parts }: Pick<Reply, "parts">): string {
  let text = "";
  for (const [index, part] of parts.entries()) {
    const partText = getPartText(part);
    if (partText === "") continue;
    text += text === "" || (part.kind === "text" && parts[index - 1]?.kind === "text") ? partText : `\n\n${partText}`;
  }
  return text;
}

function getPartText(part: Part): string {
  if (part.kind === "text") return part.text;
  if (part.kind === "prediction") return formatPrediction(part);
  if (part.kind === "image") return `![Image, ${part.widthPx}×${part.heightPx}](${namePicture(part)})`;
  const raw = part.kind === "unknown" && isJsonObject(part.raw) && part.raw["type"] === "picture" ? part.raw : {};
  return typeof raw["address"] === "string" ? `![Image](${raw["address"]})` : "";
}
