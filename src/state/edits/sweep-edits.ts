import {
  changeSweep,
  dissolveSweep,
  listLeavingIds,
  setSweepFolded,
  undoSweepChange,
} from "#core/conversation/change-sweep.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listScales, parseSizeId } from "#core/conversation/image-scales.ts";
import { parseSweptField } from "#core/conversation/expand-sweeps.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { parseVariableName } from "#core/conversation/variable-path.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { openConversationChanged, getOpenConversation } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { drawTurnSizes } from "#state/vision/draw-turn-sizes.ts";
import { stopVariant } from "#state/replies/stop-replies.ts";

/**
 * Applies typed values to a field of a sweep: columns are added, hidden and restored with their values, and every reply
 * stays. Returns a sentence where the text is invalid or gives too many columns, else null.
 */
export async function applySweepField(sweepId: Id, path: Path, typed: string): Promise<string | null> {
  const initial = getOpenConversation();
  const sizeId = parseSizeId(path);
  // Pictures of rows are drawn when they are sent.
  const isDrawnNow = sizeId !== undefined && parseVariableName(sizeId) === undefined;
  const problem = initial && isDrawnNow ? await drawTurnSizes(initial.id, sizeId, listScales(typed)) : null;
  if (problem !== null) return problem;
  const open = getOpenConversation();
  if (open?.id !== initial?.id) return null;
  const member = open?.variants.find(({ sweep }) => sweep?.id === sweepId);
  if (!open || !member) return null;
  const { specs } = resolveCapabilities(resolveSettings(open, member.id));
  const parsed = parseSweptField(path, typed, specs);
  if (parsed.type === "unreadable") return parsed.reason;
  if (parsed.type === "empty") return "enter at least one value";
  if (parsed.type === "several" && parsed.samples !== undefined) return "set samples in the parameters of each column";
  const values = parsed.type === "one" ? [{ value: parsed.value }] : parsed.values;
  const { leafTurnId } = open.view;
  const threadEndId = leafTurnId === null ? null : (open.turns[leafTurnId]?.parentId ?? null);
  const changed = changeSweep(open, sweepId, path, values, threadEndId, newId);
  if ("reason" in changed) return changed.reason;
  const after = changed.conversation;
  const leavingIds = listLeavingIds(open, after);
  for (const id of leavingIds) stopVariant(open.id, id);
  const { variants, sweeps } = after;
  openConversationChanged((before) => ({ ...before, variants, sweeps }));
  if (leavingIds.length > 0)
    showUndoNotice(
      leavingIds.length === 1
        ? "1 column was removed from the sweep. Its answers are kept."
        : `${leavingIds.length} columns were removed from the sweep. Their answers are kept.`,
      open.id,
      (before) => undoSweepChange(before, { earlier: open, changed: after }, sweepId, path),
      () => {
        for (const id of listLeavingIds(after, open)) stopVariant(open.id, id);
      },
    );
  return null;
}

/** Folds a sweep into its first column, or unfolds it. Replies in the other columns keep running. */
export function sweepFolded(sweepId: Id, isFolded: boolean): void {
  openConversationChanged((before) => setSweepFolded(before, sweepId, isFolded));
}

/** Dissolves a sweep: its columns stay as ordinary columns. */
export function sweepDissolved(sweepId: Id): void {
  const open = getOpenConversation();
  if (!open) return;
  openConversationChanged((before) => dissolveSweep(before, sweepId));
  showUndoNotice("The sweep has ended. Its columns stay.", open.id, (before): Conversation => {
    const members = new Map(open.variants.map((variant) => [variant.id, variant.sweep]));
    return {
      ...before,
      sweeps: [...before.sweeps, ...open.sweeps.filter(({ id }) => id === sweepId)],
      variants: before.variants.map((variant) => {
        const sweep = members.get(variant.id);
        return sweep?.id === sweepId ? { ...variant, sweep } : variant;
      }),
    };
  });
}
