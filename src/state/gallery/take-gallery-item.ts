import { omitExamples } from "#core/gallery/omit-examples.ts";
import { focusControl } from "#io/browser/page-controls.ts";
import { makeItMine, stopPlaying } from "#state/capsule/capsule-document.ts";
import { getOpenedCapsule } from "#state/capsule/opened-capsule.ts";
import { conversationChanged } from "#state/document/documents.ts";

/**
 * Makes the open thing to try the user's own without the answers that were written for it, so that Run, which says its price,
 * asks the model for them. Nothing is sent; the focus goes to Run.
 */
export function takeGalleryItem(): void {
  const id = getOpenedCapsule()?.conversationId;
  if (id === undefined) return;
  stopPlaying();
  makeItMine();
  conversationChanged(id, omitExamples);
  focusControl("[data-composer] #run");
}
