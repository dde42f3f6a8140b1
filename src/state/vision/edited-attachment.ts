import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import { useAttachments } from "#state/document/drafts.ts";
import { layerOpened } from "#state/layers.ts";

const useEdited = create<{ attachmentId: Id }>()(() => ({ attachmentId: "" }));

/** An attachment is to be edited. */
export function editorOpened(attachmentId: Id): void {
  useEdited.setState({ attachmentId });
  layerOpened("edit");
}

/** Whether the attachment is in the composer on the screen: it is not after that shows another conversation. */
export const useIsAttached = (attachmentId: Id): boolean => useAttachments().some(({ id }) => id === attachmentId);

export const useEditedAttachmentId = (): Id => useEdited(({ attachmentId }) => attachmentId);
