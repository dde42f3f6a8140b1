import { useEffect, useState } from "react";
import type { RowFault, RowLayout, RowTable } from "#core/row-files/row-table.ts";
import { readRowInput, type RowInput } from "#state/imports/read-row-input.ts";

/** An input to read rows from, and how a text is to be cut. */
export type RowSource = { input: RowInput; layout: Partial<RowLayout> };

/**
 * The rows of a source; undefined while it is read, and where there is none. Only the last source counts. While the same
 * input is cut anew, its rows stay as they were.
 */
export function useRowReading(source: RowSource | undefined): RowTable | RowFault | undefined {
  const [read, setRead] = useState<{ source: RowSource; table: RowTable | RowFault }>();
  useEffect(
    function readSource() {
      if (!source) return undefined;
      const abort = new AbortController();
      const read = async () => {
        // It is aborted where another source is given.
        const table = await readRowInput(source.input, source.layout, abort.signal).catch(() => undefined);
        if (table && !abort.signal.aborted) setRead({ source, table });
      };
      void read();
      return () => abort.abort();
    },
    [source],
  );
  return source !== undefined && read?.source.input === source.input ? read.table : undefined;
}
