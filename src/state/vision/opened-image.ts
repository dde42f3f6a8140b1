import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import { openConversationChanged } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";

/** The picture that is open in full. */
const useOpenImage = create<{ turnId: Id; partIndex: number }>()(() => ({ turnId: "", partIndex: 0 }));

/** Opens a picture of a turn in full. */
export function imageOpened(turnId: Id, partIndex: number): void {
  useOpenImage.setState({ turnId, partIndex });
  layerOpened("image");
}

/** Sets the alternative text of a picture; an empty text removes it. The text is for readers and is not sent. */
export function altTextChanged(turnId: Id, partIndex: number, alt: string): void {
  openConversationChanged((before) => {
    const turn = before.turns[turnId];
    const part = turn?.parts[partIndex];
    if (!turn || part?.kind !== "image") return before;
    const { alt: _before, ...rest } = part;
    const parts = turn.parts.with(partIndex, alt === "" ? rest : { ...rest, alt });
    return { ...before, turns: { ...before.turns, [turnId]: { ...turn, parts } } };
  });
}

export const useOpenedImage = (): { turnId: Id; partIndex: number } => useOpenImage();
