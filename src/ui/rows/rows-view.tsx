import { type ComponentProps, Suspense } from "react";
import type { Id } from "#core/vocabulary.ts";
import { useOpen } from "#state/document/documents.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { Transcript } from "#ui/transcript/transcript.tsx";
import { RowBar } from "./row-bar.tsx";
import { RowsTable } from "./rows-table.tsx";

const BatchBar = lazyComponent(async () => (await import("#ui/batches/batch-bar.tsx")).BatchBar);

/**
 * The rows of a conversation: the table of all, or the open one as a transcript under its bar. Both are loaded together,
 * so that the focus goes from one to the other.
 */
export function RowsView({ rowId, ...grid }: ComponentProps<typeof RowsTable> & { rowId: Id | undefined }) {
  const hasBatches = useOpen(({ settled }) => settled.batches !== undefined, false);
  const batches = hasBatches && (
    <Suspense fallback={null}>
      <BatchBar />
    </Suspense>
  );
  if (rowId === undefined)
    return (
      <>
        {batches}
        <RowsTable {...grid} />
      </>
    );
  const { isPhone: _isPhone, ...transcript } = grid;
  return (
    <>
      {batches}
      <RowBar rowId={rowId} />
      <Transcript {...transcript} />
    </>
  );
}
