import { assertNever } from "#core/assert-never.ts";
import { findPlaces, type FoldedPlace } from "#core/search/find-places.ts";
import { foldText } from "#core/fold-text.ts";
import { type SearchFilters, SearchIndex } from "#core/search/search-index.ts";
import type { SearchDocument } from "#core/search/search-place.ts";
import type { SearchAnswer } from "#core/search/search-result.ts";
import { listStored, openStored, readStored, type StoredSource } from "./read-stored.ts";
import type { SearchCommand, SearchReport } from "./search-command.ts";
import { loadDocuments, loadWrittenIndex, saveDocuments, saveWrittenIndex } from "./search-store.ts";

/** The most results that are shown. */
const MAX_RESULTS = 30;

let loading: Promise<SearchIndex> | undefined;
let isChanged = false;

/** Runs a command on the index, which is loaded, or begun anew, with the first one. */
export async function runSearchCommand(command: SearchCommand): Promise<SearchReport> {
  if (command.kind === "close") {
    loading = undefined;
    isChanged = false;
    lastFolded = new Map();
    return { kind: "close" };
  }
  loading ??= loadIndex();
  const index = await loading;
  switch (command.kind) {
    case "refresh":
      return { kind: "refresh", leftCount: await refresh(index, command.maxMs) };
    case "find":
      return { kind: "find", answer: await find(index, command.query, command.filters) };
    case "save":
      if (isChanged) await saveWrittenIndex(index.write());
      isChanged = false;
      return { kind: "save" };
    default:
      return assertNever(command);
  }
}

async function loadIndex(): Promise<SearchIndex> {
  try {
    return new SearchIndex(await loadWrittenIndex());
  } catch {
    return new SearchIndex();
  }
}

async function refresh(index: SearchIndex, maxMs: number): Promise<number> {
  const sinceMs = performance.now();
  const database = await openStored();
  try {
    const stored = await listStored(database);
    const keys = new Set(stored.map(({ key }) => key));
    const removed = index
      .list()
      .map(({ key }) => key)
      .filter((key) => !keys.has(key));
    for (const key of removed) index.remove(key);
    const outdated = stored.filter(({ key, marker }) => index.getMarker(key) !== marker);
    const read: SearchDocument[] = [];
    let done = 0;
    for (const source of outdated) {
      if (performance.now() - sinceMs > maxMs) break;
      const document = await readStored(database, source.key);
      put(index, source, document);
      if (document) read.push(document);
      done += 1;
    }
    if (removed.length > 0 || done > 0) {
      isChanged = true;
      lastFolded = new Map();
      await saveDocuments(read, removed);
    }
    return outdated.length - done;
  } finally {
    database.close();
  }
}

/** Puts a document into the index. One that cannot be read has no words there, so that it is not read again. */
function put(index: SearchIndex, { key, marker }: StoredSource, document: SearchDocument | undefined): void {
  index.put(document ?? { key, title: "", updatedAtMs: 0, places: [] }, marker);
}

async function find(index: SearchIndex, query: string, filters: SearchFilters): Promise<SearchAnswer> {
  const hits = index.find(query, filters);
  const shown = hits.slice(0, MAX_RESULTS);
  const folded = await loadFolded(shown.map(({ key }) => key));
  const results = shown.flatMap(({ key, words }) => {
    const document = folded.get(key);
    if (!document) return [];
    const { title, updatedAtMs, places } = document;
    const kind = key.startsWith("p/") ? ("prompt" as const) : ("conversation" as const);
    return [{ kind, id: key.slice(2), title, updatedAtMs, places: findPlaces(places, words, filters) }];
  });
  const modelIds = [...new Set(index.list().flatMap((document) => document.modelIds))].toSorted();
  return { results, count: hits.length, modelIds };
}

type FoldedDocument = Pick<SearchDocument, "title" | "updatedAtMs"> & { places: FoldedPlace[] };

/** The documents of the last results, since the next letter mostly finds them again. */
let lastFolded = new Map<string, FoldedDocument>();

async function loadFolded(keys: readonly string[]): Promise<ReadonlyMap<string, FoldedDocument>> {
  const kept = [...lastFolded].filter(([key]) => keys.includes(key));
  const loaded = await loadDocuments(keys.filter((key) => !lastFolded.has(key)));
  const added = loaded.map(({ key, title, updatedAtMs, places }): [string, FoldedDocument] => {
    const folded = places.map((place) => ({ place, folded: foldText(place.text) }));
    return [key, { title, updatedAtMs, places: folded }];
  });
  lastFolded = new Map([...kept, ...added]);
  return lastFolded;
}
