import { create } from "zustand";
import type { Id } from "#core/conversation/conversation.ts";
import { layerOpened } from "#state/layers.ts";

const useEdited = create<{ attachmentId: Id }>()(() => ({ attachmentId: "" }));

/** An attachment is to be edited. */
export function editorOpened(attachmentId: Id): void {
  useEdited.setState({ attachmentId });
  layerOpened("edit");
}

export const useEditedId = (): Id => useEdited(({ attachmentId }) => attachmentId);
