import { useColumns } from "#state/document/documents.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { getColumnGridStyle } from "./get-column-grid-style.ts";
import { useColumnDifferences } from "./use-column-differences.ts";
import { VariantHead } from "./variant-head.tsx";

/** The heads of the visible columns, above all turns. */
export function VariantHeads({
  visibleColumns,
  chosenId,
  hasTabs,
  hasSheet,
}: {
  visibleColumns: readonly IndexedColumn[];
  chosenId: string;
  hasTabs: boolean;
  hasSheet: boolean;
}) {
  const columns = useColumns();
  const differences = useColumnDifferences(columns);
  return (
    <div style={getColumnGridStyle(visibleColumns.length)} className="column-grid divide-x divide-line bg-paper">
      {visibleColumns.map(({ variant, columnIndex }) => (
        <VariantHead
          key={variant.id}
          variant={variant}
          columnIndex={columnIndex}
          count={columns.length}
          differences={differences[columnIndex] ?? { own: [], common: [], hasOwnModel: false, label: "" }}
          isChosen={variant.id === chosenId}
          hasTabs={hasTabs}
          hasSheet={hasSheet}
        />
      ))}
    </div>
  );
}
