import { queryLockedReplies, waitForReplyLock } from "#io/browser/reply-locks.ts";
import { hasUnsettledReplies, watchConversations } from "#state/document/documents.ts";
import { isAnyJudging, watchJudging } from "#state/judging/judging-progress.ts";
import { getLayer, onceLayerClosed } from "#state/layers.ts";

/**
 * True while something is being written that loading the page again would cut off: an answer here or in another tab, or the
 * judgement of one.
 */
export const isWriting = async (): Promise<boolean> =>
  hasUnsettledReplies() || isAnyJudging() || (await queryLockedReplies()).size > 0;

/** Resolves once nothing is being written in any tab and no dialog is open here, in which something may stand. */
export async function waitUntilIdle(): Promise<void> {
  while ((await isWriting()) || getLayer() !== null) {
    await waitFor(() => !hasUnsettledReplies(), watchConversations);
    await waitFor(() => !isAnyJudging(), watchJudging);
    await Promise.all([...(await queryLockedReplies())].map(waitForReplyLock));
    const layer = getLayer();
    if (layer) await new Promise<void>((resolve) => onceLayerClosed(layer, resolve));
  }
}

function waitFor(holds: () => boolean, watch: (onChange: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve();
    const end = watch(() => {
      if (!holds()) return;
      end();
      resolve();
    });
  });
}
