import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import { useAttachments } from "#state/document/drafts.ts";
import { layerOpened } from "#state/layers.ts";

const useEdited = create<{ attachmentId: Id }>()(() => ({ attachmentId: "" }));

/** Opens the editor for an attachment. */
export function editorOpened(attachmentId: Id): void {
  useEdited.setState({ attachmentId });
  layerOpened("edit");
}

/** True where the attachment is in the visible composer, which another conversation may have replaced. */
export const useIsAttached = (attachmentId: Id): boolean => useAttachments().some(({ id }) => id === attachmentId);

export const useEditedAttachmentId = (): Id => useEdited(({ attachmentId }) => attachmentId);
