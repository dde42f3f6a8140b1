import type { Conversation } from "#core/conversation/conversation.ts";
import { isLaterHead } from "#core/conversation/migrations.ts";
import { compareByAge, findNewestLeaf } from "#core/conversation/turn-tree.ts";
import { indexCellsInSteps } from "#core/conversation/index-cells.ts";
import { isRunning } from "#core/conversation/is-in-batch.ts";
import { settleInterrupted } from "#core/conversation/settle-interrupted.ts";
import { formatCount } from "#core/format.ts";
import { parseSnapshotInSteps } from "#core/conversation/snapshot.ts";
import type { Id } from "#core/vocabulary.ts";
import { runInTurns } from "#io/http/run-in-turns.ts";
import { withFreeReplyLock } from "#io/browser/reply-locks.ts";
import { laterHeadFound } from "#io/storage/later-heads.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { foldStoredPieces } from "#io/storage/fold-stored-pieces.ts";
import { isPieceOf } from "#io/storage/piece-records.ts";
import { showNotice } from "#state/notices.ts";
import { saveAsFileAction } from "./save-stored-records.ts";
import { findRepliesElsewhere } from "./find-replies-elsewhere.ts";

/** A stored conversation, its running replies interrupted. */
export async function loadFromDisk(id: Id): Promise<Conversation | undefined> {
  const stored = await loadConversation(id).catch(() => undefined);
  if (isLaterHead(stored?.head)) laterHeadFound(id);
  const snapshot =
    stored &&
    (await runInTurns(
      parseSnapshotInSteps({
        head: stored.head,
        turns: stored.turns.map(({ value }) => value),
        replies: stored.replies.map(({ value }) => value),
        rows: stored.rows.map(({ value }) => value),
        pieces: stored.pieces.map(({ value }) => value),
      }),
    ));
  if (!snapshot) return undefined;
  const { conversation, unreadable } = snapshot;
  if (unreadable > 0)
    showNotice({
      tone: "danger",
      text: `${unreadable === 1 ? "A part" : `${formatCount(unreadable)} parts`} of this conversation could not be read. ${unreadable === 1 ? "It is" : "They are"} still stored, unchanged.`,
      action: saveAsFileAction(id),
    });
  const running = Object.values(conversation.replies).filter(isRunning);
  await findRepliesElsewhere(
    id,
    running.map((reply) => reply.id),
  );
  for (const reply of running)
    if (stored.pieces.some((piece) => isPieceOf(reply.id, piece.id)))
      // Where the disk refuses, the pieces stay and are read again.
      void withFreeReplyLock(reply.id, () => foldStoredPieces(id, reply, stored.pieces)).catch(() => undefined);
  const settled = Object.fromEntries(running.map((reply) => [reply.id, settleInterrupted(reply)]));
  const replies = running.length === 0 ? conversation.replies : { ...conversation.replies, ...settled };
  await runInTurns(indexCellsInSteps(replies));
  // Another tab may have added turns after the one that this head names as the last.
  const { leafTurnId } = conversation.view;
  const leaf = leafTurnId === null ? null : findReachableLeaf(conversation.turns, leafTurnId);
  const view = { ...conversation.view, leafTurnId: leaf };
  return { ...conversation, replies, view };
}

/** The newest turn after the last one of a head; the newest of all where that turn is damaged. */
function findReachableLeaf(turns: Conversation["turns"], leafTurnId: Id): Id | null {
  if (turns[leafTurnId]) return findNewestLeaf(turns, leafTurnId);
  const newest = Object.values(turns).toSorted(compareByAge).at(-1);
  return newest ? findNewestLeaf(turns, newest.id) : null;
}
