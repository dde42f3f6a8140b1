import { type Attachment, isPictureAttachment } from "#core/content/attachment.ts";
import type { CacheLife } from "#core/content/part.ts";
import type { Id } from "#core/vocabulary.ts";
import { getGivenId, updateAttachments } from "#state/document/drafts.ts";

/** Sets or, with undefined, removes the cache breakpoint at the end of an attachment. */
export function attachmentBreakpointChanged(attachmentId: Id, life: CacheLife | undefined): void {
  void updateAttachments(getGivenId(), (all) => all.map((one) => (one.id === attachmentId ? mark(one, life) : one)));
}

function mark(attachment: Attachment, life: CacheLife | undefined): Attachment {
  const added = life && { cache: life };
  if (isPictureAttachment(attachment)) {
    const { cache: _before, ...part } = attachment.part;
    return { ...attachment, part: { ...part, ...added } };
  }
  const { cache: _before, ...part } = attachment.part;
  return { ...attachment, part: { ...part, ...added } };
}
