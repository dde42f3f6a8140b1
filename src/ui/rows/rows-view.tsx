import type { ComponentProps } from "react";
import type { Id } from "#core/vocabulary.ts";
import { Transcript } from "#ui/transcript/transcript.tsx";
import { RowBar } from "./row-bar.tsx";
import { RowsTable } from "./rows-table.tsx";

/**
 * The rows of a conversation: the table of all, or the open one as a transcript under its bar. Both are loaded together,
 * so that the focus goes from one to the other.
 */
export function RowsView({ rowId, ...grid }: ComponentProps<typeof RowsTable> & { rowId: Id | undefined }) {
  if (rowId === undefined) return <RowsTable {...grid} />;
  const { isPhone: _isPhone, ...transcript } = grid;
  return (
    <>
      <RowBar rowId={rowId} />
      <Transcript {...transcript} />
    </>
  );
}
