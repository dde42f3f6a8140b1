import { useColumnIds, useThread } from "#state/document/documents.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import type { Id } from "#core/vocabulary.ts";
import { TurnRow } from "./turn-row.tsx";

/** The turns of the open conversation, each with its replies. */
export function TurnRows({ visibleColumns, chosenId }: { visibleColumns: readonly IndexedColumn[]; chosenId: Id }) {
  const thread = useThread();
  const isAlone = useColumnIds().length === 1;
  return thread.map((turnId, index) => (
    <TurnRow
      key={turnId}
      turnId={turnId}
      number={index + 1}
      visibleColumns={visibleColumns}
      chosenId={chosenId}
      isAlone={isAlone}
      isLast={index === thread.length - 1}
    />
  ));
}
