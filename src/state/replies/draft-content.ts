import { parseScales, buildSizePath } from "#core/conversation/image-scales.ts";
import type { PromptContent } from "#core/conversation/plan-run.ts";
import type { Part } from "#core/content/part.ts";
import type { Draft } from "#state/document/drafts.ts";

/** What a draft says, in the order it is sent: pictures before the text that speaks of them. No parts for nothing. */
export function draftContent({ text, attachments }: Draft): PromptContent {
  const pictures = attachments.map(({ id, part, sizes = "" }) => ({
    part: parseScales(sizes).type === "empty" ? part : { ...part, sizeId: id },
    sizes,
  }));
  const parts: Part[] = pictures.map(({ part }) => part);
  return {
    parts: text.trim() === "" ? parts : [...parts, { kind: "text", text }],
    imageSizes: Object.fromEntries(
      pictures.flatMap(({ part, sizes }) => (part.sizeId === undefined ? [] : [[buildSizePath(part.sizeId), sizes]])),
    ),
  };
}
