import { useColumns, useThread } from "#state/document/documents.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettingsSummaries } from "#ui/variants/use-settings-summaries.ts";
import { TurnRow } from "./turn-row.tsx";

/** The turns of the open conversation, each with its replies. */
export function TurnRows({ visibleColumns, chosenId }: { visibleColumns: readonly IndexedColumn[]; chosenId: Id }) {
  const thread = useThread();
  const columns = useColumns();
  const summaries = useSettingsSummaries(columns);
  return thread.map((turnId, index) => (
    <TurnRow
      key={turnId}
      turnId={turnId}
      number={index + 1}
      visibleColumns={visibleColumns}
      summaries={summaries}
      chosenId={chosenId}
      isAlone={columns.length === 1}
      isLast={index === thread.length - 1}
    />
  ));
}
