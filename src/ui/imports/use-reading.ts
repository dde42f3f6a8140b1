import { useCallback, useEffect, useRef, useState } from "react";
import type { ImportInput, ReadSources } from "#state/imports/read-import-sources.ts";
import { toFileInput } from "#state/imports/read-row-input.ts";
import { layerOpened } from "#state/layers.ts";
import { importForgotten, readImportSources } from "#state/imports/read-import-sources.ts";

/** True where nothing can be imported, and all of it can be added as rows. */
const isOnlyRows = ({ sources, backups = [] }: ReadSources): boolean =>
  backups.length === 0 &&
  sources.length > 0 &&
  sources.every((source) => "reason" in source && source.areRows === true);

type Reading = { read: ReadSources | null; isReading: boolean };

/**
 * The result of reading the text or files that were given last, and a function that reads others. Files that are rows and
 * nothing else lead to *Add rows*.
 */
export function useReading(first: ImportInput | undefined): Reading & { give: (input: ImportInput) => void } {
  const [reading, setReading] = useState<Reading>({ read: null, isReading: first !== undefined });
  const [readFirst, setReadFirst] = useState(first);
  if (readFirst !== first) {
    setReadFirst(first);
    setReading({ read: null, isReading: first !== undefined });
  }
  const current = useRef<{ abort: AbortController; read?: ReadSources }>(undefined);
  const stop = useCallback(() => {
    const { abort, read } = current.current ?? {};
    current.current = undefined;
    abort?.abort();
    if (read) importForgotten(read);
  }, []);
  const start = useCallback(async (input: ImportInput): Promise<void> => {
    const own: { abort: AbortController; read?: ReadSources } = { abort: new AbortController() };
    current.current = own;
    const read = await readImportSources(input, own.abort.signal).catch(() => undefined);
    if (!read) return;
    if (current.current !== own) {
      importForgotten(read);
      return;
    }
    own.read = read;
    setReading({ read, isReading: false });
    if (typeof input !== "string" && isOnlyRows(read)) layerOpened({ kind: "add-rows", input: toFileInput(input) });
  }, []);
  const give = (input: ImportInput): void => {
    stop();
    setReading({ read: null, isReading: input.length > 0 });
    if (input.length > 0) void start(input);
  };
  useEffect(
    function readGivenFiles() {
      if (first) void start(first);
      return stop;
    },
    [first, start, stop],
  );
  return { ...reading, give };
}
