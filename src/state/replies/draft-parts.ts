import type { Part } from "#core/content/part.ts";
import type { Draft } from "#state/document/drafts.ts";

/** What a draft says, in the order it is sent: pictures before the text that speaks of them. Empty for nothing. */
export function partsOf({ text, attachments }: Draft): Part[] {
  const pictures = attachments.map(({ part }) => part);
  return text.trim() === "" ? pictures : [...pictures, { kind: "text", text }];
}
