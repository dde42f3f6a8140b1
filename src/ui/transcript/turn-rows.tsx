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
import { estimateTurnHeight } from "./estimate-turn-height.ts";
import type { ListedTurn } from "./listed-reply.ts";
import { TurnGroup } from "./turn-group.tsx";
import { useHeldTurn } from "./use-held-turn.ts";
import { useReadTogether } from "./use-read-together.ts";

const GROUP_TURNS = 32;
/** The turns at the end of a conversation that are always laid out once they are drawn. */
const NEAR_TURNS = 20;
/** The fewest turns at the end that are drawn when a conversation opens; more where the window shows more. */
const MIN_DRAWN_TURNS = 4;
const NOTHING: readonly never[] = [];

/** The turns of the open conversation, each with its replies. */
export function TurnRows({ visibleColumns, chosenId }: { visibleColumns: readonly IndexedColumn[]; chosenId: Id }) {
  const thread = useThread();
  useMarkKeys();
  const evenAnswers = usePreference("evenAnswers");
  useReadTogether(usePreference("readsTogether") && evenAnswers);
  const isAlone = useColumnIds().length === 1;
  const turns = useListedTurns(thread, visibleColumns, isAlone);
  const drawnCount = useMemo(() => countTurnsInView(turns, visibleColumns.length), [turns, visibleColumns]);
  useHeldTurn(thread);
  return Array.from({ length: Math.ceil(turns.length / GROUP_TURNS) }, (_, index) => {
    const from = index * GROUP_TURNS;
    const end = Math.min(turns.length, from + GROUP_TURNS);
    const countInGroup = (count: number) => Math.max(0, end - Math.max(from, turns.length - count));
    return (
      <TurnGroup
        key={turns[from]?.turnId}
        turns={turns.slice(from, end)}
        from={from}
        drawnCount={countInGroup(drawnCount)}
        nearCount={countInGroup(NEAR_TURNS)}
        lastTurnId={end === turns.length ? thread.at(-1) : undefined}
        visibleColumns={visibleColumns}
        chosenId={chosenId}
        isAlone={isAlone}
      />
    );
  });
}

/** The number of turns at the end that fill the window once and a half. */
function countTurnsInView(turns: readonly ListedTurn[], columnCount: number): number {
  let count = 0;
  let height = 0;
  while (count < MIN_DRAWN_TURNS || (count < NEAR_TURNS && height < 1.5 * innerHeight)) {
    const turn = turns.at(-1 - count);
    if (!turn) break;
    height += estimateTurnHeight(turn, columnCount);
    count += 1;
  }
  return count;
}

/**
 * The turns, each with the replies that its row lists, as of the last time a reply settled: all of them where there is one
 * column, else the shown one of each.
 */
function useListedTurns(
  thread: readonly Id[],
  visibleColumns: readonly IndexedColumn[],
  isAlone: boolean,
): readonly ListedTurn[] {
  const turns = useTurns();
  const replies = useSettledReplies();
  const chosen = useShownChoices();
  const rowId = useOpenRowId();
  return useMemo(() => {
    if (!replies || !chosen) return thread.map((turnId) => ({ turnId, turn: undefined, listed: NOTHING }));
    const cells = indexCells(replies);
    return thread.map((turnId) => {
      const listed = visibleColumns.flatMap(({ variantId, columnIndex }, position) => {
        const key = buildCellKey(turnId, variantId, rowId);
        const ids = listAnswerIds(replies, cells[key] ?? NOTHING);
        const shownId = pickShownId(ids, chosen[key], rowId);
        return ids.flatMap((id, sampleIndex) => {
          const reply = isAlone || id === shownId ? replies[id] : undefined;
          return reply ? { reply, columnIndex, position, sampleIndex, cellSize: ids.length } : [];
        });
      });
      return { turnId, turn: turns?.[turnId], listed };
    });
  }, [turns, replies, chosen, rowId, thread, visibleColumns, isAlone]);
}
