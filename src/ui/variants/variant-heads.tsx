import { useColumns } from "#state/document/documents.ts";
import type { PlacedColumn } from "#state/variants/chosen-variant.ts";
import { columnGrid } from "./column-grid.ts";
import { useDifferences } from "./use-differences.ts";
import { VariantHead } from "./variant-head.tsx";

/** The heads of the columns that are drawn, above all turns. */
export function VariantHeads({
  drawn,
  chosenId,
  hasSheet,
}: {
  drawn: readonly PlacedColumn[];
  chosenId: string;
  hasSheet: boolean;
}) {
  const columns = useColumns();
  const differences = useDifferences(columns);
  return (
    <div style={columnGrid(drawn.length)} className="sticky top-0 z-10 divide-x divide-line bg-paper">
      {drawn.map(({ variant, place }) => (
        <VariantHead
          key={variant.id}
          variant={variant}
          place={place}
          count={columns.length}
          differences={differences[place] ?? { own: [], common: [], hasOwnModel: false }}
          isChosen={variant.id === chosenId}
          hasSheet={hasSheet}
        />
      ))}
    </div>
  );
}
