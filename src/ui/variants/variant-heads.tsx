import { useColumns } from "#state/document/documents.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { getColumnGridStyle } from "./get-column-grid-style.ts";
import { useColumnDifferences } from "./use-column-differences.ts";
import { VariantHead } from "./variant-head.tsx";

/** The heads of the visible columns, above all turns. */
export function VariantHeads({
  visibleColumns,
  chosenId,
  hasSheet,
}: {
  visibleColumns: readonly IndexedColumn[];
  chosenId: string;
  hasSheet: boolean;
}) {
  const columns = useColumns();
  const differences = useColumnDifferences(columns);
  return (
    <div
      style={getColumnGridStyle(visibleColumns.length)}
      className="column-grid sticky top-0 z-10 divide-x divide-line bg-paper low:static"
    >
      {visibleColumns.map(({ variant, columnIndex }) => (
        <VariantHead
          key={variant.id}
          variant={variant}
          columnIndex={columnIndex}
          count={columns.length}
          differences={differences[columnIndex] ?? { own: [], common: [], hasOwnModel: false }}
          isChosen={variant.id === chosenId}
          hasSheet={hasSheet}
        />
      ))}
    </div>
  );
}
