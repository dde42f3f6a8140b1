import { useMemo } from "react";
import { create } from "zustand";
import { getThread } from "#core/conversation/get-thread.ts";
import { listPictures, type ListedPicture } from "#core/vision/list-pictures.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { layerOpened } from "#state/layers.ts";

/** The two pictures that are compared. */
type Compared = { left: Sha256; right: Sha256 };

const useCompared = create<Compared>()(() => ({ left: "", right: "" }));

/** Opens the comparison of two pictures. */
export function comparisonOpened(left: Sha256, right: Sha256): void {
  useCompared.setState({ left, right });
  layerOpened("compare-images");
}

/** Chooses another picture for one side. */
export function comparedImageChosen(side: keyof Compared, blob: Sha256): void {
  useCompared.setState({ [side]: blob });
}

/** Both pictures and all that can be chosen; undefined where one was removed. */
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
