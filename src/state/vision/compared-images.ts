import { useMemo } from "react";
import { create } from "zustand";
import { getThread } from "#core/conversation/get-thread.ts";
import { listPictures, type ListedPicture } from "#core/vision/list-pictures.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { layerOpened } from "#state/layers.ts";

/** The two pictures that are looked at side by side. */
type Compared = { left: Sha256; right: Sha256 };

const useCompared = create<Compared>()(() => ({ left: "", right: "" }));

/** Two pictures are to be seen side by side. */
export function comparisonOpened(left: Sha256, right: Sha256): void {
  useCompared.setState({ left, right });
  layerOpened("compare-images");
}

/** Another picture is to stand on one side. */
export function comparedImageChosen(side: keyof Compared, blob: Sha256): void {
  useCompared.setState({ [side]: blob });
}

/** Both pictures and all that could stand in their places; undefined where one is gone. */
export function useComparison(): { left: ListedPicture; right: ListedPicture; all: ListedPicture[] } | undefined {
  const { left, right } = useCompared();
  const conversation = useSettledConversation();
  const attachments = useAttachments();
  const all = useMemo(
    () => listPictures(conversation ? getThread(conversation.turns, conversation.view.leafTurnId) : [], attachments),
    [conversation, attachments],
  );
  const find = (wanted: Sha256) => all.find(({ blob }) => blob === wanted);
  const [onLeft, onRight] = [find(left), find(right)];
  return onLeft && onRight && { left: onLeft, right: onRight, all };
}
