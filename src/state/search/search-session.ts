import { create } from "zustand";
import type { SearchFilters } from "#core/search/search-index.ts";
import type { SearchAnswer } from "#core/search/search-result.ts";
import { runSearch } from "#io/search/run-search.ts";
import { getStorageTrouble } from "#io/storage/storage-trouble.ts";
import { flushDocuments } from "#state/document/autosave-documents.ts";
import { watchSavedList } from "#state/document/saved-list-changes.ts";
import { onReset } from "#state/reset-state.ts";

/** The current search and its results. */
type Search = {
  query: string;
  filters: SearchFilters;
  /** The answer to an earlier query until that of the present one is there. */
  answer: SearchAnswer | undefined;
  /** The number of conversations and prompts that the index does not have yet. */
  leftCount: number;
  /** True where nothing can be searched, because the browser's storage or the worker refuses. */
  isFailed: boolean;
};

const INITIAL: Search = { query: "", filters: {}, answer: undefined, leftCount: 0, isFailed: false };
const useStore = create<Search>()(() => INITIAL);

/** The time for which the index is brought up to date before what was typed meanwhile is searched. */
const SLICE_MS = 150;
/** The time without a search after which the worker gives its memory back. */
const REST_MS = 60_000;

const never = new AbortController().signal;
let latest = new AbortController();
let isRefreshing = false;
/** True where something may have changed since the last refresh began. */
let isOutdated = false;
let resting: ReturnType<typeof setTimeout> | undefined;

onReset(() => {
  latest.abort();
  clearTimeout(resting);
  useStore.setState(INITIAL, true);
});

export const useSearch = (): Search => useStore();

export const useIsSearching = (): boolean => useStore(isSearching);

const isSearching = ({ query, filters }: Search): boolean => query.trim() !== "" || Object.keys(filters).length > 0;

/** Brings the index up to date, as when somebody is about to search. */
export async function refreshSearch(): Promise<void> {
  isOutdated = true;
  if (isRefreshing) return;
  isRefreshing = true;
  clearTimeout(resting);
  try {
    let leftCount = 0;
    while (isOutdated || leftCount > 0) {
      isOutdated = false;
      await flushDocuments();
      const report = await runSearch({ kind: "refresh", maxMs: SLICE_MS }, never);
      if (report?.kind !== "refresh" || getStorageTrouble() !== undefined) {
        useStore.setState({ isFailed: true });
        return;
      }
      ({ leftCount } = report);
      useStore.setState({ leftCount, isFailed: false });
      void find();
    }
    void runSearch({ kind: "save" }, never);
  } finally {
    isRefreshing = false;
    restLater();
  }
}

function restLater(): void {
  clearTimeout(resting);
  resting = setTimeout(() => {
    if (isSearching(useStore.getState())) restLater();
    else void runSearch({ kind: "close" }, never);
  }, REST_MS);
}

/** Searches for what is typed. */
export function searchTyped(query: string): void {
  useStore.setState({ query });
  void find();
}

/** Searches among what passes some filters. */
export function searchFiltered(filters: SearchFilters): void {
  useStore.setState({ filters });
  void find();
}

/** Ends a search, so that the list is shown again. */
export function searchCleared(): void {
  useStore.setState({ query: "", filters: {} });
  void find();
}

async function find(): Promise<void> {
  latest.abort();
  latest = new AbortController();
  const { signal } = latest;
  const search = useStore.getState();
  if (!isSearching(search)) {
    useStore.setState({ answer: undefined });
    return;
  }
  const { query, filters } = search;
  const report = await runSearch({ kind: "find", query, filters }, signal).catch(() => undefined);
  if (signal.aborted) return;
  if (report?.kind === "find") useStore.setState({ answer: report.answer });
  else useStore.setState({ isFailed: true });
}

watchSavedList(() => {
  if (isSearching(useStore.getState())) void refreshSearch();
});
