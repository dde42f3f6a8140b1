import { useMemo } from "react";
import { indexCells } from "#core/conversation/index-cells.ts";
import { listAnswerIds } from "#core/conversation/list-answer-ids.ts";
import { pickShownId } from "#core/conversation/list-cell-replies.ts";
import { buildCellKey } from "#core/conversation/conversation.ts";
import { useColumnIds, useOpenRowId, useThread, useTurns } from "#state/document/documents.ts";
import { useSettledReplies } from "#state/document/use-replies.ts";
import { useShownChoices } from "#state/document/use-cells.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { usePreference } from "#state/preferences/preferences.ts";
import type { Id } from "#core/vocabulary.ts";
import { useMarkKeys } from "#ui/checks/use-mark-keys.ts";
import type { ListedReply } from "./plain-turn.tsx";
import { TurnFrame } from "./turn-frame.tsx";
import { useHeldTurn } from "./use-held-turn.ts";
import { useReadTogether } from "./use-read-together.ts";

/** The turns at the end of a conversation that are always drawn. */
const NEAR_TURNS = 20;
const NOTHING: readonly never[] = [];

/** The turns of the open conversation, each with its replies. */
export function TurnRows({ visibleColumns, chosenId }: { visibleColumns: readonly IndexedColumn[]; chosenId: Id }) {
  const thread = useThread();
  useMarkKeys();
  const evenAnswers = usePreference("evenAnswers");
  useReadTogether(usePreference("readsTogether") && evenAnswers);
  const isAlone = useColumnIds().length === 1;
  const listed = useListedReplies(thread.length > NEAR_TURNS ? thread : NOTHING, visibleColumns, isAlone);
  const turns = useTurns();
  useHeldTurn(thread);
  return thread.map((turnId, index) => (
    <TurnFrame
      key={turnId}
      isFar={index < thread.length - NEAR_TURNS}
      turn={turns?.[turnId]}
      listed={listed[index] ?? NOTHING}
      turnId={turnId}
      number={index + 1}
      visibleColumns={visibleColumns}
      chosenId={chosenId}
      isAlone={isAlone}
      isLast={index === thread.length - 1}
    />
  ));
}

/**
 * The replies to each turn that its row lists, as of the last time a reply settled: all of them where there is one
 * column, else the shown one of each.
 */
function useListedReplies(
  thread: readonly Id[],
  visibleColumns: readonly IndexedColumn[],
  isAlone: boolean,
): readonly (readonly ListedReply[])[] {
  const replies = useSettledReplies();
  const chosen = useShownChoices();
  const rowId = useOpenRowId();
  return useMemo(() => {
    if (!replies || !chosen) return NOTHING;
    const cells = indexCells(replies);
    return thread.map((turnId) =>
      visibleColumns.flatMap(({ variantId, columnIndex }, position) => {
        const key = buildCellKey(turnId, variantId, rowId);
        const ids = listAnswerIds(replies, cells[key] ?? NOTHING);
        const shownId = pickShownId(ids, chosen[key], rowId);
        return ids.flatMap((id, sampleIndex) => {
          const reply = isAlone || id === shownId ? replies[id] : undefined;
          return reply ? { reply, columnIndex, position, sampleIndex, cellSize: ids.length } : [];
        });
      }),
    );
  }, [replies, chosen, rowId, thread, visibleColumns, isAlone]);
}
